"""Commands that vote on the points of a brief, and show or reset the votes on a topic."""

from bisect import bisect_right
from itertools import accumulate
from typing import Final

from bot.chat.message import Message, with_buttons
from bot.commands.arguments import takes
from bot.commands.command import READING, SETTINGS, Command, Variant
from bot.commands.parsing import ParsedCommand
from bot.library.library import Library
from bot.library.limits import VOTES
from bot.wording import buttons, refusals
from bot.wording import votes as wording
from briefings.matching.relevance import find_matches
from briefings.matching.votes import Vote, learn_leanings
from briefings.model import Brief, Point, Topic
from storage.errors import NotFound

_RESET = "reset"


def good(library: Library, command: ParsedCommand) -> Message:
    """Vote up the sentence that leads a point of the last brief."""
    return _vote(library, command, up=True)


def bad(library: Library, command: ParsedCommand) -> Message:
    """Vote down the sentence that leads a point of the last brief."""
    return _vote(library, command, up=False)


def votes(library: Library, command: ParsedCommand) -> Message:
    """Show the votes on a topic, or reset them."""
    if not command.words:
        return wording.ask_topic()
    reset = is_reset(command)
    name = command.words.rpartition(" ")[0] if reset else command.words
    topic = library.find_topic(name)
    if topic is None:
        return refusals.no_such_topic(name, library.similar_topics(name))
    return reset_votes(library, topic) if reset else show_votes(library, topic)


def is_reset(command: ParsedCommand) -> bool:
    """Return whether the votes on a topic are to be reset."""
    name, _, last = command.words.rpartition(" ")
    return bool(name) and last.casefold() == _RESET


def show_votes(library: Library, topic: Topic) -> Message:
    """Show the votes on `topic` and their effect."""
    cast = len(library.store.votes(topic.name))
    return wording.votes_message(topic, cast, learn_leanings(library.store, topic))


def reset_votes(library: Library, topic: Topic) -> Message:
    """Forget the votes on `topic`."""
    return wording.confirm_reset(topic, library.store.forget_votes(topic.name))


def _vote(library: Library, command: ParsedCommand, *, up: bool) -> Message:
    brief = library.find_brief(command.channel, command.brief)
    if brief is None:
        return refusals.no_brief_shown()
    quoted = len(brief.excerpts)
    if not command.words:
        question = wording.ask_number(command.name, quoted)
        return with_buttons(question, buttons.numbers(command.name, brief))
    numbers = {str(number): number for number in range(1, quoted + 1)}
    number = numbers.get(command.words.strip("[]#"))
    if number is None:
        return refusals.no_such_quotation(command.words, quoted)
    lead, point = _find_point(brief, number)
    topic = _topic_of(library, brief, point)
    vote = _make_vote(topic, point, command, up=up)
    if _has_too_many(library, vote):
        return wording.too_many(topic.name)
    try:
        library.store.vote(vote)
    except NotFound:
        return wording.not_a_topic(topic.name)
    return wording.confirm_vote(topic.name, number, lead, up=up)


def _has_too_many(library: Library, vote: Vote) -> bool:
    """Return whether a channel has voted too often to vote on a further sentence."""
    theirs = [each for each in library.store.votes(vote.topic) if each.channel == vote.channel]
    place = vote.article, vote.start, vote.end
    return len(theirs) >= VOTES and place not in {(e.article, e.start, e.end) for e in theirs}


def _find_point(brief: Brief, number: int) -> tuple[int, Point]:
    """Return the number of a point's lead, and the point, that quotes `number`."""
    leads = list(accumulate((len(point.excerpts) for point in brief.points), initial=1))
    index = bisect_right(leads, number) - 1
    return leads[index], brief.points[index]


def _topic_of(library: Library, brief: Brief, point: Point) -> Topic:
    """Return the topic of a point: in a digest, which is of several, the first that matches it."""
    if brief.topic.terms:
        return brief.topic
    cited = point.lead.citation
    article = library.store.article(cited.article)
    for topic in library.topics():
        if cited.start in {match.sentence.span.start for match in find_matches(topic, article)}:
            return topic
    return brief.topic


def _make_vote(topic: Topic, point: Point, command: ParsedCommand, *, up: bool) -> Vote:
    cited = point.lead.citation
    return Vote(
        topic=topic.name,
        article=cited.article,
        start=cited.start,
        end=cited.end,
        channel=str(command.channel),
        up=up,
    )


ROWS: Final = (
    Command(
        name="good",
        takes=takes.quotations,
        arguments="<number>",
        help="vote for a point of the last brief",
        rights=READING,
        learns=True,
        run=good,
    ),
    Command(
        name="bad",
        takes=takes.quotations,
        arguments="<number>",
        help="vote against a point of the last brief",
        rights=READING,
        learns=True,
        run=bad,
    ),
    Command(
        name="votes",
        takes=takes.votes_of_topic,
        arguments="<topic> [reset]",
        help="show or reset the votes on a topic",
        rights=READING,
        variants=(Variant(applies=is_reset, rights=SETTINGS),),
        learns=True,
        run=votes,
    ),
)
"""The rows of this family in the table of commands."""
