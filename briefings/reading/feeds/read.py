"""The bytes of a source to what it says of itself, and its entries."""

from collections.abc import Iterator
from typing import Final, TypeAlias

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.decoding import decode, xml_charset
from briefings.reading.feeds.articles import entries_of, head_of_feed
from briefings.reading.feeds.broken import read_broken
from briefings.reading.feeds.entry import Entry, SourceHead, SourcePlace
from briefings.reading.feeds.json_feed import read_json_feed
from briefings.reading.feeds.kinds import kind_of
from briefings.reading.feeds.sections import read_section
from briefings.reading.feeds.sitemaps import read_sitemap
from briefings.reading.feeds.stated import StatedFeed
from briefings.reading.feeds.telegram import is_preview, read_preview
from briefings.reading.feeds.xml import MalformedError, read_xml
from briefings.reading.metadata import Place

Findings: TypeAlias = Iterator[SourceHead | Entry | ReadingError]

_UNFIT: Final = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 65534, 65535))
"""Characters that XML has no place for, and that mean nothing."""


def read_source(raw: bytes, place: SourcePlace) -> Findings:
    """Yield the head of a source, then its entries in order; or why it can't be read.

    Args:
        raw: what its server sent, unpacked.
        place: where that was found.
    """
    kind = kind_of(raw, place.content_type)
    if place.kind == "telegram" or (place.kind is None and is_preview(place.url)):
        yield from read_preview(raw, place)
    elif kind == "sitemap":
        yield from read_sitemap(raw, place)
    elif kind == "page" and place.kind in {None, "section"}:
        yield from read_section(raw, place)
    elif kind == "page" or place.kind == "sitemap":
        reason = "it holds a page and no feed" if kind == "page" else "it holds no sitemap"
        yield ReadingError(place.url, None, reason, "give the address of a feed")
    else:
        yield from _read_entries(raw, place)


def _read_entries(raw: bytes, place: SourcePlace) -> Findings:
    try:
        feed = read_feed(raw, place)
        head = head_of_feed(feed, place)
    except ReadingError as error:
        yield error
        return
    yield head
    yield from entries_of(feed, head, place)


def read_feed_file(raw: bytes, named: Place) -> Iterator[Article | ReadingError]:
    """Yield the articles of a feed that somebody keeps as a file, and what isn't any."""
    place = SourcePlace(url="", at=named.at)
    try:
        feed = read_feed(raw, place, named.file)
        head = head_of_feed(feed, place)
    except ReadingError as error:
        yield error
        return
    for entry in entries_of(feed, head, place, named):
        if isinstance(entry, ReadingError):
            yield entry
        elif entry.article:
            yield entry.article


def read_feed(raw: bytes, place: SourcePlace, file: str | None = None) -> StatedFeed:
    """Return what a feed states.

    Args:
        raw: its bytes.
        place: where they were found.
        file: what people call that, if not by its address.

    Raises:
        ReadingError: it is no feed, or so broken that nothing of it can be made out.
    """
    declared = xml_charset(raw) or place.charset
    named = file or place.url
    text = decode(raw, file=named, declared=declared)
    if text.lstrip()[:1] in {"{", "["}:
        return read_json_feed(text, place.url, named)
    text = text.translate(_UNFIT).lstrip("\ufeff")
    try:
        return read_xml(text, place.url, named)
    except MalformedError as error:
        return read_broken(text, place.url, named, str(error))
