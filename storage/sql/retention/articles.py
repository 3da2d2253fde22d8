"""Old articles are forgotten: first they are quoted no more, then, once nothing has them, deleted.

In between, what is ready is made anew without them, and their stories let go of them.
"""

import json
from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    delete,
    exists,
    func,
    not_,
    or_,
    select,
    update,
)

from briefings.model import Article
from briefings.reading.places.stored import End
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.ports.audiences import OPERATOR
from storage.ports.retention import ArticleLimits
from storage.sql import tables
from storage.sql.codec import encode_instant
from storage.sql.corpus.audiences import is_current
from storage.sql.corpus.counts import CountChanges
from storage.sql.corpus.places import end_articles
from storage.sql.corpus.rows import NEWEST, index_words_of, lock_corpus, read_by_key
from storage.sql.corpus.search import delete_words
from storage.sql.topics.ranked_lists import cited_in

_BATCH: Final = 100
"""Articles that are ended or deleted in a transaction: some milliseconds, and a commit."""
_PAGE: Final = 5_000
_MEGABYTE: Final = 1_000_000
_ARTICLES: Final = tables.articles.c
_FORGOTTEN: Final[End] = "forgotten"
_SIZE: Final = func.octet_length(_ARTICLES.body)


class ArticleRetention:
    """The part of a `storage.ports.retention.RetentionStore` that is about articles."""

    _database: Database

    def forget_articles(self, now: datetime, limits: ArticleLimits) -> int:
        """Forget articles that are too old or too many, unless something quotes them."""
        if limits.age is None and limits.megabytes is None:
            return 0
        with self._database.reading() as connection:
            old = _is_old(connection, now, limits)
        live = is_current(OPERATOR)
        for keys in self._pages(old, live, not_(_is_quoted())):
            for part in chunks(keys, _BATCH):
                with self._database.writing() as connection:
                    quoted = _ARTICLES.pk.in_(part), not_(_is_quoted())
                    ids = connection.scalars(select(_ARTICLES.id).where(*quoted)).all()
                    end_articles(connection, ids, _FORGOTTEN)
        gone = or_(and_(old, _ARTICLES.ended.is_(None)), _ARTICLES.ended == _FORGOTTEN)
        free = and_(gone, not_(live), not_(_is_quoted()), not_(_is_in_story()), _is_past())
        cited = _CitedInLists()
        return sum(
            self._delete(part, free, cited)
            for keys in self._pages(free)
            for part in chunks(keys, _BATCH)
        )

    def article_bytes(self) -> int:
        """Return how many bytes the texts of all articles have."""
        with self._database.reading() as connection:
            return int(connection.scalar(select(func.coalesce(func.sum(_SIZE), 0))) or 0)

    def _pages(self, *conditions: ColumnElement[bool]) -> Iterator[list[int]]:
        """Yield the keys of the articles that fulfil all conditions, in order."""
        last = 0
        while True:
            found = select(_ARTICLES.pk).where(_ARTICLES.pk > last, *conditions)
            with self._database.reading() as connection:
                keys = list(connection.scalars(found.order_by(_ARTICLES.pk).limit(_PAGE)))
            if not keys:
                return
            yield keys
            last = keys[-1]

    def _delete(
        self, keys: Collection[int], free: ColumnElement[bool], cited: "_CitedInLists"
    ) -> int:
        """Delete those articles that are free still, with all that is known of them alone."""
        with self._database.reading() as connection:
            read = list(read_by_key(connection, self._database.where, keys))
            cited.read(connection)
        words = {
            each.id: index_words_of(each) for each in read if isinstance(each, Article)
        }  # this takes long, so it is done before others have to wait
        columns = (_ARTICLES.pk, _ARTICLES.id, _ARTICLES.source_title, _ARTICLES.private)
        wanted = select(*columns).where(_ARTICLES.pk.in_(keys), _ARTICLES.id.in_(words), free)
        with self._database.writing() as connection:
            lock_corpus(connection)
            cited.read(connection)  # what was stored just now
            rows = [row for row in connection.execute(wanted) if row.id not in cited.articles]
            _let_go(connection, [row.id for row in rows])
            delete_words(connection, [(row.pk, words[row.id]) for row in rows])
            gone = delete(tables.articles).where(_ARTICLES.pk.in_([row.pk for row in rows]))
            connection.execute(gone)
            changes = CountChanges()
            changes.add([row.source_title for row in rows if not row.private], stored=-1)
            changes.save(connection)
        return len(rows)


class _CitedInLists:
    """The articles that the ranked lists of topics quote, or have quoted since it was made."""

    def __init__(self) -> None:
        self.articles: set[str] = set()
        self._known: set[str] = set()

    def read(self, connection: Connection) -> None:
        """Add those of the lists that are new."""
        lists = tables.ranked_lists.c
        new = sorted(set(connection.scalars(select(lists.id))) - self._known)
        for part in chunks(new):
            for points in connection.scalars(select(lists.points).where(lists.id.in_(part))):
                self.articles.update(cited_in(json.loads(points)))
        self._known.update(new)


def _is_old(connection: Connection, now: datetime, limits: ArticleLimits) -> ColumnElement[bool]:
    """Return what holds of articles that are too old, or of the oldest where they are too many."""
    old: list[ColumnElement[bool]] = []
    if limits.age is not None:
        before = now - limits.age
        read = _ARTICLES.retrieved_at < before.isoformat()
        unread = and_(
            _ARTICLES.retrieved_at.is_(None),
            _ARTICLES.published_at.between(0, encode_instant(before)),
        )
        old.append(or_(read, unread))
    if limits.megabytes is not None:
        old.append(_ARTICLES.pk <= _last_too_many(connection, limits.megabytes * _MEGABYTE))
    return or_(*old)


def _last_too_many(connection: Connection, most: int) -> int:
    """Return the key of the newest article that there is no more room for; 0 where all have it."""
    kept = or_(_ARTICLES.ended.is_(None), _ARTICLES.ended != _FORGOTTEN)
    newest_first = select(_ARTICLES.pk, _SIZE).where(kept).order_by(_ARTICLES.pk.desc())
    total = 0
    for key, size in connection.execute(newest_first):
        total += size
        if total > most:
            return int(key)
    return 0


def _is_quoted() -> ColumnElement[bool]:
    """Whether an article is quoted in what was said, or was voted on."""
    quoting: tuple[Any, ...] = (tables.delivered_quotes, tables.brief_articles, tables.votes)
    return or_(*(exists().where(each.c.article == _ARTICLES.id) for each in quoting))


def _is_in_story() -> ColumnElement[bool]:
    return exists().where(tables.story_articles.c.article == _ARTICLES.id)


def _is_past() -> ColumnElement[bool]:
    """Whether the corpus has changed since: the newest change has to stay known, and each key."""
    last = select(func.max(_ARTICLES.pk)).scalar_subquery()
    return and_(_ARTICLES.placed < NEWEST, _ARTICLES.pk < last)


def _let_go(connection: Connection, ids: Collection[str]) -> None:
    """Forget which sources articles came through; that they had them stays known."""
    entries, through = tables.source_entries.c, tables.article_sources.c
    connection.execute(
        update(tables.source_entries).where(entries.article.in_(ids)).values(article=None)
    )
    connection.execute(delete(tables.article_sources).where(through.article.in_(ids)))
