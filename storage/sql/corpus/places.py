"""Where articles were read, and which of them have ended: all but their texts."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, bindparam, select, update

from briefings.reading.places.stored import End, StoredArticle
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.faults import report_damage
from storage.ports.audiences import Viewer
from storage.sql.codec import decode_published, index_key
from storage.sql.corpus.audiences import end_private, is_current, is_visible, resume_private
from storage.sql.corpus.counts import CountChanges
from storage.sql.corpus.rows import lock_corpus, revision
from storage.sql.tables import articles

_ROWS: Select[Any] = select(
    articles.c.id,
    articles.c.title,
    articles.c.source_name,
    articles.c.source_title,
    articles.c.url,
    articles.c.published,
    articles.c.retrieved_at,
    articles.c.file,
    articles.c.origin,
    articles.c.private,
    articles.c.ended,
)
_MOVE = (
    update(articles)
    .where(articles.c.id == bindparam("this"))
    .values(
        file=bindparam("its_file"), origin=bindparam("its_origin"), origin_key=bindparam("its_key")
    )
)


class ArticlePlaces:
    """The part of a `storage.ports.corpus.CorpusStore` that needs no texts."""

    _database: Database
    viewer: Viewer

    def stored_articles(self, ids: Collection[str]) -> Mapping[str, StoredArticle]:
        """Return what is known of those of `ids` that are stored, replaced or not."""
        with self._database.reading() as connection:
            seen = self._rows().where(is_visible(self.viewer))
            rows = [
                row
                for part in chunks(ids)
                for row in connection.execute(seen.where(articles.c.id.in_(part)))
            ]
        return {each.id: each for each in self._stored(rows)}

    def list_articles(self, *, ended: bool = False) -> Sequence[StoredArticle]:
        """Return the current articles, or those that `ended`, newest first, then by id."""
        has_ended = and_(articles.c.ended.is_not(None), is_visible(self.viewer))
        which = has_ended if ended else is_current(self.viewer)
        newest_first = (articles.c.published_at.desc(), articles.c.id)
        ordered = self._rows().where(which).order_by(*newest_first)
        with self._database.reading() as connection:
            return self._stored(connection.execute(ordered))

    def move_articles(self, moved: Iterable[StoredArticle]) -> None:
        """Remember the `file` and `origin` of articles, which are read elsewhere now."""
        rows = [
            {
                "this": each.id,
                "its_file": each.file,
                "its_origin": each.origin,
                "its_key": index_key(each.origin),
            }
            for each in moved
        ]
        if rows:
            with self._database.writing() as connection:
                connection.execute(_MOVE, rows)

    def end_articles(self, ids: Collection[str], end: End) -> int:
        """Make current articles no longer current, for this reason; return how many."""
        with self._database.writing() as connection:
            return end_articles(connection, ids, end)

    def resume_articles(self, ids: Collection[str]) -> int:
        """Make articles current again that ended, unless another is at their origin by now."""
        with self._database.writing() as connection:
            taken = select(articles.c.origin_key).where(
                articles.c.current, articles.c.origin_key.is_not(None)
            )
            is_free = articles.c.origin_key.is_(None) | articles.c.origin_key.not_in(taken)
            is_private = articles.c.private, articles.c.ended.is_not(None)
            private = _having(connection, ids, *is_private)
            resume_private(connection, private)
            free = _having(
                connection, ids, articles.c.ended.is_not(None), is_free, ~articles.c.private
            )
            values = {"current": True, "ended": None}
            return _change(connection, free, values, ~articles.c.current, private)

    def _rows(self) -> Select[Any]:
        return _ROWS.add_columns(is_current(self.viewer).label("current"))

    def _stored(self, rows: Iterable[Row[Any]]) -> list[StoredArticle]:
        with report_damage(self._database.where, "the date of an article"):
            return [_stored(row) for row in rows]


def end_articles(connection: Connection, ids: Collection[str], end: End) -> int:
    """Make current articles no longer current in a transaction; return how many."""
    values = {"current": False, "ended": end}
    private = end_private(connection, ids)
    return _change(connection, ids, values, articles.c.current, private)


def _having(
    connection: Connection, ids: Collection[str], *conditions: ColumnElement[bool]
) -> list[str]:
    """Return the articles of `ids` that fulfil all conditions."""
    found = select(articles.c.id).where(*conditions)
    return [
        article
        for part in chunks(ids)
        for article in connection.scalars(found.where(articles.c.id.in_(part)))
    ]


def _change(
    connection: Connection,
    ids: Collection[str],
    values: Mapping[str, Any],
    which: ColumnElement[bool],
    private: Collection[str],
) -> int:
    """Change which articles are current of those `which`; return how many were changed.

    Those that are `private` are changed as far as they are not counted.
    """
    lock_corpus(connection)
    placed = revision(connection) + 1
    titles: list[str | None] = []
    for part in chunks(ids):
        those = update(articles).where(articles.c.id.in_(part), which)
        changed = those.values(placed=placed, **values).returning(articles.c.source_title)
        titles += connection.scalars(changed)
    for part in chunks(private):
        those = update(articles).where(articles.c.id.in_(part))
        connection.execute(those.values(placed=placed, ended=values["ended"]))
    changes = CountChanges()
    changes.add(titles, current=1 if values["current"] else -1)
    changes.save(connection)
    return len(titles) + len(private)


def _stored(row: Row[Any]) -> StoredArticle:
    return StoredArticle(
        id=row.id,
        title=row.title,
        source_name=row.source_name,
        source=row.source_title,
        url=row.url,
        published=decode_published(row.published),
        retrieved_at=datetime.fromisoformat(row.retrieved_at) if row.retrieved_at else None,
        file=row.file,
        origin=row.origin,
        current=row.current,
        private=row.private,
        end=row.ended,
    )
