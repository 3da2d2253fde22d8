"""Sources: where articles are gathered from, how that goes, and what came through which."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from briefings.gathering.source import Source, SourceHealth
from briefings.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenEntry:
    """An entry of a source, as it was gathered last.

    Attributes:
        key: what tells it from others of its source.
        digest: of all that it stated.
        article: the id of the article that it is; None where there was nothing to store of it.
    """

    key: str
    digest: str
    article: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """What one fetch of a source brought; it is stored all at once, or not at all.

    Attributes:
        source: the id of the source.
        health: how its gathering goes from now on.
        articles: those to store, as `CorpusStore.add_articles` takes them.
        entries: all that the source has now and are new or changed.
    """

    source: str
    health: SourceHealth
    articles: Sequence[Article] = ()
    entries: Sequence[SeenEntry] = ()


class SourceStore(Protocol):
    """Sources, by id. What came of a source stays when it is removed.

    A source that can't be read is left out, and so is health that can't be: others go on.
    """

    def sources(self) -> Sequence[Source]:
        """Return the sources of everyone and of whom this store is for (`Store.seen_by`).

        By title or address, whatever their case, then by id.
        """
        ...

    def unreadable_sources(self) -> Sequence[str]:
        """Return the ids of the sources that no method gives, as they can't be read, in order."""
        ...

    def source(self, source_id: str) -> Source:
        """Return a source.

        Raises:
            NotFound: there is none with this id.
            StoreDamaged: it can't be read.
        """
        ...

    def save_source(self, *sources: Source) -> None:
        """Store sources, or change those with their ids; their health stays as it is."""
        ...

    def move_source(self, source_id: str, address: str) -> Source:
        """Give a source another address, and so another id; return it as it is then.

        How it is set up, its health and its entries go along. Where there is a source of its kind
        and audience at that address, it becomes part of that one.

        Raises:
            NotFound: there is none with this id.
        """
        ...

    def remove_source(self, source_id: str) -> bool:
        """Forget a source, its health and its entries; return whether there was one.

        Its articles stay.
        """
        ...

    def limited_sources(self) -> Mapping[str, Sequence[str]]:
        """Return the names of the topics that sources may feed which may not feed all, by id.

        They are those of every channel's sources, whoever this store is for.
        """
        ...

    def source_health(self) -> Mapping[str, SourceHealth]:
        """Return how the gathering of each source goes, by the source's id."""
        ...

    def save_health(self, health: Mapping[str, SourceHealth]) -> None:
        """Remember how the gathering of sources goes; those that are no more are passed over.

        It ends the claims on them.
        """
        ...

    def due_sources(self, now: datetime) -> Sequence[Source]:
        """Return the active sources that are due, the longest due first, then by id.

        What people send the bot is never due.
        """
        ...

    def claim_sources(
        self, now: datetime, until: datetime, *, due_only: bool = True
    ) -> Sequence[Source]:
        """Return sources as `due_sources` does, or all active ones, and claim them.

        Nobody else gets them before `until`, or before their health is saved.
        """
        ...

    def seen_entries(self, source_id: str, keys: Collection[str]) -> Mapping[str, SeenEntry]:
        """Return those of the entries that were gathered from a source before, by key."""
        ...

    def save_gathering(self, gathering: Gathering) -> None:
        """Store what a fetch brought: articles, entries and health, all or nothing.

        Where the source was removed meanwhile, nothing is stored. What replaces an article came
        through the sources of that one, too.
        """
        ...

    def sources_of(self, articles: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Return the ids of the sources that each of `articles` came through, in order."""
        ...
