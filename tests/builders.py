"""Sensible things to test with: override what the test is about."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

from briefings.gathering.source import Source
from briefings.model import Article, Brief, Point, Topic
from briefings.publisher import Publisher
from storage.ports.queue import NewJob
from storage.ports.retention import Periods

AT = datetime(2025, 5, 10, 6, 0, tzinfo=UTC)
AT_ONCE = Periods(delivered=timedelta(), answered=timedelta(), conversed=timedelta())
"""What is over is kept no longer."""


def a_source(title: str = "Reuters", **changes: Any) -> Publisher:  # noqa: ANN401 - any field
    """Return a source named after its title."""
    return Publisher(**{"name": title.casefold().replace(" ", "-"), "title": title} | changes)


def a_feed(address: str = "https://news.example/feed", **changes: Any) -> Source:  # noqa: ANN401
    """Return a feed to gather from."""
    return Source(**{"kind": "feed", "address": address} | changes)


def an_article(body: str = "Trade grew by a tenth. The ministers met.", **changes: Any) -> Article:  # noqa: ANN401
    """Return a dated article of a source."""
    stated = {
        "title": "Trade grows",
        "source": a_source(),
        "published": date(2025, 5, 9),
        "file": "news/trade.txt",
        "retrieved_at": AT,
    }
    return Article(body=body, **stated | changes)


def a_job(key: str, lane: str = "telegram:1", **changes: Any) -> NewJob:  # noqa: ANN401
    """Return a job that comes in."""
    stated = {"kind": "command", "payload": f"do {key}", "version": 1, "at": AT}
    return NewJob(key=key, lane=lane, **stated | changes)


def a_topic(name: str = "trade", **changes: Any) -> Topic:  # noqa: ANN401
    """Return a topic of one word."""
    return Topic(**{"name": name, "title": name.title(), "terms": (name,)} | changes)


def a_brief(*articles: Article, topic: Topic | None = None, **changes: Any) -> Brief:  # noqa: ANN401
    """Return a brief that quotes the first ten code points of each article."""
    quoted = articles or (an_article(),)
    said = {
        "topic": topic or a_topic(),
        "as_of": date(2025, 5, 9),
        "points": tuple(Point(lead=article.quote(0, 10)) for article in quoted),
        "method": "lexrank, at most 5 points",
        "considered": len(quoted),
        "matched": len(quoted),
    }
    return Brief(**said | changes)
