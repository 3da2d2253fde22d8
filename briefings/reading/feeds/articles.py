"""From what a feed states to its head, its entries, and the articles that those are."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from briefings.addresses import page_of
from briefings.errors import ReadingError
from briefings.families.family import family_at
from briefings.model import Article, digest
from briefings.publisher import Publisher
from briefings.reading.feeds.entry import Entry, SourceHead, SourcePlace
from briefings.reading.feeds.stated import StatedEntry, StatedFeed
from briefings.reading.feeds.values import (
    clean,
    feed_publisher,
    first_date,
    is_cut,
    own_families,
    page_address,
    plain_date,
    plain_text,
    title_of,
)
from briefings.reading.fields import read_metadata, source_titled
from briefings.reading.metadata import Metadata, Place
from briefings.reading.notes.people import people_in
from briefings.reading.text import article

LONGEST_STATED: Final = 10_000
"""Characters of a title, a name or an address; what is longer is a text in the wrong place."""
_LONGEST_KEY: Final = 500
UNPUBLISHED: Final = frozenset(("draft", "private", "pending", "future", "scheduled", "trash"))
"""What blogs' exports call a text that nobody was meant to read."""


def head_of_feed(feed: StatedFeed, place: SourcePlace) -> SourceHead:
    """Return what a feed says of itself.

    Raises:
        ReadingError: its title can't be read.
    """
    title = title_of(feed.title, place.url)
    return SourceHead(
        kind=feed.kind,
        title=title,
        publisher=_publisher(feed, title, place),
        language=read_metadata({"language": feed.language}).language,
        links=tuple((kind, clean(url)) for kind, url in dict.fromkeys(feed.links)),
        every=feed.every,
    )


def _publisher(feed: StatedFeed, title: str | None, place: SourcePlace) -> Publisher | None:
    named = source_titled(clean(feed.publisher)) if feed.publisher else None
    home = feed.home or place.url
    return named or feed_publisher(title, home) or feed_publisher(place.title, home)


@dataclass(frozen=True, slots=True)
class _Feed:
    """What holds for all entries of a feed."""

    place: SourcePlace
    head: SourceHead
    families: frozenset[str]
    shared: frozenset[str]
    """Ids and addresses that several entries have."""
    file: str
    """How the place is called in refusals and in places of articles."""
    origin: str
    """What stands for it in the origin of articles without a page of their own."""
    is_file: bool
    """Whether it is a file that people have, and not what a server sent."""


def entries_of(
    feed: StatedFeed, head: SourceHead, place: SourcePlace, named: Place | None = None
) -> Iterator[Entry | ReadingError]:
    """Yield the entries of a feed in order; one that can't be read is refused, the others go on.

    Args:
        feed: what it states.
        head: what `head_of_feed` made of that.
        place: where it was found.
        named: the file that it was found in, if it is one that people have.
    """
    urls = [page_address(entry.links) for entry in feed.entries]
    keys = Counter(filter(None, (*(entry.id for entry in feed.entries), *urls)))
    for entry, url in zip(feed.entries, urls, strict=True):
        keys[url or ""] -= entry.id == url
    whole = _Feed(
        place=place,
        head=head,
        families=own_families(feed.home or place.url, urls),
        shared=frozenset(key for key, count in keys.items() if count > 1),
        file=named.file if named else place.url,
        origin=(named.origin or "") if named else place.url,
        is_file=named is not None,
    )
    for number, (entry, url) in enumerate(zip(feed.entries, urls, strict=True), 1):
        try:
            yield _entry(entry, url, number, whole)
        except ReadingError as error:
            yield error


def _entry(stated: StatedEntry, url: str | None, number: int, feed: _Feed) -> Entry:
    where = f"entry {number}"
    if stated.status in UNPUBLISHED:
        raise ReadingError(feed.file, where, "it is not published", "leave it out")
    title = title_of(stated.title, feed.file)
    metadata = _metadata(stated, title, url, feed)
    authors, updated = metadata.authors, metadata.updated
    body, is_whole = _body(stated, feed.file, where)
    if not body and (feed.is_file or not url):
        reason = "it has no text" if feed.is_file else "it has neither a text nor an address"
        raise ReadingError(feed.file, where, reason, "leave it out, or save its page")
    _check_lengths(metadata, feed.file, where)
    key = _key(stated, url, title, feed)
    publisher = metadata.source.title if metadata.source else None
    seen = (title, body, url, *stated.published, *stated.updated, authors, publisher)
    name = f"{feed.file}#{number if feed.is_file else key}"
    own = page_of(url) or (f"{feed.origin}#{key}" if feed.origin else None)
    found = _article(body, metadata, Place(file=name, origin=own, at=feed.place.at), feed)
    return Entry(
        key=key,
        article=found,
        url=url,
        digest=digest(*seen),
        summary_only=not is_whole,
        title=title,
        authors=authors,
        published=metadata.published,
        updated=updated,
    )


def _metadata(stated: StatedEntry, title: str | None, url: str | None, feed: _Feed) -> Metadata:
    dates = [plain_date(clean(date)) for date in (*stated.published, *stated.updated)]
    names = ("published", "date", "pub_date", "published_at", "date_published", "issued")
    record = {
        "language": stated.language,
        "categories": [clean(section) for section in stated.sections],
        **dict(zip(names, dates, strict=False)),
    }
    metadata = read_metadata(record)
    return replace(
        metadata,
        title=title,
        url=url,
        source=_source(stated, url, feed),
        language=metadata.language or feed.head.language or feed.place.language,
        authors=people_in(map(clean, stated.authors)),
        updated=first_date(stated.updated),
    )


def _source(stated: StatedEntry, url: str | None, feed: _Feed) -> Publisher | None:
    """Return whom an entry names; else the feed's publisher, if it stands where that publishes."""
    if stated.publisher and (named := feed_publisher(clean(stated.publisher), url)):
        return named
    family = family_at(url)
    is_own = not family or family in feed.families
    return feed.head.publisher if is_own else None


def _body(stated: StatedEntry, file: str, where: str) -> tuple[str, bool]:
    """Return the fullest text of an entry, and whether it is its whole text; or nothing."""
    for text in stated.texts:
        if body := plain_text(text, file, where):
            return body, text.is_whole and not is_cut(body)
    return "", False


def _check_lengths(metadata: Metadata, file: str, where: str) -> None:
    source = metadata.source.title if metadata.source else ""
    if any(len(text or "") > LONGEST_STATED for text in (metadata.title, metadata.url, source)):
        reason = f"its title, source or address has more than {LONGEST_STATED:,} characters"
        raise ReadingError(file, where, reason, "shorten it or take it out")


def _key(stated: StatedEntry, url: str | None, title: str | None, feed: _Feed) -> str:
    """Return what tells an entry from the others: its id, if no other has it, or its address."""
    page = page_of(url)
    own = (each for each in (stated.id.strip(), page) if each and each not in feed.shared)
    key = clean(next(own, None) or digest(stated.id, page, title, *stated.published))
    return key if len(key) <= _LONGEST_KEY else digest(key)


def _article(body: str, metadata: Metadata, place: Place, feed: _Feed) -> Article | None:
    """Return the article that a text is; what has an address needs no other place."""
    if not body:
        return None
    found = article(body, metadata, place)
    return found if feed.is_file or not found.url else replace(found, file=None)
