"""What bytes from an address are, by how they begin: what servers call them is often wrong."""

import re
from typing import Final, Literal, TypeAlias

ContentKind: TypeAlias = Literal["feed", "sitemap", "page", "opml", "unknown"]
"""A feed of any format; a sitemap; a page; a list of feeds; or none of these."""

_LOOKED_AT: Final = 8192
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_HEADS: Final[tuple[tuple[re.Pattern[bytes], ContentKind], ...]] = (
    (re.compile(rb"\s*(?:<!doctype\s+html|<html)\b", re.IGNORECASE), "page"),
    (re.compile(rb"<(?:[\w-]{1,20}:)?(?:urlset|sitemapindex)[\s>]"), "sitemap"),
    (re.compile(rb"<opml[\s>]", re.IGNORECASE), "opml"),
    (re.compile(rb"<(?:rss|(?:[\w-]{1,20}:)?feed|(?:[\w-]{1,20}:)?RDF)[\s>]"), "feed"),
    (re.compile(rb"\s*\{[^\0]{0,8000}?jsonfeed\.org\\?/version"), "feed"),
    (re.compile(rb"<(?:html|head|body|title|meta|div|p)[\s>]", re.IGNORECASE), "page"),
)
"""The first that is found counts."""


def kind_of(raw: bytes, content_type: str = "") -> ContentKind:
    """Return what bytes are; where they don't show it, what their server calls them.

    Args:
        raw: as sent, unpacked.
        content_type: in small letters without parameters, or empty.
    """
    head = raw[:_LOOKED_AT]
    if head.startswith(_MARKS[1:]):
        head = head.replace(b"\0", b"")  # the Latin letters of UTF-16
    for mark in _MARKS:
        head = head.removeprefix(mark)
    if _HEADS[0][0].match(head):
        return "page"
    for sign, kind in _HEADS[1:]:
        if sign.search(head):
            return kind
    if content_type in {"text/html", "application/xhtml+xml"}:
        return "page"
    is_feed = content_type.endswith(("rss+xml", "atom+xml", "rdf+xml", "feed+json"))
    return "feed" if is_feed else "unknown"
