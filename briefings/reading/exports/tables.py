"""Tables (CSV): one article a row; of what readers have marked, one for all passages of a text."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.decoding import decode
from briefings.reading.exports.refused import LINKS_REMEDY
from briefings.reading.metadata import Place
from briefings.reading.notes.passages import has_passages
from briefings.reading.records import (
    BODIES,
    WHOLE,
    either_of,
    named_fields,
    read_entries,
    read_record,
)

LONGEST_FIELD = 10_000_000
"""Characters in one field of a CSV; the library's own limit, 131,072, is below a long report."""

_PASSAGES = {"highlight", "booktitle"}
_ADDRESSES = {"url", "link"}
_OF_ONE = ("booktitle", "title", "bookauthor", "url")
"""What the passages of one text have in common."""

Findings: TypeAlias = Iterator[Article | ReadingError]


class _Row(NamedTuple):
    """A row as a record, its number, and its place in the file."""

    record: Mapping[str, str]
    number: int
    where: str


def read_csv(raw: bytes, place: Place) -> Findings:
    """Read one article a row; the first row names the columns and shows what divides them."""
    try:
        text = decode(raw, file=place.file)
    except ReadingError as error:
        yield error
        return
    csv.field_size_limit(LONGEST_FIELD)
    head = text.lstrip().partition("\n")[0]
    divider = max(",;\t|", key=head.count)
    rows = _rows(csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True), place)
    _, header = next(rows, (0, []))
    if isinstance(header, ReadingError):
        header = []
    columns = named_fields(dict.fromkeys(header)).keys()
    read = (_read_row(header, row, number, place) for number, row in rows)
    if columns >= _PASSAGES or ("selection" in columns and not columns & set(WHOLE)):
        yield from _passages(read, place)
    elif columns & set(BODIES):
        for each in read:
            yield each if isinstance(each, ReadingError) else read_record(*each, place)
    else:
        yield _without_text(place, has_links=bool(columns & _ADDRESSES))


def _passages(read: Iterable[ReadingError | _Row], place: Place) -> Findings:
    """Yield the articles of which a table has passages, then how many it only names."""
    rows: list[Mapping[str, str]] = []
    for each in read:
        if isinstance(each, ReadingError):
            yield each
        else:
            rows.append(each.record)
    found = list(_grouped(rows))
    yield from read_entries((each for each in found if has_passages(each)), place)
    if bare := sum(not has_passages(each) for each in found):
        yield ReadingError(place.file, None, f"{bare:,} links without a text", LINKS_REMEDY)


def _grouped(rows: Iterable[Mapping[str, str]]) -> Iterator[Mapping[str, object]]:
    """Yield a record for each article of a table of passages, with a row for each passage."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in rows:
        said = named_fields(row)
        key = tuple(
            str(said.get(name) or "") for name in ("booktitle", "title", "bookauthor", "url")
        )
        found.setdefault(key, []).append(str(said.get("highlight") or said.get("selection") or ""))
    for (book, title, _, url), passages in found.items():
        marked = [{"text": passage} for passage in passages if passage.strip()]
        yield {"title": book or title, "url": url, "highlights": marked}


def _without_text(place: Place, *, has_links: bool) -> ReadingError:
    """Return the refusal of a table that has no column for the text."""
    if has_links:
        return ReadingError(
            place.file, None, "it holds links only, without their texts", LINKS_REMEDY
        )
    reason = f"it names no column for the text ({either_of(BODIES)})"
    return ReadingError(place.file, "row 1", reason, "name the columns in the first row")


def _rows(
    reader: Iterator[list[str]], place: Place
) -> Iterator[tuple[int, list[str] | ReadingError]]:
    """Return the rows that hold anything, numbered as a spreadsheet does: the header is row 1."""
    number = 0
    while True:
        number += 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            reason = f"malformed CSV: {error}"
            remedy = "fix the quotation marks there, or leave the row out"
            yield number, ReadingError(place.file, f"row {number}", reason, remedy)
        else:
            if any(row):
                yield number, row


def _read_row(
    header: list[str], row: list[str] | ReadingError, number: int, place: Place
) -> _Row | ReadingError:
    where = f"row {number}"
    if isinstance(row, ReadingError):
        return row
    if len(row) != len(header):
        reason = f"it has {len(row)} fields where the first row names {len(header)}"
        return ReadingError(place.file, where, reason, "quote fields that hold a divider")
    return _Row(dict(zip(header, row, strict=True)), number, where)
