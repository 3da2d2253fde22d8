"""How values are written into a column, and read back the same."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta

from briefings.model import (
    Article,
    Difference,
    Excerpt,
    Mark,
    Point,
    Published,
    Topic,
    instant_of,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = len("2025-05-09")


def _compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def write_published(published: Published | None) -> str | None:
    """Write a day or an instant as stated, with its own offset."""
    return published.isoformat() if published else None


def read_published(written: str | None) -> Published | None:
    """Read a day or an instant."""
    if not written:
        return None
    return date.fromisoformat(written) if len(written) == _DAY else datetime.fromisoformat(written)


def microseconds(published: Published | None) -> int:
    """Return a number to order by, in microseconds since 1970 UTC; unknown is the least."""
    exact = published if isinstance(published, datetime) else instant_of(published)
    return (exact - _EPOCH) // timedelta(microseconds=1)


def write_marks(marks: Iterable[Mark]) -> str:
    """Write what is not quotable."""
    return _compact(list(marks))


def read_marks(written: str) -> tuple[Mark, ...]:
    """Read what is not quotable."""
    return tuple(Mark(*mark) for mark in json.loads(written))


def write_topic(topic: Topic) -> str:
    """Write a topic as it is."""
    return _compact(
        {
            "name": topic.name,
            "title": topic.title,
            "terms": topic.terms,
            "exclude": topic.exclude,
            "language": topic.language,
        },
    )


def read_topic(written: str) -> Topic:
    """Read a topic."""
    stated = json.loads(written)
    terms, exclude = tuple(stated.pop("terms")), tuple(stated.pop("exclude"))
    return Topic(**stated, terms=terms, exclude=exclude)


def write_points(points: Iterable[Point]) -> str:
    """Write where each excerpt stands; its text stays in its article alone."""
    return _compact(
        [
            {
                "lead": _place(point.lead),
                "support": [_place(excerpt) for excerpt in point.support],
                "differs": [
                    [other.what, other.ours, other.theirs, _place(other.excerpt)]
                    for other in point.differs
                ],
            }
            for point in points
        ],
    )


def _place(excerpt: Excerpt) -> tuple[str, int, int]:
    return excerpt.citation.article, excerpt.citation.start, excerpt.citation.end


def read_points(written: str, articles: Mapping[str, Article]) -> tuple[Point, ...]:
    """Read points, quoting anew from `articles`, by id."""

    def quote(place: tuple[str, int, int]) -> Excerpt:
        article, start, end = place
        return articles[article].quote(start, end)

    return tuple(
        Point(
            lead=quote(point["lead"]),
            support=tuple(quote(place) for place in point["support"]),
            differs=tuple(
                Difference(what=what, ours=ours, theirs=theirs, excerpt=quote(place))
                for what, ours, theirs, place in point["differs"]
            ),
        )
        for point in json.loads(written)
    )
