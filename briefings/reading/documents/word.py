"""Word files (docx): what a reader sees of the text, without headers, footers and deletions."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, Final

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.documents.article import date_of, document_article, title_of
from briefings.reading.documents.block import Block
from briefings.reading.documents.package import Package
from briefings.reading.metadata import Metadata, Place

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.xmlchemy import BaseOxmlElement

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _RUN, _VALUE = f"{_W}p", f"{_W}r", f"{_W}val"
_BOX: Final = f"{_W}txbxContent"
_PASSED_OVER: Final = frozenset(
    (
        f"{_W}del",
        f"{_W}moveFrom",
        f"{_W}footnote",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    )
)
"""What was deleted or moved away, and what older programs show in place of a text box."""
_SIGNS: Final[Mapping[str, str]] = {
    f"{_W}tab": "\t",
    f"{_W}cr": "\n",
    f"{_W}noBreakHyphen": "-",
}
_OFF: Final = frozenset(("0", "false", "off", "none"))


def read_word(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read a Word file: one article, its title that of the text or of its properties."""
    try:
        Package(raw, place.file).refuse_declarations("word/", "docProps/")
        blocks, stated, author = _read(raw, place.file)
        yield document_article(blocks, stated, place, author)
    except ReadingError as error:
        yield error


def _read(raw: bytes, file: str) -> tuple[list[Block], Metadata, str]:
    """Return the paragraphs of a document, what it states of itself, and who wrote it.

    Raises:
        ReadingError: the library can't read it.
    """
    from docx import Document  # noqa: PLC0415 - takes long, and most runs read none

    try:
        document = Document(BytesIO(raw))
        styled = list(_styled(document))
        stated = document.core_properties
        title = next((text for style, text in styled if style == "title" and text.strip()), "")
        metadata = Metadata(
            title=" ".join(title.split()) or title_of(stated.title),
            published=date_of(stated.created),
        )
        author = stated.author
    except MemoryError:
        raise
    except Exception as error:
        remedy = "open it in Word, and save it again"
        raise ReadingError(file, None, "a broken Word file", remedy) from error
    return [_block(style, text) for style, text in styled], metadata, author


def _block(style: str, text: str) -> Block:
    if style.startswith("heading") or style in {"title", "subtitle"}:
        return Block(text, "heading")
    return Block(text, "credit" if style == "caption" else None)


def _styled(document: "Document") -> Iterator[tuple[str, str]]:
    """Yield the name of each paragraph's style, and its text; of tables of contents none."""
    names = {
        style.get(f"{_W}styleId"): name.get(_VALUE, "").lower()
        for style in document.styles.element.iter(f"{_W}style")
        for name in style.iterchildren(f"{_W}name")
    }
    for paragraph in _paragraphs(document.element.body):
        own = next(paragraph.iter(f"{_W}pStyle"), None)
        style = names.get(own.get(_VALUE), "") if own is not None else ""
        if not style.startswith(("toc ", "table of")):
            yield style, "".join(_pieces(paragraph))


def _paragraphs(element: "BaseOxmlElement") -> Iterator["BaseOxmlElement"]:
    """Yield the paragraphs below an element, those of text boxes after the one they hang on."""
    for child in element.iterchildren():
        if child.tag in _PASSED_OVER:
            continue
        if child.tag == _PARAGRAPH:
            yield child
        yield from _paragraphs(child)


def _pieces(element: "BaseOxmlElement") -> Iterator[str]:
    """Yield the text of a paragraph as it is read."""
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag == f"{_W}br":
            yield "\n" if child.get(f"{_W}type", "textWrapping") == "textWrapping" else " "
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in _PASSED_OVER and child.tag != _BOX and not _is_hidden(child):
            yield from _pieces(child)


def _is_hidden(element: "BaseOxmlElement") -> bool:
    """Say whether a run is hidden text."""
    if element.tag != _RUN:
        return False
    hidden = [
        sign
        for properties in element.iterchildren(f"{_W}rPr")
        for sign in properties.iterchildren(f"{_W}vanish")
    ]
    return any(sign.get(_VALUE, "true").lower() not in _OFF for sign in hidden)
