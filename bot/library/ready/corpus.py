"""The articles of a library change through here alone, so that what is ready follows them."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Collection, Iterable, Sequence

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.ingest import IngestReport, ingest
from briefings.reading.places.stored import End
from storage.ports.audiences import Viewer
from storage.ports.store import Store


class Corpus(ABC):
    """What stores articles, and whatever is made of them.

    Attributes:
        store: where they are.
        viewer: whose they are once they are stored; None: everyone's.
    """

    store: Store
    viewer: Viewer

    def ingest(
        self,
        findings: Iterable[Article | ReadingError],
        progress: Callable[[Article | ReadingError], None] = lambda _: None,
    ) -> IngestReport:
        """Store the articles among `findings`; what they touch is made anew once, afterwards."""
        report = ingest(findings, self.store.seen_by(self.viewer), progress)
        self._changed()
        return report

    def replace_articles(self, articles: Sequence[Article], withdrawn: Collection[str]) -> None:
        """Store what became of stored articles, and bring every topic's brief up to date.

        Args:
            articles: each with what it replaces.
            withdrawn: ids of those in whose place nothing came.
        """
        self.store.replace_articles(articles, withdrawn)
        self._changed()

    def end_articles(self, ids: Collection[str], end: End) -> int:
        """Quote current articles no more, and update every topic's brief; return how many."""
        ended = self.store.end_articles(ids, end)
        self._changed()
        return ended

    def resume_articles(self, ids: Collection[str]) -> int:
        """Quote articles again that ended, and update every topic's brief; return how many."""
        resumed = self.store.resume_articles(ids)
        self._changed()
        return resumed

    def open_articles(self, ids: Collection[str]) -> int:
        """Let everyone see private articles, and update every topic's brief; return how many."""
        opened = self.store.open_articles(ids)
        self._changed()
        return opened

    def close_articles(self, ids: Collection[str]) -> int:
        """Let only those see articles that brought them, and update the briefs; return how many."""
        closed = self.store.close_articles(ids)
        self._changed()
        return closed

    @abstractmethod
    def _changed(self) -> None:
        """Have what is made of the articles follow them."""
