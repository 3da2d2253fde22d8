"""One pattern of hostile files."""

from collections.abc import Callable
from typing import NamedTuple

SIZES = (10, 100, 1_000, 10_000, 100_000)
FEWER = (10, 100, 1_000, 10_000)
"""For patterns of which 100,000 are more than a file may have."""


class Kind(NamedTuple):
    """How files of one pattern are made.

    Attributes:
        ending: of their names.
        make: how often the pattern occurs → the bytes.
        sizes: how often it is made to occur.
    """

    ending: str
    make: Callable[[int], bytes]
    sizes: tuple[int, ...] = SIZES


PROSE = "The ministers of both countries met in Vienna on Friday and agreed on steel. "
EDGES = (
    "0001-01-01T00:00:00+14:00",
    "9999-12-31T23:59:59-14:00",
    "0000-00-00",
    "9999-12-31 23:59:59 -2359",
    "2024-02-30",
    "99999-01-01",
    "0001-01-01",
    "9999-12-31T24:00:00Z",
    "2025-05-08T10:00:00+99:99",
    "Fri, 31 Dec 9999 23:59:59 -2359",
    "Mon, 01 Jan 0001 00:00:00 +2359",
    "Thu, 99 Foo 2025 99:99:99 +9999",
    "1e999",
    "-62135596801",
    "253402300800",
)
"""Dates at the edges of time, and beyond."""


def utf8(text: str) -> bytes:
    """Return a text as bytes, lone surrogates as such."""
    return text.encode("utf-8", "surrogatepass")
