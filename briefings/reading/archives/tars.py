"""Tar archives: what they hold, in its order, unpacked in memory and never trusted."""

import tarfile
from dataclasses import replace
from typing import BinaryIO, Final

from briefings.errors import ReadingError
from briefings.reading.archives.allowance import (
    LARGEST_MEMBER,
    Allowance,
    Unpacked,
    check_path,
    is_wanted,
    refuse_size,
)
from briefings.reading.metadata import Begun, Place

_MAGIC: Final = slice(257, 262)
_FAULTS: Final = (tarfile.TarError, EOFError, OSError, ValueError, OverflowError, IndexError)


def is_tar(head: bytes) -> bool:
    """Say whether bytes begin as a tar archive does."""
    return head[_MAGIC] == b"ustar"


def unpack_tar(stream: BinaryIO, place: Place, allowance: Allowance) -> Unpacked:
    """Yield the files of an archive: that each begins, its bytes, and where they stand.

    Args:
        stream: the archive, read once from its beginning to its end.
        place: where it stands.
        allowance: what may still be unpacked.
    """
    try:
        with tarfile.open(fileobj=stream, mode="r|") as archive:
            for member in archive:
                if not is_wanted(member.name) or member.isdir():
                    continue
                allowance.take_member(place.file)
                yield from _unpacked(archive, member, place, allowance)
    except ReadingError as error:
        yield error
    except _FAULTS as error:
        reason = f"broken archive: {str(error) or type(error).__name__}"
        yield ReadingError(place.file, None, reason, "make it or fetch it again")


def _unpacked(
    archive: tarfile.TarFile, member: tarfile.TarInfo, place: Place, allowance: Allowance
) -> Unpacked:
    name = member.name.replace("\\", "/")
    file = f"{place.file}/{name}"
    yield Begun(file=file)
    try:
        content = _content(archive, member, file)
    except ReadingError as error:
        yield error
        return
    allowance.size -= len(content)
    origin = f"{place.origin}/{name}" if place.origin else None
    yield content, replace(place, file=file, origin=origin, url=None, media=None)


def _content(archive: tarfile.TarFile, member: tarfile.TarInfo, file: str) -> bytes:
    """Return a member's bytes.

    Raises:
        ReadingError: it leads out, is no file, or unpacks to too much.
    """
    check_path(member.name, file)
    if member.issym() or member.islnk():
        raise ReadingError(file, None, "a link, not a file", "pack the file itself")
    if not member.isreg() or member.issparse():
        raise ReadingError(file, None, "not a regular file", "leave it out")
    if member.size > LARGEST_MEMBER:
        raise refuse_size(file, f"more than {LARGEST_MEMBER:,} bytes")
    opened = archive.extractfile(member)
    return opened.read() if opened else b""
