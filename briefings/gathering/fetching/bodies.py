"""Bodies within limits: unpacked as they come, never further than they may be large."""

import zlib
from collections.abc import AsyncIterable
from typing import Final

from briefings.errors import FetchFailed, FetchRefused

PACKINGS: Final = "gzip, deflate"
"""How a server may pack a body; others would need a library of their own."""

_GZIP: Final = 16 + zlib.MAX_WBITS
_MAGIC: Final = b"\x1f\x8b"
_MB: Final = 1_000_000


async def read_body(parts: AsyncIterable[bytes], packing: str, most: int) -> bytes:
    """Return a body, unpacked.

    Args:
        parts: it, as it comes.
        packing: how the server says that it is packed; empty if it isn't.
        most: the most bytes that it may have, packed and unpacked.

    Raises:
        FetchRefused: it is larger.
        FetchFailed: it can't be unpacked, or ends before it is whole.
    """
    unpacked = bytearray()
    unpacker = _unpacker(packing, most)
    received = 0
    async for part in parts:
        received += len(part)
        if received > most:
            raise too_large(most)
        unpacked += unpacker.unpack(part) if unpacker else part
    if unpacker and received:
        unpacker.end()
    return bytes(unpacked)


def too_large(most: int) -> FetchRefused:
    """Return the refusal of a body that has more than `most` bytes."""
    size = f"{most / _MB:g} MB" if most >= _MB else f"{most} bytes"
    return FetchRefused(f"it is larger than {size}")


def _unpacker(packing: str, most: int) -> "_Unpacker | None":
    if packing in {"", "identity"}:
        return None
    if packing not in {"gzip", "x-gzip", "deflate"}:
        raise FetchFailed("the server packed it in a way that we didn't ask for")
    return _Unpacker(most, is_gzip=packing != "deflate")


class _Unpacker:
    """Unpacks gzip, of several members too, and deflate, with zlib's head or without."""

    def __init__(self, most: int, *, is_gzip: bool) -> None:
        self._most, self._left, self._is_gzip = most, most, is_gzip
        self._inflating: zlib._Decompress | None = None
        self._waiting = b""

    def unpack(self, part: bytes) -> bytes:
        """Return what comes of the next part."""
        data, self._waiting = self._waiting + part, b""
        made = bytearray()
        try:
            while data:
                if self._inflating is None:
                    if len(data) < len(_MAGIC):
                        self._waiting = data
                        break
                    self._inflating = zlib.decompressobj(self._bits(data))
                elif self._inflating.eof:
                    if not (self._is_gzip and data.startswith(_MAGIC)):
                        break  # what some servers add to the end
                    self._inflating = zlib.decompressobj(_GZIP)
                made += self._inflate(self._inflating, data)
                data = self._inflating.unused_data
        except zlib.error:
            raise FetchFailed("it can't be unpacked") from None
        return bytes(made)

    def end(self) -> None:
        """Say that there is no more."""
        if self._inflating is None or not self._inflating.eof:
            raise FetchFailed("it ended before it was whole")

    def _inflate(self, inflating: "zlib._Decompress", data: bytes) -> bytes:
        made = inflating.decompress(data, self._left + 1)
        self._left -= len(made)
        if self._left < 0:
            raise too_large(self._most)
        return made

    def _bits(self, data: bytes) -> int:
        if self._is_gzip:
            return _GZIP
        has_head = data[0] & 0x0F == zlib.DEFLATED and int.from_bytes(data[:2], "big") % 31 == 0
        return zlib.MAX_WBITS if has_head else -zlib.MAX_WBITS
