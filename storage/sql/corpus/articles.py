"""Articles in the tables: stored once, found by their words, the current ones in order."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import (
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
from storage.ports.corpus import CorpusStats, CurrentCount, PublisherCount, RankedArticles
from storage.sql.codec import decode_published, index_key
from storage.sql.corpus.adding import prepare_articles, save_articles
from storage.sql.corpus.counts import (
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

    def existing_ids(self, ids: Collection[str]) -> frozenset[str]:
        """Return those of `ids` that are stored, replaced or not."""
        with self._database.reading() as connection:
            return existing_ids(connection, ids)

    def current_ids(self, origins: Collection[str]) -> Mapping[str, str]:
        """Return, for each of `origins` that has one, the id of its current article."""
        current = select(articles_table.c.origin, articles_table.c.id).where(
            articles_table.c.current
        )
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for part in chunks(map(index_key, origins)):
                rows = connection.execute(current.where(articles_table.c.origin_key.in_(part)))
                found.update((origin, article) for origin, article in rows)
        return found

    def find_addresses(self, urls: Collection[str]) -> Sequence[str]:
        """Return the ids of the current articles at any of some web addresses, the newest first."""
        table = articles_table.c
        found = select(table.id).where(table.current, table.url.in_(list(urls)))
        with self._database.reading() as connection:
            rows = connection.execute(found.order_by(table.published_at.desc(), table.id))
            return list(rows.scalars())

    def add_articles(self, articles: Sequence[Article]) -> None:
        """Store `articles` and make them findable, all or none."""
        if articles:
            self.replace_articles(articles)

    def replace_articles(
        self, articles: Sequence[Article], withdrawn: Collection[str] = ()
    ) -> None:
        """Store what became of articles, as `add_articles` does, and withdraw others."""
        prepared = prepare_articles(self._database, articles)  # before others have to wait
        with self._database.writing() as connection:
            save_articles(connection, prepared, withdrawn)

    def article(self, article_id: str) -> Article:
        """Return the article as it was added."""
        with self._database.reading() as connection:
            for article in load(connection, [article_id], self._database.where):
                return article
        raise NotFound("article", article_id)

    def articles(self, ids: Collection[str] | None = None) -> Iterator[Article]:
        """Yield current articles (or the stored ones of `ids`), newest first, then by id."""
        with self._database.reading() as connection:
            ordered = _current_ids(connection) if ids is None else _in_order(connection, ids)
        for part in chunks(ordered):
            with self._database.reading() as connection:
                loaded = {a.id: a for a in load(connection, part, self._database.where)}
            yield from (loaded[article_id] for article_id in part)

    def find_articles(
        self, words: Collection[str], window: Window | None = None, most: int | None = None
    ) -> frozenset[str]:
        """Return ids of the current articles in which any of `words` occurs, title or body."""
        with self._database.reading() as connection:
            return find_words(connection, words, window, most)

    def rank_articles(
        self, asked: Sequence[Collection[str]], most: int, window: Window | None = None
    ) -> RankedArticles:
        """Return the current articles with most of what was asked, at most so many."""
        with self._database.snapshot() as connection:
            return rank_articles(connection, asked, most, window)

    def count_current(self) -> CurrentCount:
        """Return how many articles are current, and the date of the newest."""
        with self._database.snapshot() as connection:
            return count_current(connection, self._database.where)

    def corpus_stats(self) -> CorpusStats:
        """Return how much is stored."""
        dated = select(articles_table.c.published).where(
            articles_table.c.current, articles_table.c.published_at > UNDATED
        )
        with self._database.snapshot() as connection:
            now = count_current(connection, self._database.where)
            sources = count_stated(connection)
            _, stored = count_totals(connection)
            oldest = connection.scalar(
                dated.order_by(articles_table.c.published_at, articles_table.c.id).limit(1)
            )
        with report_damage(self._database.where, "the date of an article"):
            return CorpusStats(
                articles=now.articles,
                sources=sources,
                replaced=stored - now.articles,
                newest=now.newest,
                oldest=decode_published(oldest),
                revision=now.revision,
            )

    def publishers(self) -> Sequence[PublisherCount]:
        """Return the sources of current articles, most articles first, then by title."""
        with self._database.reading() as connection:
            rows = count_publishers(connection)
        with report_damage(self._database.where, "the date of an article"):
            counts = [
                PublisherCount(title=title, articles=many, newest=decode_published(published))
                for title, many, published in rows
            ]
        return sorted(counts, key=lambda source: (-source.articles, source.title or ""))

    def count_arrivals(self, since: datetime) -> tuple[int, int]:
        """Return how many of the current articles were read after `since`, and of how many."""
        counted = select(func.count(), func.count(articles_table.c.source_title.distinct())).where(
            articles_table.c.current, articles_table.c.retrieved_at > since.isoformat()
        )
        with self._database.reading() as connection:
            many, sources = connection.execute(counted).one()
        return many, sources


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


def _current_ids(connection: Connection) -> Sequence[str]:
    current = select(articles_table.c.id).where(articles_table.c.current).order_by(*_NEWEST_FIRST)
    return connection.scalars(current).all()
