"""Names of files, and of parts of them, as articles keep them: ``news/2025.json#2``."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

_PART = re.compile(r"(?:[a-z]+-)?\d+")
_ESCAPED = re.compile(r"(?:\\udc[89a-f][0-9a-f])+")


def split_part(file: str) -> tuple[str, str]:
    """Return the name of a file, and which part of it is meant; empty where it is the whole.

    A file's own name may hold the sign, too: ``C# news.txt``.
    """
    name = file
    while "#" in name:
        before, _, part = name.rpartition("#")
        if not _PART.fullmatch(part):
            break
        name = before
    return name, file[len(name) + 1 :]


def paths_of(file: str | None, origin: str | None) -> Iterator[str]:
    """Yield the paths that an article was read from, without a part: as known, and as typed.

    Args:
        file: the file as a person would name it, and the part.
        origin: where a newer text would be found; behind its sign any text may stand.
    """
    typed = split_part(file)[0] if file else None
    if origin and "://" not in origin:
        yield _without_identity(origin, PurePosixPath(typed).name if typed else "")
    if typed and "://" not in typed:
        yield typed


def shown_path(path: Path) -> str:
    """Return a path as people read it; bytes in it that are no text stay visible as such."""
    return path.as_posix().encode("utf-8", "backslashreplace").decode()


def named_path(shown: str) -> Path:
    """Return the path that is shown so."""
    raw = _ESCAPED.sub(lambda found: found[0].encode().decode("unicode_escape"), shown)
    return Path(raw if os.path.lexists(raw) else shown)


def is_there(path: Path) -> bool:
    """Whether there is a file or folder of that name."""
    return os.path.exists(path)  # noqa: PTH110 - `Path.exists` fails at a name that is too long


def is_file(path: Path) -> bool:
    """Whether it is a file, or leads to one."""
    return os.path.isfile(path)  # noqa: PTH113 - as above


def is_folder(path: Path) -> bool:
    """Whether it is a folder, or leads to one."""
    return os.path.isdir(path)  # noqa: PTH112 - as above


def _without_identity(origin: str, name: str) -> str:
    at = origin.find(f"/{name}#") if name else -1
    if at >= 0:
        return origin[: at + 1 + len(name)]
    return origin if name and origin.endswith(f"/{name}") else origin.partition("#")[0]
