"""PDF files: their text layer, and what they state of themselves."""

import logging
import math
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import datetime
from io import BytesIO
from typing import Final

from pypdf import PasswordType, PdfReader
from pypdf.constants import UserAccessPermissions

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.documents.article import date_of, document_article, title_of
from briefings.reading.documents.lines import Line, blocks_of, title_line
from briefings.reading.fields import read_metadata
from briefings.reading.metadata import Metadata, Place

_SAME_LINE: Final = 0.5
_SAME_PLACE: Final = 1.5
"""Points within which the same words are the shadow of those before."""
_LIGATURES: Final = {ord(sign): unicodedata.normalize("NFKC", sign) for sign in "ﬀﬁﬂﬃﬄﬅﬆ"}
_UNREADABLE: Final = 0.1
_NO_LETTERS: Final = frozenset(("Cc", "Cn", "Co"))
_BROKEN: Final = ("a broken PDF file", "print it to a new PDF, or save it as text")


def read_pdf(raw: bytes, place: Place) -> Iterator[Article | ReadingError]:
    """Read the text layer of a PDF: one article.

    Raises:
        MemoryError: it takes too much memory.
    """
    try:
        yield _article(_opened(raw, place.file), place)
    except ReadingError as error:
        yield error
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - the library promises no errors of its own
        yield ReadingError(place.file, None, *_BROKEN)


def _opened(raw: bytes, file: str) -> PdfReader:
    """Return what the library makes of a file.

    Raises:
        ReadingError: it has a password, or is not to be copied from.
        Exception: whatever it fails on.
    """
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = PdfReader(BytesIO(raw))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise ReadingError(file, None, "a PDF with a password", "save it without one")
    allowed = reader.user_access_permissions
    if allowed is not None and not allowed & UserAccessPermissions.EXTRACT:
        remedy = "ask its publisher for one that allows it"
        raise ReadingError(file, None, "a PDF that doesn't allow copying its text", remedy)
    return reader


def _article(reader: PdfReader, place: Place) -> Article:
    """Return the article that a PDF is.

    Raises:
        ReadingError: there is no text in it, or none that can be made out.
    """
    notes: list[str] = []
    lines = list(_lines(reader, notes))
    if not lines:
        reason = "a PDF of pictures, without text: a scan, perhaps"
        raise ReadingError(place.file, None, reason, "run it through OCR first, e.g. ocrmypdf")
    _refuse_unreadable(lines, place.file)
    stated, author = _metadata(reader, lines, notes)
    return document_article(blocks_of(lines), stated, place, author)


def _metadata(
    reader: PdfReader, lines: Sequence[Line], notes: Sequence[str]
) -> tuple[Metadata, str | None]:
    """Return what a PDF states of itself, and who wrote it."""
    info = reader.metadata
    made: datetime | None = None
    try:
        made = info.creation_date if info else None
    except (ValueError, OverflowError, TypeError):
        notes = (*notes, "its date can't be read")
    language = reader.root_object.get("/Lang") if reader.root_object else None
    stated = read_metadata({"language": language} if isinstance(language, str) else {})
    title = title_of(str(info.title) if info and info.title else None) or title_line(lines)
    return Metadata(
        title=title, published=date_of(made), language=stated.language, notes=tuple(notes)
    ), str(info.author) if info and info.author else None


def _lines(reader: PdfReader, notes: list[str]) -> Iterator[Line]:
    """Yield the lines of all pages; of one that can't be read there is a note."""
    for number, page in enumerate(reader.pages, 1):
        pieces: list[Line] = []

        def visit(  # noqa: PLR0913, PLR0917 - what the library gives
            text: str,
            outer: Sequence[float],
            inner: Sequence[float],
            _font: object,
            size: float,
            number: int = number,
            pieces: list[Line] = pieces,
        ) -> None:
            if text.strip():
                pieces.append(_placed(number, text, outer, inner, size))

        try:
            page.extract_text(visitor_text=visit)
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - as above
            notes.append(f"its page {number} can't be read")
        yield from _in_lines(pieces)


def _placed(
    page: int, text: str, outer: Sequence[float], inner: Sequence[float], size: float
) -> Line:
    """Return words where they stand, as both matrices say (ISO 32000-1, 9.4.4)."""
    x = inner[4] * outer[0] + inner[5] * outer[2] + outer[4]
    y = inner[4] * outer[1] + inner[5] * outer[3] + outer[5]
    scale = math.hypot(inner[2], inner[3]) * math.hypot(outer[2], outer[3])
    return Line(page, x, y, abs(size * scale) or 1.0, text.translate(_LIGATURES))


def _in_lines(pieces: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, each of the words that stand beside each other."""
    line: Line | None = None
    before: Line | None = None
    for piece in pieces:
        if before and _is_shadow(before, piece):
            continue
        before = piece
        if line and _is_beside(line, piece):
            line = line._replace(text=line.text + piece.text, size=max(line.size, piece.size))
            continue
        if line:
            yield from _split(line)
        line = piece
    if line:
        yield from _split(line)


def _is_shadow(one: Line, other: Line) -> bool:
    near = abs(one.x - other.x) < _SAME_PLACE and abs(one.y - other.y) < _SAME_PLACE
    return near and one.text.strip() == other.text.strip()


def _is_beside(line: Line, piece: Line) -> bool:
    is_near = abs(line.y - piece.y) < _SAME_LINE * min(line.size, piece.size)
    return is_near and not line.text.endswith("\n") and piece.x >= line.x


def _split(line: Line) -> Iterator[Line]:
    """Yield the lines that one is, without their ends."""
    for part in line.text.split("\n"):
        if part.strip():
            yield line._replace(text=part.strip())


def _refuse_unreadable(lines: Sequence[Line], file: str) -> None:
    """Refuse a text that is not made of letters.

    Raises:
        ReadingError: its fonts don't say which letters they show.
    """
    text = "".join(line.text for line in lines)
    odd = sum(unicodedata.category(sign) in _NO_LETTERS or sign == "\ufffd" for sign in text)
    if odd > _UNREADABLE * len(text):
        reason = "a PDF whose fonts don't say which letters they show"
        raise ReadingError(file, None, reason, "run it through OCR first, e.g. ocrmypdf")
