"""How much may be unpacked, and what of an archive is never read."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PureWindowsPath
from typing import Final, TypeAlias

from briefings.errors import ReadingError
from briefings.reading.metadata import Begun, Place

MOST_MEMBERS: Final = 10_000
LARGEST_MEMBER: Final = 50_000_000
LARGEST_TOTAL: Final = 500_000_000
HIGHEST_RATIO: Final = 200
"""Bytes out for a byte in: prose gives 3 or 4, and DEFLATE's most, 1032, is for padding alone."""

CHUNK: Final = 1 << 20

Unpacked: TypeAlias = Iterator[tuple[bytes, Place] | Begun | ReadingError]
"""Of each member: that it begins, then its bytes and where they stand, or why it is refused."""


@dataclass(slots=True, kw_only=True)
class Allowance:
    """What may still be unpacked, from an archive and those inside it together.

    Attributes:
        members: how many.
        size: their bytes.
        done: how many were read before, and are passed over: the reader of the last one crashed.
    """

    members: int = MOST_MEMBERS
    size: int = LARGEST_TOTAL
    done: int = 0

    def take_member(self, file: str) -> None:
        """Count a member of an archive that is not known to end.

        Raises:
            ReadingError: it is one too many.
        """
        self.members -= 1
        if self.members < 0:
            raise ReadingError(file, None, "too many files in one archive", "divide it")


def is_wanted(name: str) -> bool:
    """Say whether a member is read, by its path: hidden files are passed over, as in a folder."""
    parts = PureWindowsPath(name).parts
    hidden = any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)
    return not name.endswith("/") and not hidden


def check_path(name: str, file: str) -> None:
    """Check that a member stays where it is unpacked.

    Raises:
        ReadingError: its path leads out.
    """
    path = PureWindowsPath(name)  # it knows both kinds of slash, and drives
    if path.anchor or ".." in path.parts:
        raise ReadingError(file, None, "its path leads out of the archive", "pack it without")


def refuse_size(file: str, reason: str) -> ReadingError:
    """Return the refusal of what unpacks to too much."""
    return ReadingError(file, None, f"it unpacks to {reason}", "divide it or leave it out")
