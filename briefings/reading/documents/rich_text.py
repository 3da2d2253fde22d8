"""RTF files: their text, and what they state of themselves."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

from striprtf.striprtf import rtf_to_text

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.decoding import decode
from briefings.reading.documents.article import document_article, title_of
from briefings.reading.documents.block import Block
from briefings.reading.documents.remedy import remedy_for
from briefings.reading.metadata import Metadata, Place

_PAGE: Final = re.compile(rb"\\ansicpg(\d{3,5})")
_LINK: Final = re.compile(r"HYPERLINK(?=\s)", re.IGNORECASE)
"""What the library would put into the text, where no reader sees it."""
_UNSEEN: Final = re.compile(
    r"\{(?:\\[a-z]{1,20}-?\d{0,6} ?+){0,20}\\(?:v|deleted)(?![a-z\d])[^{}]*+\}"
)
"""Hidden words, and those that were deleted."""
_STATED: Final = re.compile(r"\{\\(title|author) ([^{}]{1,2000})\}")
_MADE: Final = re.compile(r"\{\\creatim\\yr(\d{4})\\mo(\d{1,2})\\dy(\d{1,2})")
_INFO: Final = re.compile(r"\{\\info\b")
_LONGEST_INFO: Final = 20_000
_WRITTEN: Final = str.maketrans({"\u00ad": None, "\u2011": "-", "|": "\n"})


def read_rich_text(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read an RTF file: one article."""
    try:
        named = _PAGE.search(raw)
        page = f"cp{named[1].decode()}" if named else "cp1252"
        markup = decode(raw, file=place.file, declared=page)
        blocks = [Block(line) for line in _text(markup, page, place.file).split("\n")]
        stated, author = _stated(markup, page, place.file)
        yield document_article(blocks, stated, place, author)
    except ReadingError as error:
        yield error


def _text(markup: str, page: str, file: str) -> str:
    """Return what RTF shows; each cell of a table is a line.

    Raises:
        ReadingError: it is broken.
    """
    try:
        seen = _UNSEEN.sub("", _LINK.sub("LINK", markup))
        text: str = rtf_to_text(seen, encoding=page, errors="replace")  # type: ignore[no-untyped-call] # it has none
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    except MemoryError:
        raise
    except Exception as error:
        raise ReadingError(file, None, "a broken RTF file", remedy_for(file)) from error
    return text.translate(_WRITTEN)


def _stated(markup: str, page: str, file: str) -> tuple[Metadata, str | None]:
    """Return what a file states of itself, and who wrote it."""
    info = _INFO.search(markup)
    if not info:
        return Metadata(), None
    head = markup[info.start() : info.start() + _LONGEST_INFO]
    said = {
        name: _text(f"{{\\rtf1\\ansi {words}}}", page, file).strip()
        for name, words in _STATED.findall(head)
    }
    made = _MADE.search(head)
    published = None
    if made:
        try:
            published = date(int(made[1]), int(made[2]), int(made[3]))
        except ValueError:
            published = None
    title = title_of(said.get("title"))
    return Metadata(title=title, published=published), said.get("author")
