"""Section pages: which articles a page without a feed leads to, in its order."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple
from xml.etree.ElementTree import Element

from briefings.addresses import canonical_address, is_address, page_of, split_address
from briefings.errors import ReadingError
from briefings.model import digest
from briefings.reading.feeds.discovery import base_in, find_feeds
from briefings.reading.feeds.entry import Entry, SourceHead, SourcePlace
from briefings.reading.feeds.values import clean, feed_publisher, is_same_site
from briefings.reading.feeds.vocabulary import join
from briefings.reading.pages.dates import is_beside
from briefings.reading.pages.hidden import is_hidden
from briefings.reading.pages.markup import all_text, parse_page
from briefings.reading.pages.metadata import find_metadata, read_meta

MOST: Final = 100
"""Articles of a page."""

_AROUND: Final = frozenset({"nav", "footer", "form", "dialog", "noscript"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4"})
_MENU: Final = re.compile(r"(?:^|[\s_-])(?:nav|menu|breadcrumbs?|pagination|social|login)")
_NO_ARTICLE: Final = re.compile(
    r"/(?:tags?|topics?|themen?|category|categories|section|author|authors|autor|by|profile|users?"
    r"|search|suche|login|signin|register|subscribe|abo|newsletters?|about|contact|kontakt|impressum"
    r"|privacy|datenschutz|terms|cookies|help|jobs|careers|shop|podcasts?|videos?|gallery|live-tv"
    r"|rss|feed|page|pages)(?:/[^/]*)?/?$",
    re.IGNORECASE,
)
_FILES: Final = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|xml|rss|ics|docx?)$", re.IGNORECASE
)
_SLUG: Final = re.compile(r"[^/]*[^\W\d_][^/]*(?:[-_][^/-]+){2}|[^/]*\d{4}[^/]*")
"""The last part of an address of an article: words with hyphens, or a number of some length."""
_HEADING_WORDS: Final = 3
_LINK_WORDS: Final = 5
"""Words of a link that is a title, in a heading and elsewhere: others are names of sections."""
_FEWEST_SIGNS: Final = 12
"""Of languages that don't part words."""


class _Link(NamedTuple):
    url: str
    title: str


def read_section(raw: bytes, place: SourcePlace) -> Iterator[SourceHead | Entry | ReadingError]:
    """Yield what a page says of itself, and an entry for each article that it leads to."""
    try:
        tree = parse_page(raw, place.url, place.charset)
    except ReadingError as error:
        yield error
        return
    metadata = find_metadata(tree)
    named = feed_publisher(read_meta(tree).get("og:site_name") or metadata.title, place.url)
    feeds = find_feeds(tree, place.url)
    yield SourceHead(
        kind="page",
        title=metadata.title,
        publisher=metadata.source or named,
        language=metadata.language,
        links=tuple(("feed", clean(feed)) for feed in feeds),
    )
    for link in find_articles(tree, place.url):
        stated = digest(link.title, link.url)
        yield Entry(key=link.url, article=None, url=link.url, digest=stated, title=link.title)


def find_articles(tree: Element, url: str) -> list[_Link]:
    """Return the articles of its own site that a page leads to, in its order.

    Menus, footers and boxes beside are left out, and so are links to sections and tags.
    """
    base = base_in(tree, url)
    own = canonical_address(url)
    titles: dict[str, str] = {}
    for element, is_heading in _links(tree, is_heading=False):
        address = join(base, element.get("href") or "")
        if not is_address(address) or not is_same_site(address, url):
            continue
        page = clean(canonical_address(address))
        title = " ".join(clean(_title(element)).split())
        if page != own and _is_article(page, title, is_heading=is_heading):
            titles[page] = max(titles.get(page, ""), title, key=len)
    return [_Link(page, title) for page, title in titles.items()][:MOST]


def _links(element: Element, *, is_heading: bool) -> Iterator[tuple[Element, bool]]:
    """Yield links outside of menus and boxes, and whether each is of a heading."""
    waiting = [(element, is_heading)]
    while waiting:
        element, is_heading = waiting.pop()
        if callable(element.tag) or element.tag in _AROUND or is_hidden(element):
            continue
        named = f"{element.get('class') or ''} {element.get('id') or ''}".lower()
        if element.tag not in {"html", "body", "main"} and _MENU.search(named):
            continue
        if element.tag == "aside" and is_beside(element):
            continue
        is_heading = is_heading or element.tag in _HEADINGS
        if element.tag == "a" and element.get("href"):
            has_heading = any(each.tag in _HEADINGS for each in element.iter())
            yield element, is_heading or has_heading
        else:
            waiting += [(child, is_heading) for child in reversed(element)]


def _title(link: Element) -> str:
    """Return the heading within a link, or its own text."""
    heading = next((each for each in link.iter() if each.tag in _HEADINGS), link)
    return all_text(heading)


def _is_article(url: str, title: str, *, is_heading: bool) -> bool:
    parts = split_address(url)
    if parts is None or not page_of(url) or not title:
        return False
    path = parts.path.rstrip("/")
    if _NO_ARTICLE.search(path) or _FILES.search(path):
        return False
    words = len(title.split())
    is_long = len(title) >= _FEWEST_SIGNS and not title.isascii()
    if is_heading:
        return words >= _HEADING_WORDS or is_long
    is_slug = bool(_SLUG.fullmatch(path.rpartition("/")[2])) or bool(parts.query)
    return is_slug and (words >= _LINK_WORDS or is_long)
