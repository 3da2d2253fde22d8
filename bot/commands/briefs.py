"""Commands about briefs: on a topic or any words, more of one, its context and its reasons."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.chat.message import Message, Paragraph, with_buttons
from bot.commands.arguments.days import local_time, read_wanted
from bot.commands.gathering.freshness import with_freshness
from bot.commands.parsing import ParsedCommand, parse_number, parse_numbers
from bot.commands.sources.reading import read
from bot.library.combined import is_combined
from bot.library.library import Library
from bot.library.passages import Passage
from bot.subscriptions.times.periods import split_period
from bot.wording import briefs, buttons, refusals
from bot.wording.language.languages import spoken
from briefings.addresses import spellings_of
from briefings.errors import TopicError
from briefings.model import Brief, Point, Topic

_CACHED_MESSAGES = 256
"""Most requests are for the same few briefs."""
_LEAD = 200
"""Signs of an article without a title that say what it is about."""
_SHORTEST_ID = 4
"""Letters of an article's id that are enough to name it."""


def brief(library: Library, command: ParsedCommand) -> Message:
    """Brief on the topic that the words name, or on the words themselves."""
    if not command.words:
        return refusals.ask_words()
    words, days = split_period(command.words, local_time(library, command))
    recipe = replace(library.recipe, window=days) if days and words else None
    try:
        found = library.brief_on(words or command.words, recipe, command.now)
    except TopicError as error:
        return refusals.refuse_words(error)
    return _show(library, command, found, is_topic=_is_topic(library, found))


def topic_brief(library: Library, command: ParsedCommand, topic: Topic) -> Message:
    """Brief on a topic, with as many points and of the days that the words say."""
    recipe = library.recipe
    if command.words:
        wanted = read_wanted(command.words, local_time(library, command))
        recipe = replace(recipe, window=wanted.days)
        if wanted.points:
            recipe = replace(recipe, points=wanted.points, words=None)
    return _show(library, command, library.brief(topic, recipe, command.now), is_topic=True)


def of_address(library: Library, command: ParsedCommand) -> Message:
    """Brief on the story of the article at a web address; an owner has it read if it isn't here."""
    ids = library.store.find_addresses(spellings_of(command.words))
    if not ids and command.role == "owner" and library.make_fetcher:
        return read(library, command)
    if not ids:
        return refusals.address_not_held(command.words)
    article = library.store.article(ids[0])
    words = article.title or article.body[:_LEAD]
    try:
        found = library.brief_on(words, now=command.now)
    except TopicError as error:
        return refusals.refuse_words(error)
    message = _show(library, command, found, is_topic=_is_topic(library, found))
    named = article.quote(0, len(article.body)).citation
    return replace(message, parts=(Paragraph(text=briefs.on_article(named)), *message.parts))


def show(library: Library, command: ParsedCommand) -> Message:
    """Show a brief again as it was, by its id."""
    found = library.find_brief(command.channel, command.words or None)
    if found is None:
        return refusals.no_brief_shown()
    return _show(library, command, found, is_topic=_is_topic(library, found))


def more(library: Library, command: ParsedCommand) -> Message:
    """Show the points that would come next in the last brief."""
    former = library.find_brief(command.channel, command.brief)
    if former is None:
        return refusals.no_brief_shown()
    if is_combined(former):
        return with_buttons(briefs.more_by_topic(), buttons.topics(library.topics()))
    wider = library.widen(former, parse_number(command.words), command.now)
    had = len(former.points)
    if len(wider.points) <= had:
        return briefs.no_more(former)
    library.show(command.channel, wider)
    message = briefs.more_message(wider, library.passages(wider), had)
    under = buttons.under_brief(wider, kept=_is_topic(library, wider), votes=library.learn)
    return with_buttons(message, under)


def context(library: Library, command: ParsedCommand) -> Message:
    """Show a quotation of the last brief among the sentences around it."""
    found = library.find_brief(command.channel, command.brief)
    if found is None:
        return refusals.no_brief_shown()
    passages = library.passages(found)
    if not command.words:
        question = refusals.ask_number(len(passages))
        return with_buttons(question, buttons.numbers("context", found))
    chosen = _find_passages(passages, command.words)
    if not chosen:
        return refusals.no_such_quotation(command.words, len(passages))
    return briefs.context_message(chosen)


def why(library: Library, command: ParsedCommand) -> Message:
    """Say why the points of the last brief were chosen, or those that some numbers belong to."""
    found = library.find_brief(command.channel, command.brief)
    if found is None:
        return refusals.no_brief_shown()
    points = list(_numbered_points(found))
    if command.words:
        numbers = parse_numbers(command.words, len(found.excerpts))
        points = [
            (lead, point)
            for lead, point in points
            if numbers.intersection(range(lead, lead + len(point.excerpts)))
        ]
    if not points:
        return refusals.no_such_quotation(command.words, len(found.excerpts))
    return briefs.why_message(found, points, in_full=bool(command.words))


def describe(library: Library, brief: Brief) -> Message:
    """Return a brief as it is read, or that nothing was found."""
    if brief.points:
        return briefs.brief_message(brief, library.passages(brief))
    if not brief.considered:
        return refusals.no_articles()
    similar = library.similar_topics(brief.topic.title)
    return briefs.nothing_found(brief, [name for name in similar if name != brief.topic.name])


def _show(library: Library, command: ParsedCommand, brief: Brief, *, is_topic: bool) -> Message:
    """Return a brief with its buttons, and remember that the channel was shown it.

    Args:
        library: what is answered from.
        command: where it is shown.
        brief: the brief.
        is_topic: whether it is on one of the library's topics, not on words that someone wrote.
    """
    if not brief.points:
        return with_freshness(library, describe(library, brief), command)
    library.show(command.channel, brief)
    message = _message(
        brief, library.passages(brief), spoken(), is_topic=is_topic, votes=library.learn
    )
    return with_freshness(library, message, command)


@lru_cache(_CACHED_MESSAGES)
def _message(
    brief: Brief, passages: tuple[Passage, ...], _language: str, *, is_topic: bool, votes: bool
) -> Message:
    message = replace(briefs.brief_message(brief, passages), again=f"/show {brief.id}")
    return with_buttons(message, buttons.under_brief(brief, kept=is_topic, votes=votes))


def _is_topic(library: Library, brief: Brief) -> bool:
    return library.find_topic(brief.topic.name) is not None


def _numbered_points(brief: Brief) -> Iterator[tuple[int, Point]]:
    """Yield each point with the number of its lead."""
    number = 1
    for point in brief.points:
        yield number, point
        number += len(point.excerpts)


def _find_passages(passages: Sequence[Passage], reference: str) -> list[Passage]:
    """Return the passages of numbers, or of an article by the beginning of its id."""
    wanted = reference.strip("[]#").casefold()
    if len(wanted) < _SHORTEST_ID or not wanted.isalnum():
        numbers = parse_numbers(reference, len(passages))
        return [passage for passage in passages if passage.number in numbers]
    if len(wanted) < _SHORTEST_ID:
        return []
    return [each for each in passages if each.excerpt.citation.article.startswith(wanted)]
