"""What today's readers make of an article that an older program has read and stored."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Final, TypeAlias

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.folder import LARGEST_FILE
from briefings.reading.formats import read_bytes
from briefings.reading.marks import merge_marks
from briefings.reading.metadata import Metadata, Place
from briefings.reading.text import article as read_article

_WHOLE: Final = {".txt", ".text", ".md", ".markdown"}
"""Endings of files whose whole text is the body."""
_ALONE: Final = {*_WHOLE, ".html", ".htm", ".xhtml", ".eml"}
"""Endings of files that held one article each to every older reader."""

Findings: TypeAlias = Sequence[Article | ReadingError]


class Rereader:
    """Reads stored articles anew: from their files where these are still there, else their text.

    The articles of a file are best read one after the other: its last reading is remembered.
    """

    def __init__(self) -> None:
        """Remember nothing yet."""
        self._file: Path | None = None
        self._findings: Findings = ()

    def read(self, stored: Article) -> tuple[Article, ...]:
        """Return what `stored` is to today's readers: itself, its newer reading, or its parts.

        Each replaces `stored` unless it is the same article. They came when `stored` came. Nothing
        is returned where it is refused now.
        """
        findings = self._from_file(stored) or _from_text(stored)
        return tuple(
            replace(
                each,
                replaces=stored.replaces if each.id == stored.id else stored.id,
                retrieved_at=stored.retrieved_at,
            )
            for each in findings
            if isinstance(each, Article)
        )

    def _from_file(self, stored: Article) -> Findings:
        """Return what its file holds in its place; nothing where the file or the place is gone."""
        if stored.retrieved_at is None or (path := _path_of(stored)) is None:
            return ()
        if path != self._file:
            place = Place(
                file=(stored.file or "").partition("#")[0],
                origin=path.resolve().as_posix(),
                at=stored.retrieved_at,
            )
            self._file, self._findings = path, _read_file(path, place)
        if path.suffix.lower() in _ALONE:
            return self._findings
        return [
            each
            for each in self._findings
            if isinstance(each, Article) and _is_part(each.origin, stored.origin)
        ]


def _path_of(stored: Article) -> Path | None:
    """Return the file that an article was read from, if it is still there."""
    for name in (stored.origin, stored.file):
        path = Path((name or "").partition("#")[0])
        try:
            if name and path.is_file() and path.stat().st_size <= LARGEST_FILE:
                return path
        except (OSError, ValueError):
            continue
    return None


def _read_file(path: Path, place: Place) -> Findings:
    """Return what is in a file; nothing where it can't be opened."""
    try:
        raw = path.read_bytes()
    except OSError:
        return ()
    return tuple(read_bytes(raw, place))


def _from_text(stored: Article) -> Findings:
    """Return what the stored text of an article holds, with what is known of it besides."""
    at = stored.retrieved_at or datetime.min.replace(tzinfo=UTC)
    place = Place(file=stored.file or "", origin=stored.origin, at=at)
    if PurePosixPath(place.file).suffix.lower() in _WHOLE:
        return tuple(read_bytes(stored.body.encode(), place))
    known = Metadata(
        title=stored.title,
        source=stored.source,
        url=stored.url,
        published=stored.published,
        language=stored.language,
        origin=stored.origin,
    )
    found = read_article(stored.body, known, place)
    return (replace(found, marks=merge_marks(*stored.marks, *found.marks)),)


def _is_part(origin: str | None, of: str | None) -> bool:
    return origin is not None and (origin == of or origin.startswith(f"{of}#"))
