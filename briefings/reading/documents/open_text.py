"""OpenDocument texts (odt): what a reader sees of them, without notes, comments and deletions."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from typing import Final
from xml.etree.ElementTree import Element

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.documents.article import document_article, title_of
from briefings.reading.documents.block import Block
from briefings.reading.documents.package import Package
from briefings.reading.fields import read_metadata
from briefings.reading.metadata import Place

_TEXT: Final = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE: Final = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE: Final = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_META: Final = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
_DUBLIN: Final = "{http://purl.org/dc/elements/1.1/}"
_PARAGRAPHS: Final = frozenset((f"{_TEXT}p", f"{_TEXT}h"))
_PASSED_OVER: Final = frozenset(
    (
        *(
            f"{_TEXT}{name}"
            for name in ("note", "tracked-changes", "table-of-content", "hidden-text")
        ),
        *(f"{_TEXT}{name}" for name in ("alphabetical-index", "bibliography", "ruby-text")),
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
    )
)
"""Notes, comments, what was deleted, and lists of what is in the text."""
_MANIFEST: Final = "META-INF/manifest.xml"
_BLANKS: Final = re.compile(r"[ \t\r\n]+")
_SIGNS: Final[Mapping[str, str]] = {
    f"{_TEXT}s": " ",
    f"{_TEXT}tab": "\t",
    f"{_TEXT}line-break": "\n",
}


def read_open_text(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read an OpenDocument text: one article, its title that of the text or of its properties."""
    try:
        package = Package(raw, place.file)
        _refuse_locked(package, place.file)
        root = package.xml("content.xml")
        titles = {"Title", "Subtitle", *_based_on(root, ("Title", "Subtitle"))}
        blocks = [
            Block("".join(_pieces(each)), "heading" if _is_heading(each, titles) else None)
            for each in _paragraphs(root)
        ]
        stated = _stated(package)
        heads = (block.text for block in blocks if block.kind and block.text.strip())
        metadata = read_metadata(stated)
        title = title_of(metadata.title) or title_of(next(heads, None))
        own = replace(metadata, title=title)
        yield document_article(blocks, own, place, stated.get("author"))
    except ReadingError as error:
        yield error


def _refuse_locked(package: Package, file: str) -> None:
    """Refuse a document that is encrypted.

    Raises:
        ReadingError: it is.
    """
    if _MANIFEST in package.names and b"encryption-data" in package.read(_MANIFEST):
        raise ReadingError(file, None, "a document with a password", "save it without one")


def _stated(package: Package) -> dict[str, str]:
    """Return what a document states of itself, under the names of `fields`."""
    if "meta.xml" not in package.names:
        return {}
    said = {element.tag: (element.text or "").strip() for element in package.xml("meta.xml").iter()}
    stated = {
        "title": said.get(f"{_DUBLIN}title"),
        "date": said.get(f"{_META}creation-date") or said.get(f"{_DUBLIN}date"),
        "language": said.get(f"{_DUBLIN}language"),
        "author": said.get(f"{_META}initial-creator") or said.get(f"{_DUBLIN}creator"),
    }
    return {name: value for name, value in stated.items() if value}


def _based_on(root: Element, names: Collection[str]) -> Iterator[str]:
    """Yield the document's own styles that differ from the named ones in details."""
    for style in root.iter(f"{_STYLE}style"):
        if style.get(f"{_STYLE}parent-style-name") in names:
            yield style.get(f"{_STYLE}name", "")


def _is_heading(paragraph: Element, titles: Collection[str]) -> bool:
    return paragraph.tag == f"{_TEXT}h" or paragraph.get(f"{_TEXT}style-name") in titles


def _paragraphs(element: Element) -> Iterator[Element]:
    """Yield the paragraphs below an element, those of frames after the one they hang on."""
    for child in element:
        if child.tag in _PASSED_OVER:
            continue
        if child.tag in _PARAGRAPHS:
            yield child
        yield from _paragraphs(child)


def _pieces(element: Element) -> Iterator[str]:
    """Yield the text of a paragraph as it is read."""
    yield _BLANKS.sub(" ", element.text or "")
    for child in element:
        if child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _PASSED_OVER and child.tag not in _PARAGRAPHS:
            yield from _pieces(child)
        yield _BLANKS.sub(" ", child.tail or "")
