"""Feeds that aren't well-formed, read as far as they can be by feedparser.

It may raise anything (of 64,282 feeds changed by chance 407 made it), and takes quadratic time for
some: what is known of those is refused before, and the worker in which this runs ends the rest.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from briefings.addresses import is_address
from briefings.errors import ReadingError
from briefings.reading.feeds.entry import LinkKind
from briefings.reading.feeds.stated import StatedEntry, StatedFeed, Text, TextKind
from briefings.reading.feeds.vocabulary import join

LARGEST: Final = 5_000_000
"""Code points of a broken feed: feedparser takes half a second and 8 MB for each million."""

_KINDS: Final = {
    "rss090": "RSS 0.90",
    "rss091n": "RSS 0.91",
    "rss091u": "RSS 0.91",
    "rss092": "RSS 0.92",
    "rss093": "RSS 0.93",
    "rss094": "RSS 0.94",
    "rss10": "RSS 1.0",
    "rss20": "RSS 2.0",
    "rss": "RSS",
    "atom03": "Atom 0.3",
    "atom10": "Atom 1.0",
    "atom": "Atom",
    "cdf": "CDF",
}
_LONG_WORD: Final = re.compile(r"[\w.+-]{1000}")
"""Letters in which feedparser looks for an address of mail from each of them on."""
_MOST_OPENED: Final = 2_000
"""Comments or declarations that are begun and not ended: from each, sgmllib looks to the end."""
_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]{0,200}\?>")
_NAMED_LINKS: Final[tuple[LinkKind, ...]] = ("hub", "self", "next")


def read_broken(text: str, url: str, file: str, reason: str) -> StatedFeed:
    """Return what a feed states, as far as that can be made out.

    Args:
        text: what stands for its XML.
        url: where it stands, or nothing; relative addresses are meant from there.
        file: its name, for the refusal.
        reason: why it is not well-formed, for the refusal.

    Raises:
        ReadingError: nothing of it can be made out.
    """
    refusal = ReadingError(file, None, f"malformed XML: {reason}", "fetch it again")
    unended = max(text.count(sign) - text.count(">") for sign in ("<!", "<"))
    if len(text) > LARGEST or unended > _MOST_OPENED or _LONG_WORD.search(text):
        raise refusal
    try:
        feed = _feed(_parsed(text), url)
    except MemoryError:
        raise
    except Exception as error:  # feedparser promises none
        raise refusal from error
    if not feed.entries:
        raise refusal
    return feed


def _parsed(text: str) -> Any:  # noqa: ANN401 - it ships no types
    import feedparser  # noqa: PLC0415 - takes a tenth of a second, and most feeds are well-formed

    raw = _DECLARATION.sub("", text).encode("utf-8", "replace")
    # Without "content-location": ids would be taken for addresses, and be other ones once mended.
    headers = {"content-type": "application/xml; charset=utf-8"}
    return feedparser.parse(
        raw, response_headers=headers, sanitize_html=False, resolve_relative_uris=False
    )


def _feed(found: Any, url: str) -> StatedFeed:  # noqa: ANN401 - as above
    feed, version = found.feed, found.get("version") or "rss"
    is_atom = version.startswith("atom")
    ttl = str(feed.get("ttl") or "")
    return StatedFeed(
        kind=_KINDS.get(version, "feed"),
        title=_text(feed.get("title_detail"), is_atom=is_atom),
        home=join(url, feed.get("link") or ""),
        publisher=feed.get("publisher") or "",
        language=feed.get("language") or "",
        links=tuple(_named_links(feed.get("links") or (), url)),
        every=int(ttl) * 60 if re.fullmatch(r"[1-9]\d{0,5}", ttl, re.ASCII) else None,
        entries=[_entry(entry, feed, url, is_atom=is_atom) for entry in found.entries],
    )


def _entry(entry: Any, feed: Any, url: str, *, is_atom: bool) -> StatedEntry:  # noqa: ANN401 - as above
    summary = _text(entry.get("summary_detail"), is_atom=is_atom)
    whole = [_text(each, is_atom=is_atom, is_whole=True) for each in entry.get("content") or ()]
    source = entry.get("source") or {}
    links = [entry.get("feedburner_origlink"), _link(entry)]
    return StatedEntry(
        id=entry.get("id") or "",
        links=[join(url, link) for link in links if link],
        title=_text(entry.get("title_detail"), is_atom=is_atom),
        texts=[text for text in (*whole, summary) if text and text.value.strip()],
        published=_written(entry, "published", "created"),
        updated=_written(entry, "updated"),
        authors=_authors(entry, is_atom=is_atom)
        or (_authors(feed, is_atom=True) if is_atom else ()),
        publisher=source.get("title") or source.get("value") or entry.get("publisher") or "",
        language=(entry.get("title_detail") or {}).get("language") or entry.get("language") or "",
        sections=[tag.get("term") or "" for tag in entry.get("tags") or () if tag.get("term")],
        status=entry.get("wp_status") or "",
    )


def _link(entry: Any) -> str | None:  # noqa: ANN401 - as above
    """Return where an entry's page is; feedparser takes any id for an address."""
    link = entry.get("link")
    return link if link and (entry.get("links") or is_address(link)) else None


def _text(detail: Any, *, is_atom: bool, is_whole: bool = False) -> Text | None:  # noqa: ANN401 - as above
    """Return a text; outside of Atom, feedparser guesses whether it is HTML."""
    if not isinstance(detail, Mapping) or not detail.get("value"):
        return None
    kind: TextKind = "either"
    if is_atom:
        kind = "html" if "html" in (detail.get("type") or "") else "text"
    return Text(detail["value"], kind, is_whole)


def _written(entry: Any, *names: str) -> Sequence[str]:  # noqa: ANN401 - as above
    # entry.get("updated") would fall back on "published"
    return [str(entry[name]) for name in names if dict.get(entry, name)]


def _authors(holder: Any, *, is_atom: bool) -> Sequence[str]:  # noqa: ANN401 - as above
    """Return who wrote it; in RSS, feedparser takes names apart at the wrong letters."""
    author = holder.get("author")
    if not is_atom:
        return [author] if author else []
    people = (each.get("name") or each.get("email") for each in holder.get("authors") or ())
    return [name for name in people if name]


def _named_links(links: Sequence[Mapping[str, str]], url: str) -> Iterator[tuple[LinkKind, str]]:
    for link in links:
        for kind in _NAMED_LINKS:
            if kind == link.get("rel") and link.get("href"):
                yield kind, join(url, link["href"])
