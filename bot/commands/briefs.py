"""Commands that brief: a topic, free words, and a quotation in its context."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.chat.message import Message, with_buttons
from bot.commands.asked import ParsedCommand
from bot.library.library import Library
from bot.library.passages import Passage
from bot.wording import briefs, buttons, refusals
from bot.wording.catalogue import spoken
from briefings.errors import TopicError
from briefings.model import Brief, Point, Topic

_AT_HAND = 256
"""Messages that need not be put into words again: what is asked for is mostly the same few."""
_SHORTEST_ID = 4
"""Letters of an article's id that say which one is meant."""


def brief(library: Library, asked: ParsedCommand) -> Message:
    """Brief on the topic that the words name, or on the words themselves."""
    if not asked.words:
        return refusals.words_wanted()
    try:
        found = library.brief_on(asked.words)
    except TopicError as error:
        return refusals.words_refused(error)
    return _shown(library, asked, found, kept=_kept(library, found))


def topic_brief(library: Library, asked: ParsedCommand, topic: Topic) -> Message:
    """Brief on a topic."""
    return _shown(library, asked, library.brief(topic), kept=True)


def show(library: Library, asked: ParsedCommand) -> Message:
    """Show a brief again as it was, by its id."""
    found = library.brief_meant(asked.channel, asked.words or None)
    if found is None:
        return refusals.no_brief_shown()
    return _shown(library, asked, found, kept=_kept(library, found))


def more(library: Library, asked: ParsedCommand) -> Message:
    """Show the points that would come next in the last brief."""
    former = library.brief_meant(asked.channel, asked.brief)
    if former is None:
        return refusals.no_brief_shown()
    wider = library.wider(former)
    had = len(former.points)
    if len(wider.points) <= had:
        return briefs.no_more(former)
    library.show(asked.channel, wider)
    told_of = briefs.more_message(wider, library.passages(wider), had)
    return with_buttons(told_of, buttons.under_brief(wider, kept=_kept(library, wider)))


def context(library: Library, asked: ParsedCommand) -> Message:
    """Show a quotation of the last brief among the sentences around it."""
    meant = library.brief_meant(asked.channel, asked.brief)
    if meant is None:
        return refusals.no_brief_shown()
    passages = library.passages(meant)
    if not asked.words:
        wanted = refusals.number_wanted(len(passages))
        return with_buttons(wanted, buttons.numbers("context", meant))
    found = _meant(passages, asked.words)
    if not found:
        return refusals.no_such_quotation(asked.words, len(passages))
    return briefs.context_message(found)


def why(library: Library, asked: ParsedCommand) -> Message:
    """Say why the points of the last brief were chosen, or the one that a number belongs to."""
    meant = library.brief_meant(asked.channel, asked.brief)
    if meant is None:
        return refusals.no_brief_shown()
    points = list(_numbered(meant))
    if asked.words:
        wanted = asked.words.strip("[]#")
        points = [
            (number, point)
            for number, point in points
            if wanted in map(str, range(number, number + len(point.excerpts)))
        ]
    if not points:
        return refusals.no_such_quotation(asked.words, len(meant.excerpts))
    return briefs.why_message(meant.topic.title, points)


def told(library: Library, found: Brief) -> Message:
    """Return a brief as it is read, or that nothing was found."""
    if found.points:
        return briefs.brief_message(found, library.passages(found))
    if not found.considered:
        return refusals.no_articles()
    near = library.nearest_topics(found.topic.title)
    return briefs.nothing_found(found, [name for name in near if name != found.topic.name])


def _shown(library: Library, asked: ParsedCommand, found: Brief, *, kept: bool) -> Message:
    """Return a brief with what can be pressed under it, and remember that it was shown.

    Args:
        library: what is answered from.
        asked: where it is shown.
        found: the brief.
        kept: whether it is of a topic that is kept, rather than of words that someone wrote.
    """
    if not found.points:
        return told(library, found)
    library.show(asked.channel, found)
    return _read(found, library.passages(found), spoken(), kept=kept)


@lru_cache(_AT_HAND)
def _read(found: Brief, passages: tuple[Passage, ...], _language: str, *, kept: bool) -> Message:
    message = replace(briefs.brief_message(found, passages), again=f"/show {found.id}")
    return with_buttons(message, buttons.under_brief(found, kept=kept))


def _kept(library: Library, found: Brief) -> bool:
    return library.topic_named(found.topic.name) is not None


def _numbered(shown: Brief) -> Iterator[tuple[int, Point]]:
    """Yield each point with the number of its lead."""
    number = 1
    for point in shown.points:
        yield number, point
        number += len(point.excerpts)


def _meant(shown: Sequence[Passage], reference: str) -> list[Passage]:
    """Return what a number, or the beginning of an article's id, stands for."""
    wanted = reference.strip("[]#").casefold()
    if wanted.isdecimal() and len(wanted) < _SHORTEST_ID:
        return [place for place in shown if place.number == int(wanted)]
    if len(wanted) < _SHORTEST_ID:
        return []
    return [place for place in shown if place.excerpt.citation.article.startswith(wanted)]
