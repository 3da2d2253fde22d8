"""Zip archives: what they hold, unpacked in memory and never trusted."""

import stat
import zlib
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from lzma import LZMAError
from zipfile import BadZipFile, ZipFile, ZipInfo

from briefings.errors import ReadingError
from briefings.reading.archives.allowance import (
    CHUNK,
    HIGHEST_RATIO,
    LARGEST_MEMBER,
    LARGEST_TOTAL,
    Allowance,
    Unpacked,
    check_path,
    is_wanted,
    refuse_size,
)
from briefings.reading.metadata import Begun, Place

_ENCRYPTED = 0x1
_LEAST_HEADER = 30
"""Bytes before a member's own, without its name."""
ZIP_FAULTS = (
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


def unpack_zip(raw: bytes, place: Place, allowance: Allowance) -> Unpacked:
    """Yield the members of an archive by name: that each begins, its bytes, and where they stand.

    Hidden files are passed over, as in a folder. Sizes are those of the bytes as they come out:
    what an archive says of itself may be wrong.
    """
    try:
        archive = ZipFile(BytesIO(raw))
    except ZIP_FAULTS as error:
        yield ReadingError(
            place.file, None, f"broken archive: {error}", "make it or fetch it again"
        )
        return
    members = sorted(
        (m for m in archive.infolist() if is_wanted(m.filename)), key=lambda m: m.filename
    )
    if len(members) > allowance.members:
        reason = f"{len(members):,} files, where {allowance.members:,} are the most"
        yield ReadingError(place.file, None, reason, "divide it")
        return
    if is_overlapping(archive.infolist()):
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
        yield content, replace(place, file=file, origin=origin, url=None, media=None)


def is_overlapping(members: Sequence[ZipInfo]) -> bool:
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
    check_path(member.filename, file)
    if stat.S_ISLNK(member.external_attr >> 16):
        raise ReadingError(file, None, "a link, not a file", "pack the file itself")
    if member.flag_bits & _ENCRYPTED:
        raise ReadingError(file, None, "encrypted", "pack it without a password")
    try:
        return unpack_member(archive, member, file, allowance)
    except ZIP_FAULTS as error:
        raise ReadingError(file, None, f"broken member: {error}", "pack it again") from error


def unpack_member(archive: ZipFile, member: ZipInfo, file: str, allowance: Allowance) -> bytes:
    """Unpack a member chunk by chunk, and stop at the first byte too many.

    Raises:
        ReadingError: it unpacks to too much.
        Exception: one of `ZIP_FAULTS`.
    """
    limits = (
        (HIGHEST_RATIO * member.compress_size, f"more than {HIGHEST_RATIO} bytes for one packed"),
        (LARGEST_MEMBER, f"more than {LARGEST_MEMBER:,} bytes"),
        (allowance.size, f"more than {LARGEST_TOTAL:,} bytes with those before it"),
    )
    most, reason = min(limits)
    content = bytearray()
    with archive.open(member) as stream:
        while chunk := stream.read(CHUNK):
            content += chunk
            if len(content) > most:
                allowance.size -= len(content)
                raise refuse_size(file, reason)
    allowance.size -= len(content)
    return bytes(content)
