"""Words of a text: tokens, stems and stop words, by language (placeholder contract)."""

from typing import NamedTuple


class Token(NamedTuple):
    """A word of a text: where it stands, its stem (lower case), whether it is a stop word."""

    start: int
    end: int
    stem: str
    stop: bool
