"""Commands that vote on what a brief said, and show what the votes come to."""

from bisect import bisect_right
from itertools import accumulate

from bot.chat.message import Message, with_buttons
from bot.commands.asked import ParsedCommand
from bot.library.library import Library
from bot.wording import buttons, refusals
from bot.wording import votes as wording
from briefings.matching.votes import Vote, learnt
from briefings.model import Brief, Point, Topic
from storage.errors import NotFound

_RESET = "reset"


def good(library: Library, asked: ParsedCommand) -> Message:
    """Vote up the sentence that leads a point of the last brief."""
    return _voted(library, asked, up=True)


def bad(library: Library, asked: ParsedCommand) -> Message:
    """Vote down the sentence that leads a point of the last brief."""
    return _voted(library, asked, up=False)


def votes(library: Library, asked: ParsedCommand) -> Message:
    """Show what the votes on a topic come to, or forget them."""
    if not asked.words:
        return wording.topic_wanted()
    reset = resets(asked)
    wanted = asked.words.rpartition(" ")[0] if reset else asked.words
    topic = library.topic_named(wanted)
    if topic is None:
        return refusals.no_such_topic(wanted, library.nearest_topics(wanted))
    return forgotten(library, topic) if reset else shown(library, topic)


def resets(asked: ParsedCommand) -> bool:
    """Whether a topic's votes are to be forgotten."""
    name, _, last = asked.words.rpartition(" ")
    return bool(name) and last.casefold() == _RESET


def shown(library: Library, topic: Topic) -> Message:
    """Show what the votes on `topic` come to."""
    cast = len(library.store.votes(topic.name))
    return wording.votes_message(topic, cast, learnt(library.store, topic))


def forgotten(library: Library, topic: Topic) -> Message:
    """Forget the votes on `topic`."""
    return wording.forgotten(topic, library.store.forget_votes(topic.name))


def _voted(library: Library, asked: ParsedCommand, *, up: bool) -> Message:
    brief = library.brief_meant(asked.channel, asked.brief)
    if brief is None:
        return refusals.no_brief_shown()
    quoted = len(brief.excerpts)
    if not asked.words:
        wanted = wording.number_wanted(asked.command, quoted)
        return with_buttons(wanted, buttons.numbers(asked.command, brief))
    numbers = {str(number): number for number in range(1, quoted + 1)}
    number = numbers.get(asked.words.strip("[]#"))
    if number is None:
        return refusals.no_such_quotation(asked.words, quoted)
    lead, point = _point_of(brief, number)
    try:
        library.store.vote(_vote(brief, point, asked, up=up))
    except NotFound:
        return wording.not_a_topic(brief.topic.name)
    return wording.noted(brief.topic.name, number, lead, up=up)


def _point_of(brief: Brief, number: int) -> tuple[int, Point]:
    """Return the point that quotes `number`, after its lead's number."""
    leads = list(accumulate((len(point.excerpts) for point in brief.points), initial=1))
    place = bisect_right(leads, number) - 1
    return leads[place], brief.points[place]


def _vote(brief: Brief, point: Point, asked: ParsedCommand, *, up: bool) -> Vote:
    cited = point.lead.citation
    return Vote(
        topic=brief.topic.name,
        article=cited.article,
        start=cited.start,
        end=cited.end,
        channel=str(asked.channel),
        up=up,
    )
