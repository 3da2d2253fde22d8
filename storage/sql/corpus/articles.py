"""Articles in the tables: stored once, found by their words, the current ones in order."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    func,
    select,
    update,
)

from briefings.model import Article
from briefings.window import Window
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.faults import report_damage
from storage.errors import NotFound, StoreUnavailable
from storage.ports.corpus import CorpusStats, CurrentCount, PublisherCount, RankedArticles
from storage.sql.codec import decode_published, encode_article, index_key
from storage.sql.corpus.counts import (
    CountChanges,
    are_current,
    count_publishers,
    count_stated,
    count_totals,
)
from storage.sql.corpus.ranking import rank_articles
from storage.sql.corpus.rows import (
    count_current,
    existing_ids,
    index_words_of,
    load,
    lock_corpus,
    revision,
)
from storage.sql.corpus.search import find_words, put_words
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
        last = {article.id: article for article in articles}
        current = _current_after(articles)
        rows = [
            _row(article, self._database.where, current=article.id in current)
            for article in last.values()
        ]
        # what takes long is done before others have to wait
        new = last.keys() - self.existing_ids(last)
        words = {article_id: index_words_of(last[article_id]) for article_id in new}
        with self._database.writing() as connection:
            lock_corpus(connection)
            there = existing_ids(connection, last)
            placed = revision(connection) + 1
            rows = [row | {"placed": placed} for row in rows]
            changes = CountChanges()
            changes.add(_retire(connection, articles, withdrawn, placed), current=-1)
            was_current = are_current(connection, there)
            for row in rows:
                before = was_current.get(row["id"])
                more = int(row["current"]) - int(before or False)
                changes.add([row["source_title"]], current=more, stored=int(before is None))
            changes.save(connection)
            if added := [row for row in rows if row["id"] not in there]:
                connection.execute(articles_table.insert(), added)
                put_words(connection, _keyed(connection, words, [row["id"] for row in added]))
            if again := [_placed_again(row) for row in rows if row["id"] in there]:
                connection.execute(_PLACE_AGAIN, again)

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


def _row(article: Article, where: str, *, current: bool) -> dict[str, Any]:
    row = encode_article(article)
    for name, value in row.items():
        if isinstance(value, str) and not _is_storable(value):
            reason = f"{name} of article {article.id!r} has a NUL or half a character"
            raise StoreUnavailable(where, reason, "fix the text, then ingest it again")
    return row | {"current": current, "ended": None}


def _is_storable(value: str) -> bool:
    """Whether every database stores this text as it is."""
    try:
        value.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in value


def _current_after(articles: Sequence[Article]) -> frozenset[str]:
    """Return which of `articles` are current once they were added one after the other."""
    current: set[str] = set()
    last: dict[str, Article] = {}
    at: dict[str, str] = {}
    for article in articles:
        if article.replaces:
            current.discard(article.replaces)
        if article.origin is not None:
            before = at.get(article.origin)
            if before and last[before].origin == article.origin:  # it may have moved since
                current.discard(before)
            at[article.origin] = article.id
        last[article.id] = article
        current.add(article.id)
    return frozenset(current)


def _retire(
    connection: Connection, articles: Sequence[Article], withdrawn: Collection[str], placed: int
) -> list[str | None]:
    """Make what `articles` replace, what stood at their origins, and others no longer current.

    Returns:
        The title of the source of each article that was current.
    """
    titles: list[str | None] = []
    replaced = {article.replaces for article in articles if article.replaces}
    for column, values in (
        (articles_table.c.id, replaced.union(withdrawn)),
        (articles_table.c.origin_key, {index_key(article.origin) for article in articles} - {None}),
    ):
        for part in chunks(values):
            retired = (
                update(articles_table)
                .where(articles_table.c.current, column.in_(part))
                .values(current=False, placed=placed)
                .returning(articles_table.c.source_title)
            )
            titles += connection.scalars(retired)
    return titles


_PLACE = ("origin", "origin_key", "file", "marks", "replaces", "current", "ended", "placed")
_PLACE_AGAIN = (
    update(articles_table)
    .where(articles_table.c.id == bindparam("stored_id"))
    .values({name: bindparam(f"its_{name}") for name in _PLACE})
)


def _placed_again(row: dict[str, Any]) -> dict[str, Any]:
    """Return what changes when an article that is stored already is added again."""
    return {"stored_id": row["id"]} | {f"its_{name}": row[name] for name in _PLACE}


def _keyed(
    connection: Connection, words: Mapping[str, Sequence[str]], ids: Sequence[str]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the keys of the articles of `ids`, and their `words`, in order of key."""
    keys = select(articles_table.c.pk, articles_table.c.id).order_by(articles_table.c.pk)
    for part in chunks(ids):  # a later part has greater keys
        for key, article_id in connection.execute(keys.where(articles_table.c.id.in_(part))):
            yield key, words[article_id]


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
