"""Articles in the tables: stored once, found by their words, the current ones in order."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
    ColumnElement,
    Connection,
    func,
    select,
)

from briefings.model import Article
from briefings.window import Window
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.faults import report_damage
from storage.errors import NotFound
from storage.ports.audiences import OPERATOR, Viewer
from storage.ports.corpus import CorpusStats, CurrentCount, PublisherCount, RankedArticles
from storage.sql.codec import decode_published, index_key
from storage.sql.corpus.adding import prepare_articles, save_again, save_articles
from storage.sql.corpus.audiences import current_parts, is_current, is_visible, private_parts
from storage.sql.corpus.counts import (
    count_besides,
    count_publishers,
    count_stated,
    count_totals,
)
from storage.sql.corpus.ranking import rank_articles
from storage.sql.corpus.rows import (
    count_current,
    existing_ids,
    load,
)
from storage.sql.corpus.search import find_words
from storage.sql.corpus.windows import UNDATED
from storage.sql.tables import articles as articles_table

_NEWEST_FIRST = (articles_table.c.published_at.desc(), articles_table.c.id)


class Articles:
    """A `storage.ports.corpus.CorpusStore`."""

    _database: Database
    viewer: Viewer

    def existing_ids(self, ids: Collection[str]) -> frozenset[str]:
        """Return those of `ids` that are stored, replaced or not."""
        with self._database.reading() as connection:
            return existing_ids(connection, ids)

    def current_ids(self, origins: Collection[str]) -> Mapping[str, str]:
        """Return, for each of `origins` that has one, the id of its current article."""
        at = select(articles_table.c.origin, articles_table.c.id)
        (which,) = private_parts(self.viewer) or (articles_table.c.current,)
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for part in chunks(map(index_key, origins)):
                rows = connection.execute(at.where(which, articles_table.c.origin_key.in_(part)))
                found.update((origin, article) for origin, article in rows)
        return found

    def find_addresses(self, urls: Collection[str]) -> Sequence[str]:
        """Return the ids of the current articles at any of some web addresses, the newest first."""
        table = articles_table.c
        found = select(table.id).where(is_current(self.viewer), table.url.in_(list(urls)))
        with self._database.reading() as connection:
            rows = connection.execute(found.order_by(table.published_at.desc(), table.id))
            return list(rows.scalars())

    def add_articles(self, articles: Sequence[Article]) -> None:
        """Store `articles` and make them findable, all or none."""
        if not articles:
            return
        prepared = prepare_articles(self._database, articles)  # before others have to wait
        audience = None if self.viewer == OPERATOR else self.viewer
        with self._database.writing() as connection:
            save_articles(connection, prepared, audience)

    def replace_articles(
        self, articles: Sequence[Article], withdrawn: Collection[str] = ()
    ) -> None:
        """Store what became of articles, as `add_articles` does, and withdraw others."""
        prepared = prepare_articles(self._database, articles)  # before others have to wait
        with self._database.writing() as connection:
            save_again(connection, prepared, withdrawn)

    def article(self, article_id: str) -> Article:
        """Return the article as it was added."""
        with self._database.reading() as connection:
            for article in self._visible(connection, [article_id]):
                return article
        raise NotFound("article", article_id)

    def articles(self, ids: Collection[str] | None = None) -> Iterator[Article]:
        """Yield current articles (or the stored ones of `ids`), newest first, then by id."""
        with self._database.reading() as connection:
            ordered = (
                _current_ids(connection, current_parts(self.viewer))
                if ids is None
                else _in_order(connection, ids)
            )
        for part in chunks(ordered):
            with self._database.reading() as connection:
                loaded = {article.id: article for article in self._visible(connection, part)}
            yield from (loaded[article_id] for article_id in part if article_id in loaded)

    def _visible(self, connection: Connection, ids: Sequence[str]) -> Iterator[Article]:
        return load(connection, ids, self._database.where, is_visible(self.viewer))

    def find_articles(
        self, words: Collection[str], window: Window | None = None, most: int | None = None
    ) -> frozenset[str]:
        """Return ids of the current articles in which any of `words` occurs, title or body."""
        with self._database.reading() as connection:
            return find_words(connection, words, window, most, current_parts(self.viewer))

    def rank_articles(
        self, asked: Sequence[Collection[str]], most: int, window: Window | None = None
    ) -> RankedArticles:
        """Return the current articles with most of what was asked, at most so many."""
        with self._database.snapshot() as connection:
            return rank_articles(connection, asked, most, window, viewer=self.viewer)

    def count_current(self) -> CurrentCount:
        """Return how many articles are current, and the date of the newest."""
        with self._database.snapshot() as connection:
            return count_current(connection, self._database.where, private_parts(self.viewer))

    def corpus_stats(self) -> CorpusStats:
        """Return how much is stored."""
        theirs = private_parts(self.viewer)
        with self._database.snapshot() as connection:
            now = count_current(connection, self._database.where, theirs)
            sources = count_stated(connection)
            current, stored = count_totals(connection)
            if theirs:
                sources = sum(bool(title) for title, _, _ in self._publishers(connection))
            oldest = _oldest(connection, (articles_table.c.current, *theirs))
        with report_damage(self._database.where, "the date of an article"):
            return CorpusStats(
                articles=now.articles,
                sources=sources,
                replaced=stored - current,
                newest=now.newest,
                oldest=decode_published(oldest),
                revision=now.revision,
            )

    def publishers(self) -> Sequence[PublisherCount]:
        """Return the sources of current articles, most articles first, then by title."""
        with self._database.reading() as connection:
            rows = self._publishers(connection)
        with report_damage(self._database.where, "the date of an article"):
            counts = [
                PublisherCount(title=title, articles=many, newest=decode_published(published))
                for title, many, published in rows
            ]
        return sorted(counts, key=lambda source: (-source.articles, source.title or ""))

    def _publishers(self, connection: Connection) -> Sequence[tuple[str | None, int, str | None]]:
        everyones = count_publishers(connection)
        theirs = private_parts(self.viewer)
        return count_besides(connection, everyones, theirs[0]) if theirs else everyones

    def count_arrivals(self, since: datetime) -> tuple[int, int]:
        """Return how many of the current articles were read after `since`, and of how many."""
        came = articles_table.c.retrieved_at > since.isoformat()
        counted = select(articles_table.c.source_title, func.count()).where(came)
        counts: Counter[str | None] = Counter()
        with self._database.reading() as connection:
            for which in current_parts(self.viewer):
                each = counted.where(which).group_by(articles_table.c.source_title)
                for title, many in connection.execute(each):
                    counts[title] += many
        return counts.total(), sum(title is not None for title in counts)


def _in_order(connection: Connection, ids: Iterable[str]) -> list[str]:
    """Return those of `ids` that are stored, newest first, then by id."""
    placed = select(articles_table.c.published_at, articles_table.c.id)
    rows = [
        (-published_at, article_id)
        for part in chunks(ids)
        for published_at, article_id in connection.execute(
            placed.where(articles_table.c.id.in_(part))
        )
    ]
    return [article_id for _, article_id in sorted(rows)]


def _current_ids(connection: Connection, current: Sequence[ColumnElement[bool]]) -> Sequence[str]:
    found = select(articles_table.c.published_at, articles_table.c.id)
    if len(current) == 1:
        return connection.scalars(
            select(articles_table.c.id).where(*current).order_by(*_NEWEST_FIRST)
        ).all()
    rows = [(-at, one) for which in current for at, one in connection.execute(found.where(which))]
    return [article for _, article in sorted(rows)]


def _oldest(connection: Connection, current: Sequence[ColumnElement[bool]]) -> str | None:
    """Return when the oldest dated article was published that is current."""
    table = articles_table.c
    dated = select(table.published_at, table.id, table.published).where(
        table.published_at > UNDATED
    )
    first = (
        dated.where(which).order_by(table.published_at, table.id).limit(1) for which in current
    )
    rows = [row for each in first for row in connection.execute(each)]
    return min(rows, key=lambda row: (row.published_at, row.id)).published if rows else None
