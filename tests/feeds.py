"""Feeds for tests, and what is read in them."""

from datetime import UTC, datetime
from typing import Final

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.feeds.entry import Entry, SourceHead, SourcePlace
from briefings.reading.feeds.read import read_source

AT: Final = datetime(2025, 6, 10, 6, tzinfo=UTC)
PLACE: Final = SourcePlace(url="https://post.example/feed", at=AT)
NAMESPACES: Final = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"'
    ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    ' xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"'
    ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"'
    ' xmlns:a="http://www.w3.org/2005/Atom"'
    ' xmlns:feedburner="http://rssnamespace.org/feedburner/ext/1.0"'
)
TEXT: Final = "<description>Ferries sailed again on Monday, the port said.</description>"


def rss(items: str, channel: str = "<title>Evening Post</title>") -> str:
    """Return a feed of RSS 2.0."""
    return f'<rss version="2.0" {NAMESPACES}><channel>{channel}{items}</channel></rss>'


def atom(entries: str, feed: str = "<title>Evening Post</title>", base: str = "") -> str:
    """Return a feed of Atom 1.0."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom" {base}>{feed}{entries}</feed>'


def read_all(
    text: str | bytes, place: SourcePlace = PLACE
) -> tuple[SourceHead, list[Entry], list[ReadingError]]:
    """Return the head, the entries and the refusals of a source."""
    raw = text if isinstance(text, bytes) else text.encode()
    head, *found = read_source(raw, place)
    assert isinstance(head, SourceHead)
    entries = [each for each in found if isinstance(each, Entry)]
    return head, entries, [each for each in found if isinstance(each, ReadingError)]


def only(text: str | bytes, place: SourcePlace = PLACE) -> Entry:
    """Return the one entry of a source."""
    _, (entry,), refused = read_all(text, place)
    assert not refused
    return entry


def body_of(entry: Entry) -> str:
    """Return the text that an entry has."""
    assert isinstance(entry.article, Article)
    return entry.article.body


def source_of(text: str) -> str | None:
    """Return who publishes the one entry of a feed."""
    article = only(text).article
    return article.source.title if article and article.source else None
