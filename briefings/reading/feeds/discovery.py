"""Which feeds a site has: those that its page names, and where sites usually have one."""

from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from briefings.addresses import is_address, split_address
from briefings.reading.feeds.vocabulary import join

_TYPES: Final = frozenset(
    {
        "application/rss+xml",
        "application/atom+xml",
        "application/rdf+xml",
        "application/feed+json",
        "application/xml",
        "text/xml",
    }
)
_COMMENTS: Final = ("comment", "kommentar", "comentario", "commentaire")
"""Feeds of what readers write."""
_PLACES: Final = ("feed", "rss", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json")
_MOST: Final = 20


def find_feeds(tree: Element, url: str) -> list[str]:
    """Return the addresses of the feeds that a page names, the one of its news first.

    Args:
        tree: the page.
        url: where it stands.
    """
    found = sorted(set(_named(tree, base_in(tree, url))), key=lambda each: each[:2])
    return list(dict.fromkeys(address for _, _, address in found))[:_MOST]


def usual_places(url: str) -> list[str]:
    """Return where the site of `url` may have a feed that no page names, the likeliest first."""
    parts = split_address(url)
    if parts is None or not parts.netloc:
        return []
    site = f"{parts.scheme}://{parts.netloc}/"
    folder = parts.path if parts.path.endswith("/") else f"{parts.path}/"
    below = [join(site, f"{folder.lstrip('/')}{place}") for place in _PLACES[:2]]
    return list(dict.fromkeys([*below, *(f"{site}{place}" for place in _PLACES)]))


def base_in(tree: Element, url: str) -> str:
    """Return the address from which a page's relative ones are meant."""
    stated = next((each.get("href") for each in tree.iter("base") if each.get("href")), None)
    return join(url, stated) if stated else url


def _named(tree: Element, base: str) -> Iterator[tuple[bool, int, str]]:
    """Yield whether a feed is one of comments, which of the page's it is, and its address."""
    for number, link in enumerate(tree.iter("link")):
        relations = (link.get("rel") or "").lower().split()
        kind = (link.get("type") or "").lower().partition(";")[0].strip()
        is_feed = "feed" in relations or ("alternate" in relations and kind in _TYPES)
        address = join(base, link.get("href") or "")
        if is_feed and is_address(address):
            words = f"{link.get('title') or ''} {address}".lower()
            yield any(word in words for word in _COMMENTS), number, address
