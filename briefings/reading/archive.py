"""Zip archives: what they hold, unpacked in memory and never trusted."""

import stat
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from lzma import LZMAError
from pathlib import PureWindowsPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from briefings.errors import ReadingError
from briefings.reading.metadata import Begun, Place

MOST_MEMBERS = 10_000
LARGEST_MEMBER = 50_000_000
LARGEST_TOTAL = 500_000_000
HIGHEST_RATIO = 200
"""Bytes out for a byte in: prose gives 3 or 4, and DEFLATE's most, 1032, is for padding alone."""

_CHUNK = 1 << 20
_ENCRYPTED = 0x1
_LEAST_HEADER = 30
"""Bytes before a member's own, without its name."""
_FAULTS = (
    BadZipFile,
    zlib.error,
    LZMAError,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
"""What the standard library raises at archives that are broken, encrypted or of unknown make."""


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


def unpack(
    raw: bytes, place: Place, allowance: Allowance
) -> Iterator[tuple[bytes, Place] | Begun | ReadingError]:
    """Yield the members of an archive by name: that each begins, its bytes, and where they stand.

    Hidden files are passed over, as in a folder. Sizes are those of the bytes as they come out:
    what an archive says of itself may be wrong.
    """
    try:
        archive = ZipFile(BytesIO(raw))
    except _FAULTS as error:
        yield ReadingError(
            place.file, None, f"broken archive: {error}", "make it or fetch it again"
        )
        return
    members = sorted((m for m in archive.infolist() if _is_wanted(m)), key=lambda m: m.filename)
    if len(members) > allowance.members:
        reason = f"{len(members):,} files, where {allowance.members:,} are the most"
        yield ReadingError(place.file, None, reason, "divide it")
        return
    if _is_overlapping(archive.infolist()):
        yield ReadingError(place.file, None, "its files have bytes in common", "pack it again")
        return
    allowance.members -= len(members)
    for member in members:
        file = f"{place.file}/{_shown(member)}"
        yield Begun(file=file)
        try:
            content = _content(archive, member, file, allowance)
        except ReadingError as error:
            yield error
            continue
        origin = f"{place.origin}/{_shown(member)}" if place.origin else None
        yield content, replace(place, file=file, origin=origin)


def _is_wanted(member: ZipInfo) -> bool:
    parts = PureWindowsPath(member.filename).parts
    hidden = any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)
    return not member.filename.endswith("/") and not hidden


def _is_overlapping(members: Sequence[ZipInfo]) -> bool:
    """Whether files share packed bytes: few would unpack to thousands (Fifield, WOOT 2019)."""
    ends = 0
    for member in sorted(members, key=lambda member: member.header_offset):
        if member.header_offset < ends:
            return True
        ends = member.header_offset + _LEAST_HEADER + member.compress_size
    return False


def _shown(member: ZipInfo) -> str:
    return member.filename.replace("\\", "/")


def _content(archive: ZipFile, member: ZipInfo, file: str, allowance: Allowance) -> bytes:
    """Return a member's bytes.

    Raises:
        ReadingError: it leads out, is locked or broken, or unpacks to too much.
    """
    path = PureWindowsPath(member.filename)  # it knows both kinds of slash, and drives
    if path.anchor or ".." in path.parts:
        raise ReadingError(file, None, "its path leads out of the archive", "pack it without")
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadingError(file, None, "a link, not a file", "pack the file itself")
    if member.flag_bits & _ENCRYPTED:
        raise ReadingError(file, None, "encrypted", "pack it without a password")
    try:
        return _bounded(archive, member, file, allowance)
    except _FAULTS as error:
        raise ReadingError(file, None, f"broken member: {error}", "pack it again") from error


def _bounded(archive: ZipFile, member: ZipInfo, file: str, allowance: Allowance) -> bytes:
    """Unpack chunk by chunk, and stop at the first byte too many."""
    limits = (
        (HIGHEST_RATIO * member.compress_size, f"more than {HIGHEST_RATIO} bytes for one packed"),
        (LARGEST_MEMBER, f"more than {LARGEST_MEMBER:,} bytes"),
        (allowance.size, f"more than {LARGEST_TOTAL:,} bytes with those before it"),
    )
    most, reason = min(limits)
    content = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            content += chunk
            if len(content) > most:
                allowance.size -= len(content)
                raise ReadingError(
                    file, None, f"it unpacks to {reason}", "divide it or leave it out"
                )
    allowance.size -= len(content)
    return bytes(content)
