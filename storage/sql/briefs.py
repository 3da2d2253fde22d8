"""Briefs in the tables, as places in articles; and the last one that each channel saw."""

from collections.abc import Collection, Iterator
from contextlib import suppress
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, bindparam, select, update

from briefings.model import Brief, Topic, digest
from storage.engines.database import Database
from storage.engines.faults import RESTORE, refuse_newer, report_damage
from storage.engines.upsert import insert_if_absent, upsert
from storage.errors import NotFound, StoreDamaged
from storage.ports.audiences import Viewer
from storage.sql.codec import (
    BRIEF_VERSION,
    decode_points,
    decode_published,
    decode_topic,
    decode_window,
    encode_instant,
    encode_points,
    encode_published,
    encode_topic,
    encode_window,
)
from storage.sql.corpus.audiences import closed_at, is_visible
from storage.sql.corpus.routing import is_up_to_date
from storage.sql.corpus.rows import existing_ids, load
from storage.sql.corpus.rows import revision as current_revision
from storage.sql.lru_cache import LruCache
from storage.sql.tables import brief_articles, shown
from storage.sql.tables import briefs as briefs_table

_LATEST_FIRST = briefs_table.c.made.desc()
_LATEST = (
    select(briefs_table.c.id, briefs_table.c.revision, closed_at().label("closed"))
    .where(briefs_table.c.series == bindparam("series"))
    .order_by(_LATEST_FIRST)
    .limit(1)
)
_SHOWN = select(shown.c.brief).where(shown.c.channel == bindparam("channel"))


class Briefs:
    """A `storage.ports.briefs.BriefStore`."""

    _database: Database
    viewer: Viewer
    _recent: LruCache[Brief]

    def save_brief(
        self, brief: Brief, delivered_at: datetime | None = None, *, revision: int | None = None
    ) -> None:
        """Store `brief` as the latest of its topic name and method; earlier ones are history."""
        at = None if delivered_at is None else encode_instant(delivered_at)
        made = self._database.next_number(briefs_table.c.made)
        again = update(briefs_table).where(briefs_table.c.id == brief.id)
        with self._database.writing() as connection:
            of = current_revision(connection) if revision is None else revision
            stamp = {"revision": of, "told": at, "noticed": None}
            series = series_of(brief.topic.name, brief.method, self.viewer)
            again = again.where(briefs_table.c.series == series)
            if connection.execute(again.values(**stamp, made=made)).rowcount == 0:
                _insert(connection, brief, stamp | {"series": series}, made, self.viewer)

    def ready_brief(self, topic: Topic, method: str, *, outdated: bool = False) -> Brief | None:
        """Return the latest brief of `topic` by `method`, or None where it may be out of date."""
        with self._database.reading() as connection:
            series = series_of(topic.name, method, self.viewer)
            row = connection.execute(_LATEST, {"series": series}).one_or_none()
            if row is None or is_closed(row):
                return None
            if not outdated and not is_up_to_date(connection, topic.name, row.revision):
                return None
            brief = self._recent.get(row.id, lambda: self._load(connection, row.id))
        return brief if brief.topic == topic else None

    def brief(self, brief_id: str) -> Brief:
        """Return the brief with its excerpts quoted anew from the stored articles."""
        with self._database.reading() as connection:
            return self._load(connection, brief_id)

    def briefs(self, topic_name: str | None = None) -> Iterator[Brief]:
        """Yield every stored brief (of one topic), latest first."""
        wanted = select(briefs_table.c.id).order_by(_LATEST_FIRST)
        if topic_name is not None:
            wanted = wanted.where(briefs_table.c.topic_name == topic_name)
        with self._database.reading() as connection:
            ids = connection.scalars(wanted).all()
        for brief_id in ids:
            with suppress(NotFound):  # it is forgotten by now, or not for whom this is read
                yield self.brief(brief_id)

    def set_last_brief(self, channel: str, brief_id: str) -> None:
        """Remember that `channel` saw this brief last."""
        with self._database.reading() as connection:
            # mostly the same brief again, which needs no commit
            if connection.scalar(_SHOWN, {"channel": channel}) == brief_id:
                return
        this = select(briefs_table.c.id).where(briefs_table.c.id == brief_id)
        row = {"channel": channel, "brief": brief_id, "noticed": None}
        with self._database.writing() as connection:
            # held, so that it is not forgotten meanwhile
            if connection.scalar(this.with_for_update(read=True, key_share=True)) is None:
                raise NotFound("brief", brief_id)
            connection.execute(upsert(self._database.dialect, shown, "brief", "noticed"), row)

    def last_brief(self, channel: str) -> Brief | None:
        """Return the brief that `channel` saw last, or None."""
        with self._database.reading() as connection:
            brief_id = connection.scalar(_SHOWN, {"channel": channel})
            with suppress(NotFound):  # what it quotes is not for whom this is read
                return self._load(connection, brief_id) if brief_id else None
        return None

    def _load(self, connection: Connection, brief_id: str) -> Brief:
        row = connection.execute(
            select(briefs_table).where(briefs_table.c.id == brief_id)
        ).one_or_none()
        if row is None:
            raise NotFound("brief", brief_id)
        cited = select(brief_articles.c.article).where(brief_articles.c.brief == row.id)
        ids = connection.scalars(cited).all()
        return decode_brief(connection, row, self._database.where, ids, self.viewer)


