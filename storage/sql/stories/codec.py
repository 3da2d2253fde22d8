"""How vectors, likenesses and counts are encoded: small, and the same on every machine.

The first byte is the version. What has another one is not read: it can be made anew.
"""

import sys
import zlib
from array import array
from collections.abc import Mapping
from typing import Final

from briefings.stories.grouping.background import DayCounts
from briefings.stories.grouping.vectors import Vector

VERSION: Final = 1
_MILLIONTHS: Final = 1_000_000
_ID: Final = 8
"""Bytes of an article's id, which is written in 16 hex digits."""


def encode_vector(vector: Vector) -> bytes:
    """Encode a vector: its features, then their weights."""
    return _joined(_bytes(vector.features), _bytes(vector.weights))


def decode_vector(encoded: bytes | None) -> Vector | None:
    """Decode a vector; None where there is none that can be read."""
    if (data := _data(encoded)) is None:
        return None
    middle = len(data) // 2
    return Vector(_array(data[:middle]), _weights(data[middle:]))


def encode_links(links: Mapping[str, float]) -> bytes:
    """Encode how much other articles are alike, to six digits."""
    likenesses = array("I", [round(likeness * _MILLIONTHS) for likeness in links.values()])
    return _joined(*map(bytes.fromhex, links), _bytes(likenesses))


def decode_links(encoded: bytes | None) -> dict[str, float]:
    """Decode how much other articles are alike."""
    data = _data(encoded) or b""
    many = len(data) // (_ID + 4)
    ids = [data[at : at + _ID].hex() for at in range(0, many * _ID, _ID)]
    likenesses = _array(data[many * _ID :])
    return {one: how / _MILLIONTHS for one, how in zip(ids, likenesses, strict=True)}


def encode_counts(counts: DayCounts) -> bytes:
    """Encode how many articles of a day have each feature."""
    steps = array("I", counts.features)
    for at in range(len(steps) - 1, 0, -1):
        steps[at] -= steps[at - 1]
    sizes = _bytes(array("I", [counts.articles]))
    return _joined(zlib.compress(sizes + _bytes(steps) + _bytes(counts.having), 1))


def decode_counts(encoded: bytes | None) -> DayCounts | None:
    """Decode how many articles have each feature; None where that can't be read."""
    if (data := _data(encoded)) is None:
        return None
    articles, *numbers = _array(zlib.decompress(data))
    middle = len(numbers) // 2
    features = array("I", numbers[:middle])
    for at in range(1, len(features)):
        features[at] += features[at - 1]
    return DayCounts(articles=articles, features=features, having=array("I", numbers[middle:]))


def _joined(*parts: bytes) -> bytes:
    return b"".join([bytes([VERSION]), *parts])


def _data(encoded: bytes | None) -> bytes | None:
    return bytes(encoded[1:]) if encoded and encoded[0] == VERSION else None


def _bytes(numbers: "array[int] | array[float]") -> bytes:
    if sys.byteorder == "big":
        numbers = numbers[:]
        numbers.byteswap()
    return numbers.tobytes()


def _weights(data: bytes) -> "array[float]":
    weights = array("f", data)
    if sys.byteorder == "big":
        weights.byteswap()
    return weights


def _array(data: bytes) -> "array[int]":
    numbers = array("I", data)
    if sys.byteorder == "big":
        numbers.byteswap()
    return numbers
