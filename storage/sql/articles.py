"""Articles in the tables: kept once, found by their words, the current ones in order."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import Connection, Row, bindparam, func, select, update

from briefings.language.terms import index_words
from briefings.model import Article
from storage.engines.database import Database
from storage.engines.faults import RESTORE, report_damage
from storage.errors import NotFound, StoreDamaged, StoreUnavailable
from storage.ports.corpus import CorpusStats, SourceCount
from storage.sql.chunks import chunks
from storage.sql.codec import decode_article, decode_published, encode_article, index_key
from storage.sql.search import find_words, put_words
from storage.sql.tables import articles as articles_table

_NEWEST_FIRST = (articles_table.c.published_at.desc(), articles_table.c.id)
_OURS = {"pk", "published_at", "origin_key", "current", "placed"}
_STATED = [column for column in articles_table.c if column.name not in _OURS]

NEWEST = select(func.max(articles_table.c.placed)).scalar_subquery()
"""How often articles were added; None where none ever was."""


class Articles:
    """The part of `storage.ports.store.Store` that is about articles."""

    _database: Database

    def existing_ids(self, ids: Collection[str]) -> frozenset[str]:
        """Return those of `ids` that are kept, replaced or not."""
        with self._database.reading() as connection:
            return known(connection, ids)

    def current_ids(self, origins: Collection[str]) -> Mapping[str, str]:
        """Return, for each of `origins` that has one, the id of the article current there."""
        current = select(articles_table.c.origin, articles_table.c.id).where(
            articles_table.c.current
        )
        found: dict[str, str] = {}
        with self._database.reading() as connection:
            for part in chunks(map(index_key, origins)):
                rows = connection.execute(current.where(articles_table.c.origin_key.in_(part)))
                found.update((origin, article) for origin, article in rows)
        return found

    def add_articles(self, articles: Sequence[Article]) -> None:
        """Keep `articles` and make them findable, all or none."""
        last = {article.id: article for article in articles}
        current = _current_after(articles)
        rows = [
            _row(article, self._database.where, current=article.id in current)
            for article in last.values()
        ]
        if not rows:
            return
        with self._database.writing() as connection:
            there = known(connection, last)
            placed = revision(connection) + 1
            rows = [row | {"placed": placed} for row in rows]
            _retire(connection, articles)
            new = [row for row in rows if row["id"] not in there]
            if new:
                connection.execute(articles_table.insert(), new)
                put_words(connection, _words(connection, [last[row["id"]] for row in new]))
            again = [_placed_again(row) for row in rows if row["id"] in there]
            if again:
                connection.execute(_PLACE_AGAIN, again)

    def article(self, article_id: str) -> Article:
        """Return the article as it was added."""
        with self._database.reading() as connection:
            for article in load(connection, [article_id], self._database.where):
                return article
        raise NotFound("article", article_id)

    def articles(self, ids: Collection[str] | None = None) -> Iterator[Article]:
        """Yield current articles (or the kept ones of `ids`), newest first, then by id."""
        with self._database.reading() as connection:
            ordered = _current_ids(connection) if ids is None else _in_order(connection, ids)
        for part in chunks(ordered):
            with self._database.reading() as connection:
                loaded = {a.id: a for a in load(connection, part, self._database.where)}
            yield from (loaded[article_id] for article_id in part)

    def find_articles(self, words: Collection[str]) -> frozenset[str]:
        """Return ids of the current articles in which any of `words` occurs, title or body."""
        with self._database.reading() as connection:
            return find_words(connection, words)

    def corpus_stats(self) -> CorpusStats:
        """Return how much is kept."""
        current = select(articles_table.c.published).where(articles_table.c.current)
        dated = current.where(articles_table.c.published.is_not(None))
        counted = select(func.count(), func.count(articles_table.c.source_title.distinct()))
        with self._database.reading() as connection:
            articles, sources = connection.execute(counted.where(articles_table.c.current)).one()
            replaced = connection.scalar(select(func.count()).where(~articles_table.c.current)) or 0
            newest = connection.scalar(current.order_by(*_NEWEST_FIRST).limit(1))
            oldest = connection.scalar(
                dated.order_by(articles_table.c.published_at, articles_table.c.id).limit(1)
            )
        with report_damage(self._database.where, "the date of an article"):
            return CorpusStats(
                articles=articles,
                sources=sources,
                replaced=replaced,
                newest=decode_published(newest),
                oldest=decode_published(oldest),
            )

    def sources(self) -> Sequence[SourceCount]:
        """Return the sources of current articles, most articles first, then by title."""
        source = articles_table.c.source_title
        ranked = (
            select(
                source,
                articles_table.c.published,
                func.count().over(partition_by=source).label("articles"),
                func.row_number().over(partition_by=source, order_by=_NEWEST_FIRST).label("rank"),
            )
            .where(articles_table.c.current)
            .subquery()
        )
        newest = select(ranked).where(ranked.c.rank == 1)
        with self._database.reading() as connection:
            rows = connection.execute(newest).all()
        with report_damage(self._database.where, "the date of an article"):
            counts = [
                SourceCount(title=title, articles=count, newest=decode_published(published))
                for title, published, count, _ in rows
            ]
        return sorted(counts, key=lambda source: (-source.articles, source.title or ""))


def revision(connection: Connection) -> int:
    """Return how often articles were added: it grows whenever what is current may change."""
    return connection.scalar(select(NEWEST)) or 0


def every_word(connection: Connection, where: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the key of each article that is kept and its index words, in order of key."""
    every = select(articles_table.c.pk, *_STATED).order_by(articles_table.c.pk)
    for row in connection.execute(every):
        yield row.pk, _index_words(_article(row, where))


