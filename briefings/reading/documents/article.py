"""From the paragraphs of a document, and what it states of itself, to its article."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Final

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.published import Published
from briefings.publisher import Publisher
from briefings.reading.dates import YEARS
from briefings.reading.documents.block import Block
from briefings.reading.fields import source_titled
from briefings.reading.heading import head_of
from briefings.reading.metadata import Metadata, Place
from briefings.reading.text import article
from briefings.spans import Mark

_NO_TITLE: Final = re.compile(
    r"(?:microsoft (?:word|powerpoint) - .*|untitled.*|document ?\d*|(?:word|powerpoint) .{0,20}"
    r"|presentation ?\d*|print|layout ?\d*|title"
    r"|.*\.(?:docx?|odt|rtf|pdf|indd|qxd|tex|dvi|pub|pptx?))",
    re.IGNORECASE,
)
"""Titles that programs give."""
_NO_NAME: Final = re.compile(
    r"(?:python-docx|libreoffice|openoffice|microsoft|windows|office|user|admin|unknown|owner"
    r"|author|administrator|apple|adobe|acrobat|default|test)\b.*",
    re.IGNORECASE,
)
"""Authors that programs name."""
_TEMPLATES: Final = frozenset((datetime(2013, 12, 23, 23, 15, tzinfo=UTC),))
"""When the template of a library was made, and no document."""
_NAME_WORDS: Final = range(2, 9)
_SPACES: Final = re.compile(r"[^\S\n]+")
_BREAKS: Final = re.compile(r" ?\n[ \n]*")


def document_article(
    blocks: Iterable[Block], stated: Metadata, place: Place, author: str | None = None
) -> Article:
    """Return the article that a document is, a blank line between its paragraphs.

    Its own words say better who publishes it and when than what its program has noted down: that
    is the name of a user and the day when the file was made.

    Args:
        blocks: its paragraphs, in order.
        stated: what the file says of itself.
        place: where it comes from.
        author: who wrote it, as the file says.

    Raises:
        ReadingError: there is no text.
    """
    body, marks = _joined(blocks)
    if not body:
        raise ReadingError(place.file, None, "a document without text", "leave it out")
    head = head_of(body)
    notes = stated.notes
    if stated.published and not head.published:
        notes = (*notes, "its date is the one on which the file was made")
    known = replace(
        stated,
        source=stated.source or head.source or source_of_author(author),
        published=head.published or stated.published,
        notes=notes,
    )
    return article(body, known, place, marks=marks)


def title_of(stated: str | None) -> str | None:
    """Return a title that a file states, unless a program has made it up."""
    title = " ".join((stated or "").split())
    return title if title and not _NO_TITLE.fullmatch(title) else None


def date_of(made: datetime | None) -> Published | None:
    """Return when a file was made, as its publication; None where that can't be."""
    if made is None or made.year not in YEARS:
        return None
    if made.tzinfo is None:
        return date(made.year, made.month, made.day)
    return None if made.astimezone(UTC) in _TEMPLATES else made


def source_of_author(author: str | None) -> Publisher | None:
    """Return who wrote a document, as its source; None where the name is that of an account."""
    name = " ".join((author or "").split())
    if len(name.split()) not in _NAME_WORDS or _NO_NAME.match(name):
        return None
    return source_titled(name)


def _joined(blocks: Iterable[Block]) -> tuple[str, Sequence[Mark]]:
    body, marks = "", []
    for block in blocks:
        text = _BREAKS.sub("\n", _SPACES.sub(" ", block.text)).strip()
        if not text:
            continue
        start = len(body) + 2 if body else 0
        body += f"\n\n{text}" if body else text
        if block.kind:
            marks.append(Mark(start, len(body), block.kind))
    return body, marks