def series_of(topic_name: str, method: str, viewer: Viewer) -> str:
    """Return the key of a topic's briefs by one method, of articles that `viewer` may see."""
    return digest(topic_name, method, *filter(None, [viewer]))


def is_closed(row: Row[Any]) -> bool:
    """Whether articles were closed since what a row has was made of the corpus: one it quotes?"""
    return row.closed is not None and row.revision < int(row.closed)


def _insert(
    connection: Connection,
    brief: Brief,
    stamp: dict[str, Any],
    made: ColumnElement[int],
    viewer: Viewer,
) -> None:
    quoted = {excerpt.citation.article for excerpt in brief.quoted}
    for missing in sorted(quoted - existing_ids(connection, quoted)):
        raise NotFound("article", missing)
    values = stamp | encode_brief(brief)
    dialect = connection.dialect.name
    if viewer is None:
        keep = upsert(dialect, briefs_table, "made", *stamp)  # another may be as quick
    else:
        keep = insert_if_absent(dialect, briefs_table)  # the same may be everyone's ready one
    connection.execute(keep.values(made=made), values)
    if quoted:
        rows = [{"brief": brief.id, "article": article} for article in sorted(quoted)]
        connection.execute(insert_if_absent(dialect, brief_articles), rows)


def encode_brief(brief: Brief) -> dict[str, Any]:
    """Encode a brief as the columns that it has in any table, but for its series."""
    return {
        "id": brief.id,
        "topic_name": brief.topic.name,
        "topic": encode_topic(brief.topic),
        "method": brief.method,
        "as_of": encode_published(brief.as_of),
        "considered": brief.considered,
        "matched": brief.matched,
        "found": brief.match,
        "covered": encode_window(brief.window),
        "points": encode_points(brief.points),
        "version": BRIEF_VERSION,
    }


def decode_brief(
    connection: Connection, row: Row[Any], where: str, cited: Collection[str], viewer: Viewer
) -> Brief:
    """Quote what a row has anew from the stored articles of the ids `cited`.

    Raises:
        NotFound: it quotes what `viewer` may not see.
        StoreDamaged: it is no longer what was stored.
    """
    seen = load(connection, cited, where, is_visible(viewer))
    articles = {article.id: article for article in seen}
    if len(articles) < len(cited) and existing_ids(connection, cited) - articles.keys():
        raise NotFound("brief", row.id)
    what = f"brief {row.id!r}"
    refuse_newer(where, what, row.version, BRIEF_VERSION)
    with report_damage(where, what):
        brief = Brief(
            topic=decode_topic(row.topic),
            as_of=decode_published(row.as_of),
            points=decode_points(row.points, articles),
            method=row.method,
            considered=row.considered,
            matched=row.matched,
            match=row.found,
            window=decode_window(row.covered),
        )
    if brief.id != row.id:
        raise StoreDamaged(where, f"brief {row.id!r} is not what was stored", RESTORE)
    return brief
