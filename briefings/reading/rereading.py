"""What today's readers make of an article that an older program has read and stored."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final, TypeAlias

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.folder import LARGEST_FILE
from briefings.reading.metadata import Place
from briefings.reading.places.names import is_file, named_path, paths_of, split_part
from briefings.reading.workers.calls import READ_MEMBERS, READ_STORED
from briefings.reading.workers.failures import CallFailed
from briefings.reading.workers.pool import call

_ALONE: Final = {".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".eml"}
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

        Raises:
            CallFailed: no reader can bear it.
            WorkerError: no process can be started to read in.
        """
        findings = self._from_file(stored) or _findings(call(READ_STORED, stored))
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
                file=split_part(stored.file or "")[0],
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
    for path in map(named_path, paths_of(stored.file, stored.origin)):
        try:
            if is_file(path) and path.stat().st_size <= LARGEST_FILE:
                return path
        except (OSError, ValueError):
            continue
    return None


def _read_file(path: Path, place: Place) -> Findings:
    """Return what is in a file; nothing where it can't be opened, or ends its reader."""
    try:
        raw = path.read_bytes()
        return _findings(call(READ_MEMBERS, raw, place, 0))
    except (OSError, CallFailed):
        return ()


def _findings(found: Iterable[object]) -> Findings:
    return tuple(each for each in found if isinstance(each, Article | ReadingError))


def _is_part(origin: str | None, of: str | None) -> bool:
    return origin is not None and (origin == of or origin.startswith(f"{of}#"))
