"""Articles are stored: what takes long before the transaction, the rest in it."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from briefings.model import Article
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.errors import StoreUnavailable
from storage.sql.codec import encode_article, index_key
from storage.sql.corpus.audiences import (
    add_audience,
    carry_audience,
    retire_private,
    retire_public,
)
from storage.sql.corpus.counts import CountChanges, are_current
from storage.sql.corpus.rows import existing_ids, index_words_of, lock_corpus, revision
from storage.sql.corpus.search import put_words
from storage.sql.tables import articles as articles_table

_PLACE = (
    *("origin", "origin_key", "file", "marks", "replaces"),
    *("current", "private", "ended", "placed"),
)
_PLACE_AGAIN = (
    update(articles_table)
    .where(articles_table.c.id == bindparam("stored_id"))
    .values({name: bindparam(f"its_{name}") for name in _PLACE})
)


@dataclass(frozen=True, slots=True)
class PreparedArticles:
    """Articles to store, with what takes long to find out of them.

    Attributes:
        articles: one after the other: a later one may replace an earlier.
        rows: the columns of each text, by its last word.
        words: of the texts that are new, by id: those by which they are found.
    """

    articles: Sequence[Article]
    rows: Sequence[dict[str, Any]]
    words: Mapping[str, Sequence[str]]


def prepare_articles(database: Database, articles: Sequence[Article]) -> PreparedArticles:
    """Return what `save_articles` stores.

    Raises:
        StoreUnavailable: a text can't be stored as it is.
    """
    last = {article.id: article for article in articles}
    current = _current_after(articles)
    rows = [
        _row(article, database.where, current=article.id in current) for article in last.values()
    ]
    with database.reading() as connection:
        new = last.keys() - existing_ids(connection, last)
    words = {article_id: index_words_of(last[article_id]) for article_id in new}
    return PreparedArticles(articles, rows, words)


def save_articles(
    connection: Connection, prepared: PreparedArticles, audience: str | None = None
) -> None:
    """Store articles in a transaction, and make them findable.

    Whoever adds articles has the corpus to himself until the transaction ends.

    Args:
        connection: one that is writing.
        prepared: what to store.
        audience: the channel that alone may see them; what everyone sees already stays as it is.
    """
    lock_corpus(connection)
    if audience is None:
        _save(connection, prepared, frozenset())
        return
    was_private = _are_private(connection, [row["id"] for row in prepared.rows])
    rows = [row for row in prepared.rows if was_private.get(row["id"], True)]
    theirs = {row["id"]: row for row in rows}
    articles = [each for each in prepared.articles if each.id in theirs]
    retire_private(connection, _replaced_by(connection, articles), audience)
    _save(connection, replace(prepared, articles=articles, rows=rows), theirs.keys())
    add_audience(connection, {one: row["current"] for one, row in theirs.items()}, audience)


def save_again(
    connection: Connection, prepared: PreparedArticles, withdrawn: Collection[str]
) -> None:
    """Store what became of stored articles, each seen by those who saw it, and withdraw others."""
    lock_corpus(connection)
    former = {row["id"]: row["replaces"] or row["id"] for row in prepared.rows}
    was_private = _are_private(connection, {*former, *former.values()})
    private = {
        one
        for one, before in former.items()
        if was_private.get(before) and was_private.get(one, True)
    }
    articles = [each for each in prepared.articles if each.id in private]
    replaced = _replaced_by(connection, articles)
    _save(connection, prepared, private, withdrawn)
    for row in prepared.rows:
        if row["id"] in private:
            article, before = row["id"], former[row["id"]]
            carry_audience(connection, article, before, current=row["current"])
    retire_private(connection, replaced.union(withdrawn) - private)


def _save(
    connection: Connection,
    prepared: PreparedArticles,
    private: Collection[str],
    withdrawn: Collection[str] = (),
) -> None:
    """Store articles, those that are `private` apart from what everyone reads."""
    there = existing_ids(connection, [row["id"] for row in prepared.rows])
    placed = revision(connection) + 1
    rows = [row | {"placed": placed, "private": row["id"] in private} for row in prepared.rows]
    public = [each for each in prepared.articles if each.id not in private]
    changes = CountChanges()
    changes.add(_retire(connection, public, withdrawn, placed), current=-1)
    was_current = are_current(connection, there)
    was_private = _are_private(connection, there)
    for row in rows:
        row["current"] = row["current"] and not row["private"]
        more = int(row["current"]) - int(was_current.get(row["id"], False))
        is_counted = row["id"] in there and not was_private[row["id"]]
        stored = int(not row["private"]) - int(is_counted)
        changes.add([row["source_title"]], current=more, stored=stored)
    changes.save(connection)
    if added := [row for row in rows if row["id"] not in there]:
        connection.execute(articles_table.insert(), added)
        put_words(connection, _keyed(connection, prepared, [row["id"] for row in added]))
    if again := [_placed_again(row) for row in rows if row["id"] in there]:
        connection.execute(_PLACE_AGAIN, again)


def _are_private(connection: Connection, ids: Collection[str]) -> dict[str, bool]:
    """Return which of the stored articles of `ids` are private."""
    found = select(articles_table.c.id, articles_table.c.private)
    return {
        article: private
        for part in chunks(ids)
        for article, private in connection.execute(found.where(articles_table.c.id.in_(part)))
    }


def _replaced_by(connection: Connection, articles: Sequence[Article]) -> frozenset[str]:
    """Return the private articles that others replace, or that stand at their origins."""
    origins = {index_key(article.origin) for article in articles} - {None}
    at = select(articles_table.c.id).where(articles_table.c.private)
    found = {article.replaces for article in articles if article.replaces}
    for part in chunks(origins):
        found.update(connection.scalars(at.where(articles_table.c.origin_key.in_(part))))
    return frozenset(found - {article.id for article in articles})


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
    replaced = {article.replaces for article in articles if article.replaces}
    origins = {index_key(article.origin) for article in articles} - {None}
    table = articles_table.c
    return [
        *retire_public(connection, table.id, replaced.union(withdrawn), placed),
        *retire_public(connection, table.origin_key, origins, placed),
    ]


def _placed_again(row: dict[str, Any]) -> dict[str, Any]:
    """Return what changes when an article that is stored already is added again."""
    return {"stored_id": row["id"]} | {f"its_{name}": row[name] for name in _PLACE}


def _keyed(
    connection: Connection, prepared: PreparedArticles, ids: Sequence[str]
) -> Iterator[tuple[int, Sequence[str]]]:
    """Yield the keys of the articles of `ids`, and their words, in order of key."""
    forgotten = {each.id: each for each in prepared.articles if each.id not in prepared.words}
    keys = select(articles_table.c.pk, articles_table.c.id).order_by(articles_table.c.pk)
    for part in chunks(ids):  # a later part has greater keys
        for key, article_id in connection.execute(keys.where(articles_table.c.id.in_(part))):
            words = prepared.words.get(article_id)  # none if it was stored a moment ago
            yield key, index_words_of(forgotten[article_id]) if words is None else words
