"""The port that ingest needs, and ingest itself: what was read comes to stand on a store, once."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Protocol

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.places.moves import Moves
from briefings.reading.places.stored import StoredArticle

READER_VERSION = 3
"""Whoever lets readers make something else of the same bytes raises it: articles that are stored
are read anew then (`bot.library.rereading`)."""

BATCH = 500
"""Articles committed at a time: reading can be repeated, so a batch may be large."""


class ArticleStore(Protocol):
    """Where articles stand. `storage.ports.store.Store` is one; so is any test's own."""

    def stored_articles(self, ids: Collection[str]) -> Mapping[str, StoredArticle]:
        """Return what is known of those of `ids` that stand here already, replaced or not."""
        ...

    def current_ids(self, origins: Collection[str]) -> Mapping[str, str]:
        """Return, for each of `origins` that has one, the id of the article that is current there.

        An origin whose current article was restored to an older text counts as that older one.
        """
        ...

    def add_articles(self, articles: Sequence[Article]) -> None:
        """Keep `articles`, all or none. Each one's `replaces` is no longer current afterwards.

        An article that stands here already becomes current again (an edit was undone).
        """
        ...

    def move_articles(self, moved: Iterable[StoredArticle]) -> None:
        """Remember the `file` and `origin` of articles, which are read elsewhere now."""
        ...


@dataclass(slots=True, kw_only=True)
class IngestReport:
    """What became of what was read: no article is kept here, however many there are.

    Attributes:
        new: how many articles were not there, or were missing before.
        replaced: how many are a newer text of another.
        unchanged: how many were there already.
        ended: how many were left out, as an operator has removed or withdrawn them.
        refused: what could not be read.
    """

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    ended: int = 0
    refused: list[ReadingError] = field(default_factory=list)

    @property
    def read(self) -> int:
        """How many articles could be read."""
        return self.new + self.replaced + self.unchanged + self.ended


def ingest(
    findings: Iterable[Article | ReadingError],
    store: ArticleStore,
    progress: Callable[[Article | ReadingError], None] = lambda _: None,
) -> IngestReport:
    """Put what was read on the store; twice is the same as once.

    Args:
        findings: articles, and refusals as data, in reading order.
        store: where the articles come to stand.
        progress: told of every finding as it is read.

    Returns:
        What was new, replaced, unchanged and refused.
    """
    report = IngestReport()
    moves = Moves()
    for batch in _batches(findings, progress):
        refused = [finding for finding in batch if isinstance(finding, ReadingError)]
        articles = [finding for finding in batch if isinstance(finding, Article)]
        report.refused += refused
        _place(articles, store, report, moves)
    store.move_articles(moves.moved)
    return report


def _batches(
    findings: Iterable[Article | ReadingError],
    progress: Callable[[Article | ReadingError], None],
) -> Iterator[list[Article | ReadingError]]:
    remaining = iter(findings)
    while batch := list(islice(remaining, BATCH)):
        for finding in batch:
            progress(finding)
        yield batch


def _place(
    articles: Sequence[Article], store: ArticleStore, report: IngestReport, moves: Moves
) -> None:
    """Sort one batch into new, replaced and unchanged, and keep what has changed."""
    stored = store.stored_articles({article.id for article in articles})
    left_out = {each.id for each in stored.values() if each.end in {"removed", "withdrawn"}}
    known = {each.id for each in stored.values() if each.end not in {"missing", "forgotten"}}
    current = dict(store.current_ids({article.origin for article in articles if article.origin}))
    placed: list[Article] = []
    for article in articles:
        before = current.get(article.origin) if article.origin else None
        if article.id in left_out:
            report.ended += 1
            continue
        if before == article.id or (before is None and article.id in known):
            report.unchanged += 1
            moves.note(article, stored.get(article.id))
            continue
        kept = replace(article, replaces=before)
        report.replaced += bool(before)
        report.new += not before
        placed.append(kept)
        known.add(article.id)
        if article.origin:
            current[article.origin] = article.id
    if placed:
        store.add_articles(placed)
