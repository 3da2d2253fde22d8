"""Feeds kept as files (RSS, Atom) and exports of WordPress (WXR): one article an entry."""

import re
from collections.abc import Iterator, Mapping
from urllib.parse import parse_qs
from xml.etree import ElementTree as ET

from briefings.addresses import split_address
from briefings.errors import ReadingError
from briefings.reading.decoding import decode
from briefings.reading.pages.markup import all_text, parse

_CHARSET = re.compile(rb"""<\?xml[^>]{0,80}encoding\s*=\s*["']([\w.:-]{1,40})""")
_SEARCH = re.compile(r"Google (?:Alert|News)\b|(?:Google|Bing|Yahoo) News$", re.IGNORECASE)
"""Titles of feeds that are searches: nobody publishes under them."""

_REMEDY = "fetch it again, or save its articles as .html"


def feed_records(raw: bytes, file: str) -> Iterator[Mapping[str, object]]:
    """Yield what each entry states, by the feed's title unless it names another source.

    Raises:
        ReadingError: it is no feed, or a broken one.
    """
    charset = _CHARSET.search(raw, 0, 200)
    text = decode(raw, file=file, declared=charset[1].decode() if charset else None)
    root = _parsed(text, file)
    records = (_record(entry, _feed_title(root), file) for entry in _entries(root))
    yield from filter(None, records)


def _parsed(text: str, file: str) -> ET.Element:
    """Return the tree of a feed.

    Raises:
        ReadingError: it is malformed, declares entities of its own, or is XML but no feed.
    """
    if "<!ENTITY" in text:
        raise ReadingError(file, None, "XML with entities of its own", _REMEDY)
    try:
        root = ET.fromstring(_undeclared(text))  # noqa: S314 - no entities
    except (ET.ParseError, ValueError, RecursionError) as error:
        raise ReadingError(file, None, f"malformed XML: {error}", _REMEDY) from error
    if _name(root) not in {"rss", "feed", "RDF"}:
        reason = f"XML ({_name(root)}) that is no feed"
        raise ReadingError(file, None, reason, "export its articles as HTML, JSON or text")
    return root


def _undeclared(text: str) -> str:
    """Return the text without its XML declaration: what that says of bytes is true no longer."""
    before, opened, after = text.partition("<?xml")
    _, closed, rest = after.partition("?>")
    return before.lstrip() + rest if opened and closed else text


def _entries(root: ET.Element) -> Iterator[ET.Element]:
    return (element for element in root.iter() if _name(element) in {"item", "entry"})


def _feed_title(root: ET.Element) -> str | None:
    holder = next((child for child in root if _name(child) == "channel"), root)
    title = next((child for child in holder if _name(child) == "title"), None)
    text = " ".join("".join(title.itertext()).split()) if title is not None else ""
    return None if not text or _SEARCH.search(text) else text


def _record(entry: ET.Element, publisher: str | None, file: str) -> Mapping[str, object] | None:
    """Return what an entry states, under the names of `fields`; None where it is no article."""
    parts: dict[str, ET.Element] = {}
    for child in entry:
        parts.setdefault(_name(child), child)
    said = {name: (child.text or "").strip() for name, child in parts.items()}
    if said.get("post_type", "post") not in {"post", "page"}:
        return None  # WordPress exports pictures and menus, too
    source = parts.get("source")
    named = next((e for e in source if _name(e) == "title"), source) if source is not None else None
    return {
        "title": _plain(said.get("title", ""), file),
        "url": _address(entry, said),
        "id": said.get("guid") or said.get("id"),
        "date": said.get("pubDate")
        or said.get("published")
        or said.get("date")
        or said.get("issued")
        or said.get("updated"),
        "source": (named.text if named is not None else None) or publisher,
        "text": _text(parts),
        "language": said.get("language"),
        "status": said.get("status"),
    }


def _text(parts: Mapping[str, ET.Element]) -> str:
    """Return the fullest text of an entry, as HTML where it is."""
    for name in ("encoded", "content", "description", "summary"):
        element = parts.get(name)
        if element is None:
            continue
        if len(element):  # XHTML within Atom
            return "".join(ET.tostring(child, "unicode", "html") for child in element)
        if (element.text or "").strip():
            return element.text or ""
    return ""


def _address(entry: ET.Element, said: Mapping[str, str]) -> str | None:
    """Return where an entry stands: what a search engine's link leads to, and no enclosure."""
    links = (child for child in entry if _name(child) == "link")
    hrefs = (link.get("href") for link in links if link.get("rel", "alternate") == "alternate")
    address = said.get("link") or next(filter(None, hrefs), None)
    parts = split_address(address) if address else None
    if address and parts and (parts.hostname or "").startswith("www.google."):
        query = parse_qs(parts.query)
        return next(iter(query.get("url") or query.get("q") or [address]))
    return address


def _plain(title: str, file: str) -> str:
    return all_text(parse(title, file)) if "<" in title or "&" in title else title


def _name(element: ET.Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
