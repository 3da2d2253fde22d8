"""What is found in a source: what it says of itself, and its entries."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefings.model import Article
from briefings.publisher import Publisher

LinkKind: TypeAlias = Literal["feed", "hub", "self", "next"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceHead:
    """What a source says of itself.

    Attributes:
        kind: of what format it is, such as ``RSS 2.0``, ``Atom 1.0``, ``JSON Feed 1.1``, ``page``.
        title: its title, or None.
        publisher: who publishes it, or None.
        language: ISO 639-1 code as stated, or None.
        links: addresses that it names, by relation: the feeds of a page, the hub of a feed.
        every: the seconds it asks to be left alone (``ttl``, ``sy:updatePeriod``), or None.
    """

    kind: str
    title: str | None = None
    publisher: Publisher | None = None
    language: str | None = None
    links: tuple[tuple[LinkKind, str], ...] = ()
    every: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a source.

    Attributes:
        key: what tells it from others of its source at every fetch: its id, or its address.
        article: its text as the source has it; None where there is only a link to it.
        url: where its page is, without words that count readers, or None.
        digest: of all that it states: another one means that it was edited.
        summary_only: whether the text is only the beginning of the article, or may be.
    """

    key: str
    article: Article | None
    url: str | None
    digest: str
    summary_only: bool = True
