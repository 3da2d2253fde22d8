"""Feeds in well-formed XML: RSS 0.90 to 2.0, RDF, Atom 0.3 and 1.0, and WordPress's exports.

fastfeedparser would be as quick, but drops who publishes, the zones of times and the base of
addresses; feedparser, which keeps them, takes nine times as long (decision 58). It reads what isn't
well-formed, and a test has both agree.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import Final
from xml.etree import ElementTree as ET

from briefings.errors import ReadingError
from briefings.reading.feeds.entry import LinkKind
from briefings.reading.feeds.stated import StatedEntry, StatedFeed, Text
from briefings.reading.feeds.vocabulary import (
    ATOM,
    RSS_1,
    Parts,
    base_of,
    join,
    language_in,
    parts_of,
    text_in,
    texts_in,
)

REMEDY: Final = "fetch it again, or save its articles as .html"

_ALTERNATE: Final = frozenset({"alternate", "http://www.iana.org/assignments/relation/alternate"})
_NAMED_LINKS: Final[tuple[LinkKind, ...]] = ("hub", "self", "next")
_PERIODS: Final = {
    "hourly": 3_600,
    "daily": 86_400,
    "weekly": 604_800,
    "monthly": 2_592_000,
    "yearly": 31_536_000,
}
_PUBLISHED: Final = (
    *("pubDate", "published", "issued", "dc:date", "dcterms:issued", "atom:published"),
    *("date", "created", "dcterms:created"),
)
_PUBLISHERS: Final = ("dc:publisher", "dcterms:publisher")
_WHOLE: Final = ("content:encoded", "content", "xhtml:body", "xhtml:div", "encoded")
_ABOUT: Final = ("description", "summary", "atom:summary", "dc:description")
_UPDATED: Final = ("updated", "modified", "dcterms:modified", "atom:updated")
_KINDS: Final = frozenset({"rss", "feed", "rdf"})


class MalformedError(Exception):
    """It is no well-formed XML; the message says where."""


def read_xml(text: str, url: str, file: str) -> StatedFeed:
    """Return what a feed states.

    Args:
        text: its XML.
        url: where it stands, or nothing; relative addresses are meant from there.
        file: its name, for the refusal.

    Raises:
        MalformedError: it isn't well-formed.
        ReadingError: it declares entities of its own, or is XML but no feed.
    """
    if "<!ENTITY" in text:
        raise ReadingError(file, None, "XML with entities of its own", REMEDY)
    try:
        root = ET.fromstring(undeclared(text))  # noqa: S314 - no entities
    except (ET.ParseError, ValueError, RecursionError) as error:
        raise MalformedError(str(error)) from error
    namespace, _, local = root.tag.rpartition("}")
    if local.lower() not in _KINDS:
        reason = f"XML ({local}) that is no feed"
        raise ReadingError(file, None, reason, "export its articles as HTML, JSON or text")
    return _Reader(root, namespace.removeprefix("{"), url).feed()


def undeclared(text: str) -> str:
    """Return the text without its XML declaration: what that says of bytes is true no longer."""
    before, opened, after = text.partition("<?xml")
    _, closed, rest = after.partition("?>")
    return before.lstrip() + rest if opened and closed and not before.strip() else text.lstrip()


class _Reader:
    """Reads one document."""

    def __init__(self, root: ET.Element, namespace: str, url: str) -> None:
        self._root = root
        self._namespace = namespace
        self._is_atom = namespace in ATOM or root.tag.rpartition("}")[2] == "feed"
        self._channel = next(iter(self._parts(root).get("channel", ())), root)
        own = base_of(root, url)
        self._base = own if self._channel is root else base_of(self._channel, own)

    def feed(self) -> StatedFeed:
        parts = self._parts(self._channel)
        home = next(self._links(parts, self._base), "")
        self._base = self._base or home
        self._authors = self._people(parts, "author") if self._is_atom else []
        return StatedFeed(
            kind=self._kind(),
            title=self._text(parts, "title", "dc:title", "atom:title"),
            home=home,
            publisher=text_in(parts, *_PUBLISHERS),
            language=text_in(parts, "language", "dc:language")
            or language_in(self._channel)
            or language_in(self._root),
            links=tuple(self._named_links(parts)),
            every=_every(parts),
            entries=[self._entry(item) for item in self._items(parts) if self._is_post(item)],
        )

    def _parts(self, element: ET.Element) -> Parts:
        return parts_of(element, in_atom=self._is_atom)

    def _kind(self) -> str:
        name = self._root.tag.rpartition("}")[2].lower()
        if name == "rss":
            return f"RSS {(self._root.get('version') or '2.0').strip()[:8]}"
        if name == "feed":
            return "Atom 0.3" if "purl.org/atom" in self._namespace else "Atom 1.0"
        items = (child.tag for child in self._root if child.tag.endswith("item"))
        return "RSS 1.0" if next(items, f"{{{RSS_1}}}").startswith(f"{{{RSS_1}}}") else "RSS 0.90"

    def _items(self, channel: Parts) -> Sequence[ET.Element]:
        """Return the entries: in the channel, beside it, or wherever they are."""
        for parts in (channel, self._parts(self._root)):
            if found := [*parts.get("item", ()), *parts.get("entry", ())]:
                return found
        every = (each for each in self._root.iter() if each.tag.rpartition("}")[2] == "item")
        return list(every)

    def _is_post(self, item: ET.Element) -> bool:
        """Say whether it is no picture or menu, which WordPress exports, too."""
        kinds = texts_in(self._parts(item), "post_type")
        return not kinds or kinds[0] in {"post", "page"}

    def _entry(self, item: ET.Element) -> StatedEntry:
        parts = self._parts(item)
        base = base_of(item, self._base)
        source = next(iter(parts.get("source", ())), None)
        return StatedEntry(
            id=text_in(parts, "guid", "id", "dc:identifier", "atom:id") or _about(item),
            links=list(dict.fromkeys(self._links(parts, base))),
            title=self._text(parts, "title", "dc:title", "atom:title", "media:title"),
            texts=list(self._texts(parts)),
            published=texts_in(parts, *_PUBLISHED),
            updated=texts_in(parts, *_UPDATED),
            authors=self._people(parts, "author", "dc:creator", "atom:author", "itunes:author")
            or self._authors,
            publisher=self._publisher(source)
            or text_in(parts, "dc:publisher", "dcterms:publisher"),
            language=language_in(item) or text_in(parts, "dc:language", "language"),
            sections=[*texts_in(parts, "category", "dc:subject"), *_terms(parts)],
            status=text_in(parts, "status"),
        )

    def _text(self, parts: Parts, *names: str) -> Text | None:
        for name in names:
            for part in parts.get(name, ()):
                if (text := self._one_text(part)) and text.value.strip():
                    return text
        return None

    def _one_text(self, part: ET.Element, *, is_whole: bool = False) -> Text | None:
        """Return the text that an element is or has; None where it is something else."""
        kind = (part.get("type") or "").lower().strip()
        if len(part):
            return Text(_inner(part), "html", is_whole)
        if part.get("src") or part.get("mode") == "base64":
            return None
        text = part.text or ""
        if not self._is_atom and kind not in {"html", "xhtml"}:
            return Text(text, "either", is_whole)
        if "html" in kind:
            return Text(text, "html", is_whole)
        return Text(text, "text", is_whole) if kind in {"", "text", "text/plain"} else None

    def _texts(self, parts: Parts) -> Iterator[Text]:
        groups = (self._parts(group) for group in parts.get("media:group", ()))
        for within in (parts, *groups):
            whole = [(part, True) for name in _WHOLE for part in within.get(name, ())]
            about = [(part, False) for name in _ABOUT for part in within.get(name, ())]
            for part, is_whole in (*whole, *about):
                if text := self._one_text(part, is_whole=is_whole):
                    yield text
            for part in within.get("media:description", ()):
                yield Text(part.text or "", "html" if part.get("type") == "html" else "either")

    def _links(self, parts: Parts, base: str) -> Iterator[str]:
        """Yield where the page of a feed or entry may be."""
        for original in texts_in(parts, "feedburner:origLink"):
            yield join(base, original)
        for link in sorted(parts.get("link", ()), key=_is_no_page):
            yield from _target(link, base)
        for guid in parts.get("guid", ()):
            if (guid.get("isPermaLink") or "true").strip().lower() == "true" and guid.text:
                yield guid.text.strip()
        for link in parts.get("atom:link", ()):
            yield from _target(link, base)
        yield from texts_in(parts, "id")

    def _named_links(self, parts: Parts) -> Iterator[tuple[LinkKind, str]]:
        for link in (*parts.get("link", ()), *parts.get("atom:link", ())):
            for kind in _NAMED_LINKS:
                if kind in (link.get("rel") or "").split() and link.get("href"):
                    yield kind, join(base_of(link, self._base), link.get("href") or "")

    def _people(self, parts: Parts, *names: str) -> list[str]:
        """Return who is named, under the first of `names` that has anybody."""
        for name in names:
            found: list[str] = []
            for person in parts.get(name, ()):
                own = parts_of(person, in_atom=True)
                own = own if len(person) else {"name": [person]}
                found.append(text_in(own, "name", "atom:name", "email", "uri"))
            if any(found):
                return list(filter(None, found))
        return []

    def _publisher(self, source: ET.Element | None) -> str:
        """Return the title of the feed that an entry was taken from."""
        if source is None:
            return ""
        if not len(source):
            return (source.text or "").strip()
        return text_in(parts_of(source, in_atom=True), "title")


def _target(link: ET.Element, base: str) -> Iterator[str]:
    """Yield where a link leads, if it is to the page of what it stands in."""
    address = link.get("href") or (link.text or "").strip()
    if address and (link.get("rel") or "alternate") in _ALTERNATE:
        yield join(base_of(link, base), address)


def _is_no_page(link: ET.Element) -> bool:
    return bool(link.get("type")) and "html" not in (link.get("type") or "")


def _inner(element: ET.Element) -> str:
    """Return what is in an element as HTML."""
    for each in element.iter():
        each.tag = each.tag.rpartition("}")[2]
    inside = (ET.tostring(child, "unicode", "html") for child in element)
    return escape(element.text or "", quote=False) + "".join(inside)


def _about(item: ET.Element) -> str:
    return item.get("{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about") or ""


def _terms(parts: Parts) -> list[str]:
    """Return the categories of Atom: their labels, else their terms."""
    found = (each.get("label") or each.get("term") for each in parts.get("category", ()))
    return [term for term in found if term]


def _every(parts: Parts) -> int | None:
    """Return the seconds that a feed asks to be left alone."""
    minutes = text_in(parts, "ttl")
    if minutes.isascii() and minutes.isdigit() and len(minutes) <= _DIGITS:
        return int(minutes) * 60 or None
    period = _PERIODS.get(text_in(parts, "sy:updatePeriod").lower())
    times = text_in(parts, "sy:updateFrequency") or "1"
    if not period or not (times.isascii() and times.isdigit() and len(times) <= _DIGITS):
        return None
    return period // max(1, int(times))


_DIGITS: Final = 6
"""The most that a number of minutes has; more is no number that anybody means."""
