"""Commands that brief: a topic, free words, and a quotation in its context."""

from collections.abc import Iterator, Sequence

from bot.commands.asked import Asked
from bot.desk import Desk
from bot.message import Message
from bot.passages import Passage
from bot.wording import briefs, refusals
from briefings.errors import TopicError
from briefings.model import Brief, Point, Topic

_SHORTEST_ID = 4
"""Letters of an article's id that say which one is meant."""


def brief(desk: Desk, asked: Asked) -> Message:
    """Brief on the topic that the words name, or on the words themselves."""
    if not asked.words:
        return refusals.words_wanted()
    try:
        return _shown(desk, asked, desk.brief_on(asked.words))
    except TopicError as error:
        return refusals.words_refused(error)


def topic_brief(desk: Desk, asked: Asked, topic: Topic) -> Message:
    """Brief on a topic."""
    return _shown(desk, asked, desk.brief(topic))


def context(desk: Desk, asked: Asked) -> Message:
    """Show a quotation of the last brief among the sentences around it."""
    shown = desk.shown(asked.channel)
    if not shown:
        return refusals.no_brief_shown()
    if not asked.words:
        return refusals.number_wanted(len(shown))
    meant = _meant(shown, asked.words)
    if not meant:
        return refusals.no_such_quotation(asked.words, len(shown))
    return briefs.context_message(meant)


def why(desk: Desk, asked: Asked) -> Message:
    """Say why the points of the last brief were chosen, or the one that a number belongs to."""
    shown = desk.last_brief(asked.channel)
    if shown is None:
        return refusals.no_brief_shown()
    points = list(_numbered(shown))
    if asked.words:
        wanted = asked.words.strip("[]#")
        points = [
            (number, point)
            for number, point in points
            if wanted in map(str, range(number, number + len(point.excerpts)))
        ]
    if not points:
        return refusals.no_such_quotation(asked.words, len(shown.excerpts))
    return briefs.why_message(shown.topic.title, points)


def told(desk: Desk, found: Brief) -> Message:
    """Return a brief as it is read, or that nothing was found."""
    if found.points:
        return briefs.brief_message(found, desk.passages(found))
    if not found.considered:
        return refusals.no_articles()
    near = desk.nearest_topics(found.topic.title)
    return briefs.nothing_found(found, [name for name in near if name != found.topic.name])


def _shown(desk: Desk, asked: Asked, found: Brief) -> Message:
    if found.points:
        desk.show(asked.channel, found)
    return told(desk, found)


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
