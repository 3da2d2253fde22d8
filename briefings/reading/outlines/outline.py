"""An outline of OPML: a line of a list of feeds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """An outline that names an address, or should.

    Attributes:
        line: where it is in its file, from 1.
        attributes: what it states, by name in small letters and as written: of names that OPML
            doesn't know, with their prefix.
    """

    line: int
    attributes: tuple[tuple[str, str], ...]
