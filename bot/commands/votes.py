"""Commands that vote on what a brief said, and show what the votes come to."""

from bisect import bisect_right
from itertools import accumulate

from bot.commands.asked import Asked
from bot.desk import Desk
from bot.message import Message, with_buttons
from bot.wording import buttons, refusals
from bot.wording import votes as wording
from briefings.choosing.votes import Vote, learnt
from briefings.model import Brief, Point, Topic
from storage.errors import NotKept

_RESET = "reset"


def good(desk: Desk, asked: Asked) -> Message:
    """Vote up the sentence that leads a point of the last brief."""
    return _voted(desk, asked, up=True)


def bad(desk: Desk, asked: Asked) -> Message:
    """Vote down the sentence that leads a point of the last brief."""
    return _voted(desk, asked, up=False)


def votes(desk: Desk, asked: Asked) -> Message:
    """Show what the votes on a topic come to, or forget them."""
    if not asked.words:
        return wording.topic_wanted()
    reset = resets(asked)
    wanted = asked.words.rpartition(" ")[0] if reset else asked.words
    topic = desk.topic_named(wanted)
    if topic is None:
        return refusals.no_such_topic(wanted, desk.nearest_topics(wanted))
    return forgotten(desk, topic) if reset else shown(desk, topic)


def resets(asked: Asked) -> bool:
    """Whether a topic's votes are to be forgotten."""
    name, _, last = asked.words.rpartition(" ")
    return bool(name) and last.casefold() == _RESET


def shown(desk: Desk, topic: Topic) -> Message:
    """Show what the votes on `topic` come to."""
    cast = len(desk.store.votes(topic.name))
    return wording.votes_message(topic, cast, learnt(desk.store, topic))


def forgotten(desk: Desk, topic: Topic) -> Message:
    """Forget the votes on `topic`."""
    return wording.forgotten(topic, desk.store.forget_votes(topic.name))


def _voted(desk: Desk, asked: Asked, *, up: bool) -> Message:
    brief = desk.brief_meant(asked.channel, asked.brief)
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
        desk.store.vote(_vote(brief, point, asked, up=up))
    except NotKept:
        return wording.not_a_topic(brief.topic.name)
    return wording.noted(brief.topic.name, number, lead, up=up)


def _point_of(brief: Brief, number: int) -> tuple[int, Point]:
    """Return the point that quotes `number`, after its lead's number."""
    leads = list(accumulate((len(point.excerpts) for point in brief.points), initial=1))
    place = bisect_right(leads, number) - 1
    return leads[place], brief.points[place]


def _vote(brief: Brief, point: Point, asked: Asked, *, up: bool) -> Vote:
    cited = point.lead.citation
    return Vote(
        topic=brief.topic.name,
        article=cited.article,
        start=cited.start,
        end=cited.end,
        channel=str(asked.channel),
        up=up,
    )
