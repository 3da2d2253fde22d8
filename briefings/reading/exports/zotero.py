"""Zotero's own RDF: one article an item, of its abstract."""

from collections.abc import Iterator, Mapping
from typing import Final
from xml.etree.ElementTree import Element

from briefings.reading.documents.xml import parse_xml

NAMESPACE: Final = b"http://www.zotero.org/namespaces/export#"
_ZOTERO: Final = f"{{{NAMESPACE.decode()}}}"
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_NO_TEXT: Final = frozenset(("attachment", "note", "annotation"))


def zotero_records(raw: bytes, file: str) -> Iterator[Mapping[str, object]]:
    """Yield each item under the names of `fields`; attachments and notes are no articles.

    Raises:
        ReadingError: it is malformed.
    """
    root = parse_xml(raw, file)
    held = {element.get(f"{_RDF}about"): element for element in root}
    for item in root:
        kind = item.findtext(f"{_ZOTERO}itemType")
        if kind is not None and kind not in _NO_TEXT:
            yield _record(item, held)


def _record(item: Element, held: Mapping[str | None, Element]) -> Mapping[str, object]:
    about = item.get(f"{_RDF}about")
    return {
        "title": item.findtext(f"{_DC}title"),
        "source": _publication(item, held),
        "date": item.findtext(f"{_DC}date"),
        "url": item.findtext(f"{_DC}identifier/{_TERMS}URI/{_RDF}value") or about,
        "language": item.findtext(f"{_ZOTERO}language") or item.findtext(f"{_DC}language"),
        "id": about,
        "text": item.findtext(f"{_TERMS}abstract"),
    }


def _publication(item: Element, held: Mapping[str | None, Element]) -> str | None:
    """Return what an item is part of: a paper or site, held in it or beside it."""
    for part in item.iter(f"{_TERMS}isPartOf"):
        named = held.get(part.get(f"{_RDF}resource"))
        for holder in (part, named) if named is not None else (part,):
            if title := next((each.text for each in holder.iter(f"{_DC}title") if each.text), None):
                return title
    publisher = item.find(f"{_DC}publisher")
    return None if publisher is None else " ".join("".join(publisher.itertext()).split()) or None
