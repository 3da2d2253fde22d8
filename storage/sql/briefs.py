"""Briefs in the tables, as places in articles; and which one each channel was last shown."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, bindparam, delete, func, select, update

from briefings.model import Brief, Topic, digest
from storage.engines.database import Database
from storage.engines.faults import RESTORE, report_damage
from storage.errors import NotFound, StoreDamaged
from storage.sql.articles import NEWEST, known, load, revision
from storage.sql.codec import (
    decode_points,
    decode_published,
    decode_topic,
    encode_instant,
    encode_points,
    encode_published,
    encode_topic,
)
from storage.sql.lru_cache import LruCache
from storage.sql.tables import brief_articles, shown
from storage.sql.tables import briefs as briefs_table

_LATEST_FIRST = briefs_table.c.made.desc()
_LATEST = (
    select(briefs_table.c.id, briefs_table.c.revision, NEWEST.label("newest"))
    .where(briefs_table.c.series == bindparam("series"))
    .order_by(_LATEST_FIRST)
    .limit(1)
)
_SHOWN = select(shown.c.brief).where(shown.c.channel == bindparam("channel"))


class Briefs:
    """The part of `storage.ports.store.Store` that is about briefs and what was shown."""

    _database: Database
    _recent: LruCache[Brief]

    def save_brief(self, brief: Brief, delivered_at: datetime | None = None) -> None:
        """Keep `brief` as the latest of its topic name and method; earlier ones stay as history."""
        with self._database.writing() as connection:
            made = (connection.scalar(select(func.max(briefs_table.c.made))) or 0) + 1
            at = None if delivered_at is None else encode_instant(delivered_at)
            now = {"made": made, "revision": revision(connection), "told": at}
            again = update(briefs_table).where(briefs_table.c.id == brief.id).values(now)
            if connection.execute(again).rowcount == 0:
                _insert(connection, brief, now)

    def ready_brief(self, topic: Topic, method: str) -> Brief | None:
        """Return the latest brief of `topic` by `method`, or None where it may be out of date."""
        with self._database.reading() as connection:
            latest = connection.execute(_LATEST, {"series": _series(topic.name, method)})
            row = latest.one_or_none()
            if row is None or row.revision != (row.newest or 0):
                return None
            brief = self._recent.get(row.id, lambda: self._load(connection, row.id))
        return brief if brief.topic == topic else None

    def brief(self, brief_id: str) -> Brief:
        """Return the brief with its excerpts quoted anew from the stored articles."""
        with self._database.reading() as connection:
            return self._load(connection, brief_id)

    def briefs(self, topic_name: str | None = None) -> Iterator[Brief]:
        """Yield every brief kept (of one topic), latest first."""
        wanted = select(briefs_table.c.id).order_by(_LATEST_FIRST)
        if topic_name is not None:
            wanted = wanted.where(briefs_table.c.topic_name == topic_name)
        with self._database.reading() as connection:
            ids = connection.scalars(wanted).all()
        yield from map(self.brief, ids)

    def set_last_brief(self, channel: str, brief_id: str) -> None:
        """Remember that `channel` was last shown this brief."""
        with self._database.reading() as connection:
            # told again and again of the same brief, which needs no commit
            if connection.scalar(_SHOWN, {"channel": channel}) == brief_id:
                return
        with self._database.writing() as connection:
            if (
                connection.scalar(select(briefs_table.c.id).where(briefs_table.c.id == brief_id))
                is None
            ):
                raise NotFound("brief", brief_id)
            again = update(shown).where(shown.c.channel == channel).values(brief=brief_id)
            if connection.execute(again).rowcount == 0:
                connection.execute(shown.insert(), {"channel": channel, "brief": brief_id})

    def last_brief(self, channel: str) -> Brief | None:
        """Return the brief that `channel` was last shown, or None."""
        with self._database.reading() as connection:
            brief_id = connection.scalar(_SHOWN, {"channel": channel})
            return self._load(connection, brief_id) if brief_id else None

    def _load(self, connection: Connection, brief_id: str) -> Brief:
        row = connection.execute(
            select(briefs_table).where(briefs_table.c.id == brief_id)
        ).one_or_none()
        if row is None:
            raise NotFound("brief", brief_id)
        return _brief(connection, row, self._database.where)


def forget_delivered_briefs(connection: Connection, before: int) -> int:
    """Forget what was told as digests before, but for what channels were shown last."""
    seen = select(shown.c.brief)
    old = (
        select(briefs_table.c.id)
        .where(briefs_table.c.told < before, briefs_table.c.id.not_in(seen))
        .scalar_subquery()
    )
    connection.execute(delete(brief_articles).where(brief_articles.c.brief.in_(old)))
    return connection.execute(delete(briefs_table).where(briefs_table.c.id.in_(old))).rowcount


def _series(topic_name: str, method: str) -> str:
    return digest(topic_name, method)


def _insert(connection: Connection, brief: Brief, now: dict[str, int | None]) -> None:
    quoted = {excerpt.citation.article for excerpt in brief.quoted}
    for missing in sorted(quoted - known(connection, quoted)):
        raise NotFound("article", missing)
    values = now | {
        "id": brief.id,
        "series": _series(brief.topic.name, brief.method),
        "topic_name": brief.topic.name,
        "topic": encode_topic(brief.topic),
        "method": brief.method,
        "as_of": encode_published(brief.as_of),
        "considered": brief.considered,
        "matched": brief.matched,
        "points": encode_points(brief.points),
    }
    connection.execute(briefs_table.insert(), values)
    if quoted:
        rows = [{"brief": brief.id, "article": article} for article in sorted(quoted)]
        connection.execute(brief_articles.insert(), rows)


def _brief(connection: Connection, row: Row[Any], where: str) -> Brief:
    """Quote a brief anew from the stored articles.

    Raises:
        StoreDamaged: it is no longer what was kept.
    """
    cited = select(brief_articles.c.article).where(brief_articles.c.brief == row.id)
    ids = connection.scalars(cited).all()
    articles = {article.id: article for article in load(connection, ids, where)}
    with report_damage(where, f"brief {row.id!r}"):
        brief = Brief(
            topic=decode_topic(row.topic),
            as_of=decode_published(row.as_of),
            points=decode_points(row.points, articles),
            method=row.method,
            considered=row.considered,
            matched=row.matched,
        )
    if brief.id != row.id:
        raise StoreDamaged(where, f"brief {row.id!r} is not what was kept", RESTORE)
    return brief
