"""What is found in a source: what it says of itself, and its entries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal, TypeAlias

from briefings.model import Article
from briefings.published import Published
from briefings.publisher import Publisher

LinkKind: TypeAlias = Literal["feed", "hub", "self", "next"]
ReadKind: TypeAlias = Literal["feed", "section", "sitemap", "telegram"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePlace:
    """Where the bytes of a source come from, and what is known of them besides.

    Attributes:
        url: where they were found; relative addresses are meant from there.
        at: when they were fetched.
        kind: what is expected there; None: whatever it is, such as a site of which feeds are asked.
        content_type: as the server named it, in small letters without parameters; or empty.
        charset: as the server named it, or None.
        title: what people call the source, or None: it is a publisher only where nothing else is.
        language: ISO 639-1 code of texts that don't state theirs, or None.
        robots: what its ``X-Robots-Tag`` and TDM headers reserve, in small letters.
    """

    url: str
    at: datetime
    kind: ReadKind | None = None
    content_type: str = ""
    charset: str | None = None
    title: str | None = None
    language: str | None = None
    robots: tuple[str, ...] = ()


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
        title: its title, or None: also where there is no text yet.
        authors: who wrote it, as stated.
        published: when, as stated, or None.
        updated: when it was edited last, as stated, or None.
    """

    key: str
    article: Article | None
    url: str | None
    digest: str
    summary_only: bool = True
    title: str | None = None
    authors: tuple[str, ...] = ()
    published: Published | None = None
    updated: Published | None = None
