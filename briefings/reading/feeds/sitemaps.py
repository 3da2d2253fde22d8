"""Sitemaps: those of news (Google's), plain ones, and the indexes of several (sitemaps.org)."""

from collections.abc import Iterator
from typing import Final
from xml.etree import ElementTree as ET

from briefings.addresses import canonical_address, is_address
from briefings.errors import ReadingError
from briefings.model import digest
from briefings.published import instant_of
from briefings.reading.decoding import decode
from briefings.reading.feeds.entry import Entry, SourceHead, SourcePlace
from briefings.reading.feeds.values import clean, first_date
from briefings.reading.feeds.vocabulary import join
from briefings.reading.feeds.xml import undeclared
from briefings.reading.fields import read_metadata, source_titled

MOST: Final = 1_000
"""Pages of a sitemap: a news sitemap has no more, and of others the last edited count."""
MOST_MAPS: Final = 20
"""Sitemaps that an index leads to, those of news and the last edited first."""

_REMEDY: Final = "give the address of a feed"


def read_sitemap(raw: bytes, place: SourcePlace) -> Iterator[SourceHead | Entry | ReadingError]:
    """Yield what a sitemap is, and an entry for each page that it names.

    An index has no entries: its head leads to the sitemaps (``next``).
    """
    try:
        root = _parsed(raw, place)
    except ReadingError as error:
        yield error
        return
    if _name(root) == "sitemapindex":
        maps = [_said(each) for each in root if _name(each) == "sitemap"]
        maps = sorted(maps, key=lambda said: ("news" not in said.get("loc", ""), _age(said)))
        found = (join(place.url, clean(said.get("loc", ""))) for said in maps)
        addresses = list(dict.fromkeys(filter(is_address, found)))[:MOST_MAPS]
        yield SourceHead(kind="sitemap index", links=tuple(("next", each) for each in addresses))
        return
    pages = [_said(each) for each in root if _name(each) == "url"]
    yield _head(pages)
    for said in sorted(pages, key=_age)[:MOST]:
        if entry := _entry(said, place):
            yield entry


def _parsed(raw: bytes, place: SourcePlace) -> ET.Element:
    text = decode(raw, file=place.url, declared=place.charset).lstrip("\ufeff")
    if "<!ENTITY" in text:
        raise ReadingError(place.url, None, "XML with entities of its own", _REMEDY)
    try:
        root = ET.fromstring(undeclared(text))  # noqa: S314 - no entities
    except (ET.ParseError, ValueError, RecursionError) as error:
        raise ReadingError(place.url, None, f"malformed XML: {error}", _REMEDY) from error
    if _name(root) not in {"urlset", "sitemapindex"}:
        raise ReadingError(place.url, None, f"XML ({_name(root)}) that is no sitemap", _REMEDY)
    return root


def _head(pages: list[dict[str, str]]) -> SourceHead:
    names = {said["name"] for said in pages if said.get("name")}
    languages = {said["language"] for said in pages if said.get("language")}
    return SourceHead(
        kind="news sitemap" if any("publication_date" in said for said in pages) else "sitemap",
        publisher=source_titled(clean(names.pop())) if len(names) == 1 else None,
        language=read_metadata({"language": languages.pop()}).language
        if len(languages) == 1
        else None,
    )


def _entry(said: dict[str, str], place: SourcePlace) -> Entry | None:
    address = join(place.url, clean(said.get("loc", "")))
    if not is_address(address):
        return None
    url, title = canonical_address(address), " ".join(clean(said.get("title", "")).split()) or None
    stated = (said.get("publication_date", ""), said.get("lastmod", ""))
    return Entry(
        key=url,
        article=None,
        url=url,
        digest=digest(url, title, *stated),
        title=title,
        published=first_date(stated[:1]),
        updated=first_date(stated[1:]),
    )


def _said(element: ET.Element) -> dict[str, str]:
    """Return the texts in an element, the first of each name: those of an image come later."""
    said: dict[str, str] = {}
    for each in element.iter():
        if "image" in each.tag.partition("}")[0] or "video" in each.tag.partition("}")[0]:
            continue
        if each.text and each.text.strip():
            said.setdefault(_name(each), each.text.strip())
    return said


def _age(said: dict[str, str]) -> float:
    """Return what sorts pages, the newest first and those without a date last."""
    at = first_date((said.get("publication_date", ""), said.get("lastmod", "")))
    return -instant_of(at).timestamp() if at else 0.0


def _name(element: ET.Element) -> str:
    return element.tag.rpartition("}")[2]
