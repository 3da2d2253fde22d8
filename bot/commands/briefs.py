"""Commands that brief: a topic, free words, and a quotation in its context."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.commands.asked import Asked
from bot.desk import Desk
from bot.message import Message, with_buttons
from bot.passages import Passage
from bot.wording import briefs, buttons, refusals
from bot.wording.catalogue import spoken
from briefings.errors import TopicError
from briefings.model import Brief, Point, Topic

_AT_HAND = 256
"""Messages that need not be put into words again: what is asked for is mostly the same few."""
_SHORTEST_ID = 4
"""Letters of an article's id that say which one is meant."""


def brief(desk: Desk, asked: Asked) -> Message:
    """Brief on the topic that the words name, or on the words themselves."""
    if not asked.words:
        return refusals.words_wanted()
    try:
        found = desk.brief_on(asked.words)
    except TopicError as error:
        return refusals.words_refused(error)
    return _shown(desk, asked, found, kept=_kept(desk, found))


def topic_brief(desk: Desk, asked: Asked, topic: Topic) -> Message:
    """Brief on a topic."""
    return _shown(desk, asked, desk.brief(topic), kept=True)


def show(desk: Desk, asked: Asked) -> Message:
    """Show a brief again as it was, by its id."""
    found = desk.brief_meant(asked.channel, asked.words or None)
    if found is None:
        return refusals.no_brief_shown()
    return _shown(desk, asked, found, kept=_kept(desk, found))


def more(desk: Desk, asked: Asked) -> Message:
    """Show the points that would come next in the last brief."""
    former = desk.brief_meant(asked.channel, asked.brief)
    if former is None:
        return refusals.no_brief_shown()
    wider = desk.wider(former)
    had = len(former.points)
    if len(wider.points) <= had:
        return briefs.no_more(former)
    desk.show(asked.channel, wider)
    told_of = briefs.more_message(wider, desk.passages(wider), had)
    return with_buttons(told_of, buttons.under_brief(wider, kept=_kept(desk, wider)))


def context(desk: Desk, asked: Asked) -> Message:
    """Show a quotation of the last brief among the sentences around it."""
    meant = desk.brief_meant(asked.channel, asked.brief)
    if meant is None:
        return refusals.no_brief_shown()
    passages = desk.passages(meant)
    if not asked.words:
        wanted = refusals.number_wanted(len(passages))
        return with_buttons(wanted, buttons.numbers("context", meant))
    found = _meant(passages, asked.words)
    if not found:
        return refusals.no_such_quotation(asked.words, len(passages))
    return briefs.context_message(found)


def why(desk: Desk, asked: Asked) -> Message:
    """Say why the points of the last brief were chosen, or the one that a number belongs to."""
    meant = desk.brief_meant(asked.channel, asked.brief)
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


def told(desk: Desk, found: Brief) -> Message:
    """Return a brief as it is read, or that nothing was found."""
    if found.points:
        return briefs.brief_message(found, desk.passages(found))
    if not found.considered:
        return refusals.no_articles()
    near = desk.nearest_topics(found.topic.title)
    return briefs.nothing_found(found, [name for name in near if name != found.topic.name])


def _shown(desk: Desk, asked: Asked, found: Brief, *, kept: bool) -> Message:
    """Return a brief with what can be pressed under it, and remember that it was shown.

    Args:
        desk: what is answered from.
        asked: where it is shown.
        found: the brief.
        kept: whether it is of a topic that is kept, rather than of words that someone wrote.
    """
    if not found.points:
        return told(desk, found)
    desk.show(asked.channel, found)
    return _read(found, desk.passages(found), spoken(), kept=kept)


@lru_cache(_AT_HAND)
def _read(found: Brief, passages: tuple[Passage, ...], _language: str, *, kept: bool) -> Message:
    message = replace(briefs.brief_message(found, passages), again=f"/show {found.id}")
    return with_buttons(message, buttons.under_brief(found, kept=kept))


def _kept(desk: Desk, found: Brief) -> bool:
    return desk.topic_named(found.topic.name) is not None


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
