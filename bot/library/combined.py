"""Points of several briefs as one, so that they are numbered through and can be asked about."""

from collections.abc import Iterable, Sequence

from briefings.model import Brief, Point, Topic


def combine(name: str, title: str, briefs: Sequence[Brief], points: Iterable[Point]) -> Brief:
    """Return `points` of at least one brief as a brief of their own.

    Args:
        name: what it has in place of a topic's name: a command's, so that it is no topic's.
        title: what it is called.
        briefs: what the points are of.
        points: in reading order.
    """
    return Brief(
        topic=Topic(name=name, title=title, terms=()),
        as_of=next((brief.as_of for brief in briefs if brief.as_of), None),
        points=tuple(points),
        method=briefs[0].method,
        considered=max(brief.considered for brief in briefs),
        matched=sum(brief.matched for brief in briefs),
    )


def is_combined(brief: Brief) -> bool:
    """Whether its points are of several briefs: it is on no topic and no words of its own."""
    return brief.match == "topic" and not brief.topic.terms
