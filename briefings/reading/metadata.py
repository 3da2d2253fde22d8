"""What every format reader is given and gives back."""

from dataclasses import dataclass
from datetime import datetime

from briefings.kinds import Label
from briefings.published import Published
from briefings.publisher import Publisher


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where bytes come from.

    Attributes:
        file: the name that people see: ``news/a.txt``, ``news.zip/a.txt``, ``feed.jsonl#12``.
        origin: where a newer text of the same article would be found (an absolute path), or None.
        at: when it is read.
        url: the address that they were fetched from, where that is known, or None.
        media: their type as it was stated with them, like ``text/html; charset=utf-8``, or None.
    """

    file: str
    origin: str | None
    at: datetime
    url: str | None = None
    media: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Begun:
    """A file in an archive, before what is found in it.

    Attributes:
        file: its name, as in `Place`.
        size: its bytes; None until it is unpacked.
    """

    file: str
    size: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a format states outright about a text; it wins over what its head seems to say."""

    title: str | None = None
    source: Publisher | None = None
    url: str | None = None
    published: Published | None = None
    language: str | None = None
    labels: frozenset[Label] = frozenset()
    notes: tuple[str, ...] = ()
    origin: str | None = None
    authors: tuple[str, ...] = ()
    updated: Published | None = None
