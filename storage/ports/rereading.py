"""Reading anew: articles that an older program has read, one batch after the other."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from briefings.model import Article


@dataclass(frozen=True, slots=True, kw_only=True)
class OutdatedArticles:
    """The next current articles that today's readers have not read.

    Attributes:
        articles: in the order in which they came, without damaged ones.
        upto: what to tell `RereadingStore.mark_reread` once they are read; None: none is left.
    """

    articles: tuple[Article, ...]
    upto: tuple[int, int] | None


class RereadingStore(Protocol):
    """How far today's readers (`briefings.reading.ingest.READER_VERSION`) have come."""

    def count_outdated(self) -> int:
        """Return how many current articles only an older reader has read."""
        ...

    def outdated_articles(self, most: int) -> OutdatedArticles:
        """Return the next of them, `most` at most."""
        ...

    def mark_reread(self, upto: tuple[int, int] | None) -> None:
        """Remember that these are read; None: that all are."""
        ...

    def replace_articles(
        self, articles: Sequence[Article], withdrawn: Collection[str] = ()
    ) -> None:
        """Store what became of articles, as `add_articles` does, and withdraw others.

        What is withdrawn stays stored, but is no longer current.
        """
        ...

    def successors(self, ids: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Return, for each of `ids`, the current articles that came in its place, step by step.

        One that is current itself, or in whose place there is nothing, is left out.
        """
        ...
