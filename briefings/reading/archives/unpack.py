"""Which bytes are an archive, and of what make."""

from collections.abc import Callable
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO, Final, TypeAlias, cast

from briefings.errors import ReadingError
from briefings.reading.archives.allowance import Allowance, Unpacked
from briefings.reading.archives.compressed import Unpacking, is_compressed, unpack_compressed
from briefings.reading.archives.tars import is_tar, unpack_tar
from briefings.reading.archives.webs import is_web_archive, unpack_web_archive
from briefings.reading.archives.zips import unpack_zip
from briefings.reading.metadata import Place

Unpacker: TypeAlias = Callable[[bytes, Place, Allowance], Unpacked]

_ZIP: Final = b"PK\x03\x04"
_HEAD: Final = 512


def unpacker_of(raw: bytes, file: str) -> Unpacker | None:
    """Return what unpacks bytes; None where they are no archive.

    Whatever packs bytes says so by how they begin, but for zip, in which documents are, too.
    """
    ending = PurePosixPath(file).suffix.lower()
    if ending == ".zip" or (not ending and raw.startswith(_ZIP)):
        return unpack_zip
    if is_tar(raw[:_HEAD]) or is_web_archive(raw[:_HEAD]) or ending == ".tar":
        return _unpack_plain
    return _unpack_compressed if is_compressed(raw) else None


def _unpack_plain(raw: bytes, place: Place, allowance: Allowance) -> Unpacked:
    return _unpack_stream(BytesIO(raw), raw[:_HEAD], place, allowance)


def _unpack_compressed(raw: bytes, place: Place, allowance: Allowance) -> Unpacked:
    """Unpack what was packed alone, or the archive that was."""
    try:
        head = Unpacking(raw, place.file, Allowance()).read(_HEAD) or b""
    except ReadingError:
        head = b""  # it is said why when it is unpacked
    if is_tar(head) or is_web_archive(head):
        stream = cast("BinaryIO", Unpacking(raw, place.file, allowance))
        return _unpack_stream(stream, head, place, allowance)
    return unpack_compressed(raw, place, allowance)


def _unpack_stream(stream: BinaryIO, head: bytes, place: Place, allowance: Allowance) -> Unpacked:
    if is_web_archive(head):
        return unpack_web_archive(stream, place, allowance)
    return unpack_tar(stream, place, allowance)
