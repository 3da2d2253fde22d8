"""E-books (EPUB): their chapters, an article each, as the newspapers of e-readers have them."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import unquote
from xml.etree.ElementTree import Element

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.decoding import decode
from briefings.reading.documents.article import document_article, title_of
from briefings.reading.documents.block import Block
from briefings.reading.documents.package import Package
from briefings.reading.fields import read_metadata
from briefings.reading.metadata import Metadata, Place
from briefings.reading.pages.hidden import drop_hidden
from briefings.reading.pages.markup import all_text, parse
from briefings.reading.paragraphs import ends_sentence, paragraphs

_DUBLIN: Final = "{http://purl.org/dc/elements/1.1/}"
_CONTAINER: Final = "META-INF/container.xml"
_ENCRYPTION: Final = "META-INF/encryption.xml"
_OBFUSCATED: Final = ("http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC")
"""Fonts may be made unreadable, and the text isn't."""
_TEXTS: Final = frozenset(("application/xhtml+xml", "text/html", "text/x-oeb1-document"))
_ENDLESS: Final = re.compile(
    r"<(title|script|style|a|p|div|span|b|i|em|strong)\b([^<>]*)/>", re.IGNORECASE
)
"""What XHTML closes at once, and HTML doesn't."""
_APART: Final = frozenset(
    (
        "cover",
        "toc",
        "titlepage",
        "copyright-page",
        "landmarks",
        "index",
        "loi",
        "lot",
        "halftitlepage",
    )
)
_HEADINGS: Final = ("h1", "h2", "h3")
_CALIBRE: Final = "calibre"
"""Names itself as who publishes the papers that it makes e-books of."""
_DAY: Final = re.compile(r"\s*\[[^\[\]]{1,60}\]$")


def read_book(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read an e-book: an article for each of its texts, in their order."""
    try:
        package = Package(raw, place.file)
        _refuse_locked(package, place.file)
        folder, root = _opened(package, place.file)
        stated, author = _stated(root)
        chapters = dict.fromkeys(_chapters(root, folder))
    except ReadingError as error:
        yield error
        return
    for number, path in enumerate(chapters, 1):
        origin = f"{place.origin}#{path}" if place.origin else None
        own = replace(place, file=f"{place.file}#{number}", origin=origin)
        try:
            found = _chapter(package, path, stated, author, own)
        except ReadingError as error:
            yield error
        else:
            if found:
                yield found


def _refuse_locked(package: Package, file: str) -> None:
    """Refuse an e-book whose texts are encrypted.

    Raises:
        ReadingError: they are.
    """
    if _ENCRYPTION not in package.names:
        return
    methods = (
        element.get("Algorithm", "")
        for element in package.xml(_ENCRYPTION).iter()
        if _local(element) == "EncryptionMethod"
    )
    if any(not method.startswith(_OBFUSCATED) for method in methods):
        reason, remedy = "an e-book with copy protection", "get one without"
        raise ReadingError(file, None, reason, remedy)


def _opened(package: Package, file: str) -> tuple[str, Element]:
    """Return the list of what an e-book holds, and the folder from which it is meant.

    Raises:
        ReadingError: there is none.
    """
    roots = (
        element.get("full-path", "")
        for element in package.xml(_CONTAINER).iter()
        if _local(element) == "rootfile"
    )
    if not (path := next(roots, "")):
        raise ReadingError(file, None, "an e-book without contents", "make it or fetch it again")
    return posixpath.dirname(path), package.xml(path)


def _stated(root: Element) -> tuple[Metadata, str | None]:
    """Return what an e-book states of itself, and who wrote it."""
    said: dict[str, str] = {}
    for element in root.iter():
        if element.tag.startswith(_DUBLIN) and (text := "".join(element.itertext()).strip()):
            said.setdefault(_local(element), text)
    author, title = said.get("creator"), title_of(said.get("title"))
    if (author or "").casefold() == _CALIBRE and title:
        said["publisher"], author = _DAY.sub("", title), None
    names = ("publisher", "date", "language")
    metadata = read_metadata({name: said[name] for name in names if name in said})
    return replace(metadata, title=title), author


def _chapters(root: Element, folder: str) -> Iterator[str]:
    """Yield the paths of the texts of an e-book, in the order in which they are read."""
    items = {element.get("id"): element for element in root.iter() if _local(element) == "item"}
    apart = {
        posixpath.normpath(element.get("href", "").partition("#")[0])
        for element in root.iter()
        if _local(element) == "reference" and element.get("type", "").lower() in _APART
    }
    for element in root.iter():
        item = items.get(element.get("idref")) if _local(element) == "itemref" else None
        if item is None or element.get("linear") == "no" or "nav" in item.get("properties", ""):
            continue
        href = unquote(item.get("href", ""))
        if item.get("media-type") in _TEXTS and posixpath.normpath(href) not in apart:
            yield posixpath.normpath(posixpath.join(folder, href))


def _chapter(
    package: Package, path: str, stated: Metadata, author: str | None, place: Place
) -> Article | None:
    """Return the article that a text of an e-book is; None where it has no sentence.

    Raises:
        ReadingError: it can't be read.
    """
    markup = decode(package.read(path), file=place.file)
    tree = parse(_ENDLESS.sub(r"<\1\2></\1>", markup), place.file)
    drop_hidden(tree)
    kinds = {name for each in tree.iter() for name in (each.get("epub:type") or "").split()}
    text = all_text(tree)
    if kinds & _APART or not any(ends_sentence(each.text) for each in paragraphs(text)):
        return None
    headings = [" ".join(all_text(each).split()) for each in tree.iter() if each.tag in _HEADINGS]
    blocks = (
        Block(part, "heading" if " ".join(part.split()) in headings else None)
        for part in text.split("\n\n")
    )
    own = replace(stated, title=next(filter(None, headings), None) or stated.title)
    return document_article(blocks, own, place, author)


def _local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    return element.tag.rpartition("}")[2]