def known(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Return those of `ids` that are kept, replaced or not."""
    found = (
        connection.scalars(select(articles_table.c.id).where(articles_table.c.id.in_(part)))
        for part in chunks(ids)
    )
    return frozenset(chain.from_iterable(found))


def load(connection: Connection, ids: Iterable[str], where: str) -> Iterator[Article]:
    """Yield the articles of `ids` that are kept, in no order.

    Raises:
        StoreDamaged: one is no longer what was kept.
    """
    for part in chunks(ids):
        for row in connection.execute(select(*_STATED).where(articles_table.c.id.in_(part))):
            yield _article(row, where)


def _article(row: Row[Any], where: str) -> Article:
    with report_damage(where, f"article {row.id!r}"):
        article = decode_article(row._asdict())
    if article.id != row.id:
        raise StoreDamaged(where, f"article {row.id!r} is not what was kept", RESTORE)
    return article


def _row(article: Article, where: str, *, current: bool) -> dict[str, Any]:
    row = encode_article(article)
    for name, value in row.items():
        if isinstance(value, str) and not _keepable(value):
            reason = f"{name} of article {article.id!r} has a NUL or half a character"
            raise StoreUnavailable(where, reason, "mend the text, then ingest it again")
    return row | {"current": current}


def _keepable(value: str) -> bool:
    """Whether every database keeps this text as it is."""
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


def _retire(connection: Connection, articles: Sequence[Article]) -> None:
    """Make what `articles` replace, and what stood at their origins, no longer current."""
    for column, values in (
        (articles_table.c.id, {article.replaces for article in articles if article.replaces}),
        (articles_table.c.origin_key, {index_key(article.origin) for article in articles} - {None}),
    ):
        for part in chunks(values):
            retired = (
                update(articles_table)
                .where(articles_table.c.current, column.in_(part))
                .values(current=False)
            )
            connection.execute(retired)


_PLACE = ("origin", "origin_key", "file", "replaces", "current", "placed")
_PLACE_AGAIN = (
    update(articles_table)
    .where(articles_table.c.id == bindparam("kept_id"))
    .values({name: bindparam(f"its_{name}") for name in _PLACE})
)


def _placed_again(row: dict[str, Any]) -> dict[str, Any]:
    """Return what changes when an article that is kept already is added again."""
    return {"kept_id": row["id"]} | {f"its_{name}": row[name] for name in _PLACE}


def _words(
    connection: Connection,
    articles: Iterable[Article],
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the key of each of `articles`, which are kept, and its index words, in order of key."""
    keys = select(articles_table.c.id, articles_table.c.pk).order_by(articles_table.c.pk)
    for part in chunks(articles):
        named = {article.id: article for article in part}
        for article_id, key in connection.execute(keys.where(articles_table.c.id.in_(named))):
            article = named[article_id]
            yield key, _index_words(article)


def _index_words(article: Article) -> Sequence[str]:
    return index_words(f"{article.title or ''}\n{article.body}", article.language)


def _in_order(connection: Connection, ids: Iterable[str]) -> list[str]:
    """Return those of `ids` that are kept, newest first, then by id."""
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
