"""What gzip, bzip2 and xz have packed: one file, or an archive that they shrink."""

import io
import zlib
from bz2 import BZ2Decompressor
from collections.abc import Callable, Mapping
from dataclasses import replace
from lzma import LZMADecompressor, LZMAError
from pathlib import PurePosixPath
from typing import Final, Protocol, cast

from briefings.errors import ReadingError
from briefings.reading.archives.allowance import (
    CHUNK,
    HIGHEST_RATIO,
    LARGEST_MEMBER,
    LARGEST_TOTAL,
    Allowance,
    Unpacked,
    refuse_size,
)
from briefings.reading.metadata import Begun, Place

_PIECE = 1 << 16
_LEAST = 1 << 20
"""Bytes that anything may unpack to."""
_STREAM_FAULTS = (zlib.error, LZMAError, OSError, EOFError, ValueError)


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int) -> bytes: ...


def _gzip() -> _Decompressor:
    return cast("_Decompressor", zlib.decompressobj(wbits=31))


def _xz() -> _Decompressor:
    return LZMADecompressor(memlimit=64 * CHUNK)


_KINDS: Final[Mapping[bytes, Callable[[], _Decompressor]]] = {
    b"\x1f\x8b": _gzip,
    b"BZh": BZ2Decompressor,
    b"\xfd7zXZ\x00": _xz,
}
"""How each begins."""


def is_compressed(raw: bytes) -> bool:
    """Say whether bytes are packed with gzip, bzip2 or xz."""
    return any(raw.startswith(sign) for sign in _KINDS)


class Unpacking(io.RawIOBase):
    """The bytes that were packed, as they come out; it ends at the first one too many."""

    def __init__(self, raw: bytes, file: str, allowance: Allowance) -> None:
        """Unpack `raw`, which `is_compressed`."""
        self._raw, self._at, self._rest = raw, 0, b""
        self._one = _begun(raw)
        self._file, self._allowance = file, allowance
        self._most = max(_LEAST, HIGHEST_RATIO * len(raw))
        self._size = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override] # what io gives
        """Unpack into `buffer`.

        Raises:
            ReadingError: it is broken, or unpacks to too much.
        """
        try:
            piece = self._next(len(buffer))
        except _STREAM_FAULTS as error:
            reason = "it can't be unpacked to its end"
            raise ReadingError(self._file, None, reason, "pack or fetch it again") from error
        self._size += len(piece)
        self._allowance.size -= len(piece)
        if self._size > self._most:
            raise refuse_size(self._file, f"more than {HIGHEST_RATIO} bytes for one packed")
        if self._allowance.size < 0:
            raise refuse_size(self._file, f"more than {LARGEST_TOTAL:,} bytes")
        buffer[: len(piece)] = piece
        return len(piece)

    def _next(self, most: int) -> bytes:
        """Return what comes next, empty at the end; several may have been packed in a row."""
        while True:
            if self._one.eof:
                self._at -= len(self._one.unused_data)
                following = self._raw[self._at : self._at + _PIECE]
                if not is_compressed(following):
                    return b""  # what else stands there is padding
                self._one, self._rest = _begun(following), b""
            given = self._rest or self._raw[self._at : self._at + _PIECE]
            self._at += 0 if self._rest else len(given)
            piece = self._one.decompress(given, most)
            self._rest = getattr(self._one, "unconsumed_tail", b"")
            if piece:
                return piece
            if not given and not self._one.eof:
                raise EOFError


def _begun(raw: bytes) -> _Decompressor:
    return next(kind for sign, kind in _KINDS.items() if raw.startswith(sign))()


def unpack_compressed(raw: bytes, place: Place, allowance: Allowance) -> Unpacked:
    """Yield the one file that was packed."""
    name = PurePosixPath(place.file).stem
    file = f"{place.file}/{name}"
    yield Begun(file=file)
    content = bytearray()
    stream = Unpacking(raw, file, allowance)
    try:
        while piece := stream.read(CHUNK):
            content += piece
            if len(content) > LARGEST_MEMBER:
                yield refuse_size(file, f"more than {LARGEST_MEMBER:,} bytes")
                return
    except ReadingError as error:
        yield error
        return
    origin = f"{place.origin}/{name}" if place.origin else None
    yield bytes(content), replace(place, file=file, origin=origin, url=None, media=None)
