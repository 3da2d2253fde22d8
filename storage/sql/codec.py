"""How values are encoded into columns, and decoded the same."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from briefings.language.days.day_words import find_days
from briefings.model import (
    Article,
    Difference,
    Excerpt,
    Origins,
    Point,
    Reason,
    Relation,
    Topic,
    digest,
)
from briefings.published import Published, instant_of
from briefings.publisher import Publisher
from briefings.spans import DayReference, Mark
from briefings.window import Window

TOPIC_VERSION = 2
BRIEF_VERSION = 1
"""Of the JSON of topics and of points. Whoever changes it raises its number, and reads the former
ones as well."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_DAY = len("2025-05-09")


def _compact(value: object, default: Callable[[Any], str] | None = None) -> str:
    return json.dumps(value, separators=(",", ":"), default=default)


def encode_published(published: Published | None) -> str | None:
    """Encode a day or an instant as the publisher stated it, with its own offset."""
    return published.isoformat() if published else None


def decode_published(text: str | None) -> Published | None:
    """Decode a day or an instant."""
    if not text:
        return None
    return date.fromisoformat(text) if len(text) == _DAY else datetime.fromisoformat(text)


def encode_window(window: Window | None) -> str | None:
    """Encode the days that a brief covers, and whether these were asked for."""
    return _compact(astuple(window), default=date.isoformat) if window else None


def decode_window(text: str | None) -> Window | None:
    """Decode the days that a brief covers."""
    if not text:
        return None
    *days, is_asked = json.loads(text)
    since, until, widened_to = (date.fromisoformat(day) if day else None for day in days)
    return Window(since=since, until=until, widened_to=widened_to, is_asked=is_asked)


def encode_instant(instant: datetime) -> int:
    """Encode an instant as a number to order by: microseconds since 1970 UTC."""
    return (instant - _EPOCH) // timedelta(microseconds=1)


def decode_instant(microseconds: int) -> datetime:
    """Decode an instant, in UTC."""
    return _EPOCH + timedelta(microseconds=microseconds)


def index_key(value: str | None) -> str | None:
    """Return a short stand-in for a text of any length, for an index."""
    return None if value is None else digest(value)


def encode_article(article: Article) -> dict[str, Any]:
    """Encode an article as the columns of `tables.articles`, all but its key and `current`."""
    source = article.source
    return {
        "id": article.id,
        "source_name": source.name if source else None,
        "source_title": source.title if source else None,
        "source_home": source.home if source else None,
        "source_feed": source.feed if source else None,
        "title": article.title,
        "url": article.url,
        "published": encode_published(article.published),
        "published_at": _microseconds(article.published),
        "language": article.language,
        "body": article.body,
        "marks": _compact(article.marks),
        "labels": _compact(article.labels) if article.labels else None,
        "authors": _compact(article.authors) if article.authors else None,
        "updated": encode_published(article.updated),
        "file": article.file,
        "origin": article.origin,
        "origin_key": index_key(article.origin),
        "retrieved_at": encode_published(article.retrieved_at),
        "replaces": article.replaces,
    }


def decode_article(columns: Mapping[str, Any]) -> Article:
    """Decode an article; its id is made anew."""
    source = {part: columns[f"source_{part}"] for part in ("name", "title", "home", "feed")}
    retrieved_at = columns["retrieved_at"]
    return Article(
        body=columns["body"],
        title=columns["title"],
        source=None if source["name"] is None else Publisher(**source),
        url=columns["url"],
        published=decode_published(columns["published"]),
        language=columns["language"],
        marks=tuple(Mark(*mark) for mark in json.loads(columns["marks"])),
        labels=tuple(json.loads(columns["labels"] or "[]")),
        authors=tuple(json.loads(columns["authors"] or "[]")),
        updated=decode_published(columns["updated"]),
        file=columns["file"],
        origin=columns["origin"],
        retrieved_at=datetime.fromisoformat(retrieved_at) if retrieved_at else None,
        replaces=columns["replaces"],
    )


def _microseconds(published: Published | None) -> int:
    """Return a number to order by, in microseconds since 1970 UTC; unknown is the least."""
    exact = published if isinstance(published, datetime) else instant_of(published)
    return encode_instant(exact)


