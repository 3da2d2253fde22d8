"""What a feed states, whatever its format: values as written, before any of them is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from briefings.reading.feeds.entry import LinkKind

TextKind: TypeAlias = Literal["text", "html", "either"]
"""Plain text; HTML; what RSS leaves open."""


class Text(NamedTuple):
    """A text, and how it is meant.

    Attributes:
        value: as written, the escapes of XML or JSON undone once.
        kind: how it is meant.
        is_whole: whether it is where a format has the whole text, and not what it is about.
    """

    value: str
    kind: TextKind = "either"
    is_whole: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedEntry:
    """What one entry states.

    Attributes:
        id: what its feed numbers it by.
        links: where its page may be, absolute, the best first.
        title: its title.
        texts: its texts, the fullest first.
        published: when it was published, in order of how much that says.
        updated: when it was edited last.
        authors: who wrote it, each as written.
        publisher: whom it names as the publisher, such as the feed that it was taken from.
        language: as written.
        sections: the parts of the paper that it stands in.
        status: what an export of a blog says of it: ``draft``.
    """

    id: str = ""
    links: Sequence[str] = ()
    title: Text | None = None
    texts: Sequence[Text] = ()
    published: Sequence[str] = ()
    updated: Sequence[str] = ()
    authors: Sequence[str] = ()
    publisher: str = ""
    language: str = ""
    sections: Sequence[str] = ()
    status: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedFeed:
    """What a feed states of itself, and its entries in order.

    Attributes:
        kind: its format, as in `SourceHead`.
        title: its title.
        home: the site that it is of, absolute.
        publisher: whom it names as its publisher.
        language: as written.
        links: addresses that it names, by relation.
        every: the seconds it asks to be left alone.
        entries: in order.
    """

    kind: str
    title: Text | None = None
    home: str = ""
    publisher: str = ""
    language: str = ""
    links: Sequence[tuple[LinkKind, str]] = ()
    every: int | None = None
    entries: Sequence[StatedEntry] = ()
