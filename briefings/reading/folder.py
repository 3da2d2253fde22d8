"""Where articles are looked for: files, folders, globs, archives and standard input."""

import os
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import partial
from itertools import takewhile
from pathlib import Path
from typing import BinaryIO

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.metadata import Place
from briefings.reading.places.names import shown_path
from briefings.reading.workers.files import UnreadFile, read_files

LARGEST_FILE = 50_000_000
"""Bytes of one file; an article has thousands, a year of a paper's archive tens of millions."""

STDIN = "standard input"


def read(
    paths: Sequence[str], *, at: datetime, stdin: BinaryIO | None = None
) -> Iterator[Article | ReadingError]:
    """Read all articles that stand under `paths`, in a fixed order.

    They are parsed in processes of their own: what crashes a reader, or takes it too long, is that
    file's refusal.

    Args:
        paths: files, folders (with all below), globs (``**`` goes down), or ``-``.
        at: when they are read.
        stdin: what ``-`` stands for.

    Returns:
        Articles, and a refusal for every file or part of one that could not be read.

    Raises:
        WorkerError: no process can be started.
    """
    yield from read_files(_sources(paths, at, stdin))


def _sources(
    paths: Sequence[str], at: datetime, stdin: BinaryIO | None
) -> Iterator[UnreadFile | ReadingError]:
    for path in paths:
        if path == "-":
            yield _opened_stdin(stdin, at)
            continue
        for found in _found(path):
            if isinstance(found, ReadingError):
                yield found
            else:
                yield UnreadFile(partial(_open, found, at), _size(found))


def _opened_stdin(stdin: BinaryIO | None, at: datetime) -> UnreadFile | ReadingError:
    if stdin is None:
        return ReadingError("-", None, "there is no standard input", "name a file or a folder")
    raw = stdin.read(LARGEST_FILE + 1)
    place = Place(file=STDIN, origin=None, at=at)
    return UnreadFile(partial(_checked, raw, place), len(raw))


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it is said why when it is opened
        return 0


def _open(path: Path, at: datetime) -> tuple[bytes, Place] | ReadingError:
    try:
        if not path.is_file():  # to open a pipe or a device may take forever
            return ReadingError(shown_path(path), None, "not a regular file", "leave it out")
        with path.open("rb") as stream:
            raw = stream.read(LARGEST_FILE + 1)
        origin = shown_path(path.resolve())
    except OSError as error:
        return _unreadable(path, error)
    return _checked(raw, Place(file=shown_path(path), origin=origin, at=at))


def _checked(raw: bytes, place: Place) -> tuple[bytes, Place] | ReadingError:
    if len(raw) > LARGEST_FILE:
        reason = f"more than {LARGEST_FILE:,} bytes"
        return ReadingError(place.file, None, reason, "divide it into smaller files")
    return raw, place


def _found(typed: str) -> Iterator[Path | ReadingError]:
    """Yield the files that a path stands for; a path with nothing there is refused."""
    if typed and os.path.lexists(typed):
        yield from files_below(Path(typed))
    elif any(map(_is_magic, Path(typed).parts)):
        yield from _matching(Path(typed))
    else:
        shown = shown_path(Path(typed)) if typed else "''"
        yield ReadingError(shown, None, "no such file or folder", "check the path")


def files_below(root: Path) -> Iterator[Path | ReadingError]:
    """Yield `root` if it is a file, or else the files below it by name, hidden ones left out."""
    empty = True
    waiting = [root]
    while waiting:
        path = waiting.pop()
        try:
            if path != root and path.is_symlink():
                found = _followed(path, root)
            elif path.is_dir():
                waiting += sorted(filter(_is_visible, path.iterdir()), reverse=True)
                found = None
            else:
                found = path
        except OSError as error:
            found = _unreadable(path, error)
        if found:
            empty = False
            yield found
    if empty:
        reason = "a folder without files to read"
        yield ReadingError(shown_path(root), None, reason, "put articles in it, or name another")


def _followed(link: Path, root: Path) -> Path | ReadingError | None:
    """Return the file that a link stands for; None for a folder, which is read where it stands."""
    target = Path(os.path.realpath(link))
    if not target.exists():
        return ReadingError(shown_path(link), None, "a link that leads nowhere", "fix or remove it")
    if not target.is_relative_to(os.path.realpath(root)):
        reason = "a link that leads out of the folder"
        return ReadingError(shown_path(link), None, reason, f"name {shown_path(target)} itself")
    return None if target.is_dir() else link


def _matching(pattern: Path) -> Iterator[Path | ReadingError]:
    """Yield the files that a glob stands for; ``**`` matches files alone, at any depth."""
    fixed = list(takewhile(lambda part: not _is_magic(part), pattern.parts))
    base = Path(*fixed)
    wanted = pattern.parts[len(fixed) :]
    deep = "**" in wanted
    if wanted[-1] == "**":
        wanted = (*wanted, "*")
    try:
        found = base.glob("/".join(wanted))
        matches = sorted(match for match in found if _is_match(match, base, deep=deep))
    except ValueError as error:
        yield ReadingError(
            shown_path(pattern), None, f"no valid pattern: {error}", "use *, ? and **"
        )
        return
    except OSError as error:
        yield _unreadable(pattern, error)
        return
    if not matches:
        yield ReadingError(shown_path(pattern), None, "nothing matches it", "check the pattern")
    for match in matches:
        if not deep:
            yield from files_below(match)
        else:
            yield _followed(match, base) or match


def _is_magic(part: str) -> bool:
    return any(sign in part for sign in "*?[")


def _is_match(match: Path, base: Path, *, deep: bool) -> bool:
    """Whether a match counts: nothing hidden, and of ``**`` no folders."""
    hidden = any(part.startswith(".") for part in match.relative_to(base).parts)
    return not hidden and not (deep and match.is_dir())


def _is_visible(path: Path) -> bool:
    return not path.name.startswith(".")


def _unreadable(path: Path, error: OSError) -> ReadingError:
    reason = f"it can't be read: {(error.strerror or str(error)).lower()}"
    return ReadingError(shown_path(path), None, reason, "check its permissions")
