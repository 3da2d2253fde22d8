"""Which reader reads which bytes: by the name's ending and, where that tells little, by content.

What the formats need is imported when the first of them comes.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, TypeAlias

from briefings.errors import NO_CHARACTER, ReadingError
from briefings.model import Article
from briefings.reading.decoding import decode
from briefings.reading.exports.refused import refusal_of
from briefings.reading.marks import merge_marks
from briefings.reading.metadata import Begun, Metadata, Place
from briefings.reading.readers import (
    MEDIA,
    PACKED,
    READERS,
    SIGNS,
    Findings,
    Reader,
    reader_by_sign,
)
from briefings.reading.text import article, read_text

if TYPE_CHECKING:
    from briefings.reading.archives.allowance import Allowance
    from briefings.reading.archives.unpack import Unpacker

Found: TypeAlias = Iterator[Article | ReadingError | Begun]

_WHOLE = {".txt", ".text", ".md", ".markdown"}
"""Endings of files whose whole text is the body."""

_OTHER_MARKUP = re.compile(r"\s*<[?!a-z]", re.IGNORECASE)
_PACKED = re.compile(rb"\x1f\x8b|BZh[1-9]1AY&SY|\xfd7zXZ\0|(?:\xef\xbb\xbf)?\s{0,99}WARC/\d")
"""How what is packed begins, whatever its name."""
_NO_TEXT = re.compile("[\0\ud800-\udfff]")

LONGEST_STATED = 10_000
"""Characters of a title or an address; what is longer is a text in the wrong place."""

DEEPEST_ARCHIVE = 1
"""Archives inside of archives that are read: one level, as mail programs pack them."""


def read_bytes(raw: bytes, place: Place) -> Findings:
    """Read what `raw` holds: the ending of `place.file` says how, or else the content itself."""
    for finding in read_members(raw, place):
        if not isinstance(finding, Begun):
            yield finding


def read_members(raw: bytes, place: Place, done: int = 0) -> Found:
    """Read what `raw` holds, as `read_bytes` does, and say which member of an archive begins.

    Args:
        raw: the bytes.
        place: where they come from.
        done: how many members to pass over, of those that begin.
    """
    findings = _read(raw, place, None, 0, done)
    yield from findings if done else _refuse_none(findings, place.file)


def read_stored(stored: Article) -> Findings:
    """Read the text of a stored article anew, with what is known of it besides."""
    at = stored.retrieved_at or datetime.min.replace(tzinfo=UTC)
    place = Place(file=stored.file or "", origin=stored.origin, at=at)
    if PurePosixPath(place.file).suffix.lower() in _WHOLE:
        yield from read_bytes(stored.body.encode(), place)
        return
    known = Metadata(
        title=stored.title,
        source=stored.source,
        url=stored.url,
        published=stored.published,
        language=stored.language,
        origin=stored.origin,
    )
    found = article(stored.body, known, place)
    yield replace(found, marks=merge_marks(*stored.marks, *found.marks))


def _read(
    raw: bytes, place: Place, allowance: "Allowance | None", depth: int, done: int = 0
) -> Found:
    if reader := reader_by_sign(raw):
        yield from map(_checked, reader(raw, place))
    elif refusal := refusal_of(raw, place.file):
        yield refusal
    elif unpacker := _unpacker(raw, place):
        yield from _read_archive(unpacker, raw, place, allowance, depth, done)
    else:
        yield from _read_file(raw, place)


def _unpacker(raw: bytes, place: Place) -> "Unpacker | None":
    ending = PurePosixPath(place.file).suffix.lower()
    if ending in READERS and not _PACKED.match(raw):
        return None
    from briefings.reading.archives.unpack import unpacker_of  # noqa: PLC0415 - see above

    return unpacker_of(raw, place.file)


def _read_file(raw: bytes, place: Place) -> Findings:
    try:
        ending = PurePosixPath(place.file).suffix.lower()
        named = MEDIA.get((place.media or "").partition(";")[0].strip().lower())
        reader = _reader(raw, place.file, named or READERS.get(ending))
    except ReadingError as error:
        yield error
        return
    yield from map(_checked, reader(raw, place))


def _refuse_none(findings: Found, file: str) -> Found:
    """Pass on what was found; a list, table, mailbox or archive of nothing is said to be so."""
    is_empty = True
    for finding in findings:
        is_empty = is_empty and isinstance(finding, Begun)
        yield finding
    if is_empty:
        yield ReadingError(file, None, "it holds no article", "put one in or leave it out")


def _read_archive(  # noqa: PLR0913, PLR0917 - what is known of it, and where it is
    unpacker: "Unpacker",
    raw: bytes,
    place: Place,
    allowance: "Allowance | None",
    depth: int,
    done: int,
) -> Found:
    if depth > DEEPEST_ARCHIVE:
        reason = "an archive inside of an archive's archive"
        yield ReadingError(place.file, None, reason, "unpack it first")
        return
    from briefings.reading.archives.allowance import Allowance  # noqa: PLC0415 - see above

    allowance = allowance or Allowance(done=done)
    is_done = False
    for member in unpacker(raw, place, allowance):
        if isinstance(member, Begun):
            is_done = allowance.done > 0
            allowance.done -= is_done
        if isinstance(member, tuple):
            content, own = member
            if is_done and not _unpacker(content, own):
                continue
            yield Begun(file=own.file, size=len(content))
            yield from _read(content, own, allowance, depth + 1)
        elif not is_done:
            yield member


def _checked(finding: Article | ReadingError) -> Article | ReadingError:
    """Refuse what no database takes; escapes in JSON, YAML and mail headers can bring it in."""
    if isinstance(finding, ReadingError):
        return finding
    source = finding.source.title if finding.source else None
    stated = (finding.title, source, finding.url, finding.origin, finding.file, *finding.notes)
    if any(text and _NO_TEXT.search(text) for text in (finding.body, *stated)):
        return ReadingError(_shown(finding), None, NO_CHARACTER, "fix it or take it out")
    if any(len(text) > LONGEST_STATED for text in stated if text):
        reason = f"its title, source or address has more than {LONGEST_STATED:,} characters"
        return ReadingError(_shown(finding), None, reason, "shorten it or take it out")
    return finding


def _shown(finding: Article) -> str:
    return _NO_TEXT.sub("\ufffd", finding.file or "")


def _reader(raw: bytes, file: str, named: Reader | None) -> Reader:
    """Return the reader to use: plain text is looked at, as any format may bear its name, or none.

    Raises:
        ReadingError: no reader is named, and it isn't text either.
    """
    if named not in {None, read_text}:
        return named
    remedy = f"use one of the formats {', '.join((*READERS, *PACKED))}"
    try:
        text = decode(raw, file=file)
    except ReadingError as error:
        raise ReadingError(file, None, error.reason, error.remedy if named else remedy) from error
    for sign, reader in SIGNS:
        if sign.match(text):
            return reader
    if named is None and _OTHER_MARKUP.match(text):
        raise ReadingError(file, None, "not in a format that is read", remedy)
    return read_text