def encode_topic(topic: Topic) -> str:
    """Encode a topic as it is."""
    return _compact(
        {
            "name": topic.name,
            "title": topic.title,
            "terms": topic.terms,
            "exclude": topic.exclude,
            "language": topic.language,
            "terms_in": topic.terms_in,
            "context": topic.context,
        },
    )


def decode_topic(payload: str) -> Topic:
    """Decode a topic."""
    values = json.loads(payload)
    terms, exclude = tuple(values.pop("terms")), tuple(values.pop("exclude"))
    by_language = values.pop("terms_in", ())
    terms_in = tuple((language, tuple(further)) for language, further in by_language)
    context = tuple(values.pop("context", ()))
    return Topic(**values, terms=terms, exclude=exclude, terms_in=terms_in, context=context)


def encode_points(points: Iterable[Point]) -> str:
    """Encode where each excerpt stands; its text stays in its article alone."""
    return _compact([_point(point) for point in points])


def _point(point: Point) -> dict[str, Any]:
    payload: dict[str, Any] = {
        "lead": _place(point.lead),
        "support": [_place(excerpt) for excerpt in point.support],
        "differs": [_difference(other) for other in point.differs],
        "updates": [_difference(other) for other in point.updates],
    }
    payload["days"] = [
        [number, start, end, day.isoformat()]
        for number, excerpt in enumerate(point.excerpts)
        for start, end, day in excerpt.days
    ]
    if point.before:
        payload["before"] = _place(point.before)
    if point.why:
        payload["why"] = [point.why.terms, point.why.words, point.why.weight]
    if point.origins:
        payload["origins"] = [point.origins.articles, *point.origins.names]
    return payload


def _difference(other: Difference) -> list[Any]:
    row = [other.what, other.ours, other.theirs, _place(other.excerpt)]
    return row if other.relation in ("conflict", "update") else [*row, other.relation]


def _place(excerpt: Excerpt) -> tuple[str, int, int]:
    return excerpt.citation.article, excerpt.citation.start, excerpt.citation.end


def decode_points(payload: str, articles: Mapping[str, Article]) -> tuple[Point, ...]:
    """Decode points, quoting anew from `articles`, by id."""
    return tuple(_decode_point(point, articles) for point in json.loads(payload))


def _decode_point(point: Mapping[str, Any], articles: Mapping[str, Article]) -> Point:
    numbers = count()

    def quote(place: tuple[str, int, int]) -> Excerpt:
        article, start, end = place
        days = _read_days(point, next(numbers), articles[article].quote(start, end))
        return articles[article].quote(start, end, days)

    def differences(
        values: Iterable[list[Any]], otherwise: Relation = "conflict"
    ) -> tuple[Difference, ...]:
        return tuple(
            Difference(what=what, ours=ours, theirs=theirs, excerpt=quote(place), relation=how)
            for what, ours, theirs, place, *relation in values
            for how in relation or [otherwise]
        )

    before = point.get("before")
    return Point(
        lead=quote(point["lead"]),
        support=tuple(quote(place) for place in point["support"]),
        differs=differences(point["differs"]),
        updates=differences(point.get("updates", ()), "update"),
        before=articles[before[0]].quote(*before[1:]) if before else None,
        why=_reason(point.get("why")),
        origins=_origins(point.get("origins")),
    )


def _read_days(point: Mapping[str, Any], number: int, excerpt: Excerpt) -> tuple[DayReference, ...]:
    """Return the days of a point's excerpt; those of rows that lack them are found anew."""
    if "days" not in point:
        cited = excerpt.citation
        return find_days(excerpt.text, cited.published, cited.language)
    return tuple(
        DayReference(start, end, date.fromisoformat(day))
        for of, start, end, day in point["days"]
        if of == number
    )


def _origins(values: list[Any] | None) -> Origins | None:
    if values is None:
        return None
    articles, *names = values
    return Origins(articles=articles, names=tuple(names))


def _reason(values: list[Any] | None) -> Reason | None:
    if values is None:
        return None
    terms, words, weight = values
    return Reason(terms=tuple(terms), words=tuple(words), weight=weight)
