"""Sources in the tables, as they are set up: by id."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, delete, or_, select

from briefings.gathering.source import Source, SourceHealth
from storage.engines.database import Database
from storage.engines.upsert import insert_if_absent, upsert
from storage.errors import NotFound
from storage.ports.audiences import OPERATOR, Viewer
from storage.sql.gathering.health import encode_health
from storage.sql.gathering.rows import (
    COLUMNS,
    decode_source,
    encode_source,
    has_source,
    readable_sources,
)
from storage.sql.tables import article_sources, source_entries, source_health
from storage.sql.tables import sources as sources_table


class Sources:
    """The part of a `storage.ports.sources.SourceStore` that people set up."""

    _database: Database
    viewer: Viewer

    def sources(self) -> Sequence[Source]:
        """Return the sources that someone may know of, by title or address, then by id."""
        audience, known = sources_table.c.audience, select(sources_table)
        if self.viewer != OPERATOR:
            known = known.where(or_(audience.is_(None), audience == self.viewer))
        with self._database.reading() as connection:
            rows = connection.execute(known).all()
        found = readable_sources(rows, self._database.where)
        return sorted(found, key=lambda each: ((each.title or each.address).casefold(), each.id))

    def unreadable_sources(self) -> Sequence[str]:
        """Return the ids of those that `sources` leaves out, in order."""
        with self._database.reading() as connection:
            rows = connection.execute(select(sources_table).order_by(sources_table.c.id)).all()
        readable = {each.id for each in readable_sources(rows, self._database.where)}
        return [row.id for row in rows if row.id not in readable]

    def source(self, source_id: str) -> Source:
        """Return a source."""
        with self._database.reading() as connection:
            return self._source(connection, source_id)

    def save_source(self, *sources: Source) -> None:
        """Store sources, or change those with their ids; their health stays as it is."""
        if sources:
            with self._database.writing() as connection:
                _save(connection, sources)

    def limited_sources(self) -> Mapping[str, Sequence[str]]:
        """Return the names of the topics that sources may feed which may not feed all, by id."""
        table = sources_table.c
        limited = select(table.id, table.topics).where(table.topics != json.dumps(()))
        with self._database.reading() as connection:
            rows = connection.execute(limited).all()
        return {row.id: tuple(json.loads(row.topics)) for row in rows}

    def move_source(self, source_id: str, address: str) -> Source:
        """Give a source another address, and so another id; return it as it is then."""
        with self._database.writing() as connection:
            source = self._source(connection, source_id)
            moved = replace(source, address=address)
            if moved.id == source_id:
                return source
            _move(connection, source_id, moved)
            return self._source(connection, moved.id)

    def remove_source(self, source_id: str) -> bool:
        """Forget a source, its health and its entries; return whether there was one."""
        this = sources_table.c.id == source_id
        with self._database.writing() as connection:
            return bool(connection.execute(delete(sources_table).where(this)).rowcount)

    def _source(self, connection: Connection, source_id: str) -> Source:
        found = select(sources_table).where(sources_table.c.id == source_id)
        row = connection.execute(found).one_or_none()
        if row is None:
            raise NotFound("source", source_id)
        return decode_source(row, self._database.where)


def move_audience(connection: Connection, where: str, former: str, now: str) -> None:
    """Have the sources of a channel be those of the channel that it is now."""
    its = select(sources_table).where(sources_table.c.audience == former)
    for source in readable_sources(connection.execute(its).all(), where):
        _move(connection, source.id, replace(source, audience=now))


def forget_audience(connection: Connection, channel: str) -> None:
    """Forget the sources of a channel, with all that is known of them."""
    connection.execute(delete(sources_table).where(sources_table.c.audience == channel))


def _move(connection: Connection, source_id: str, moved: Source) -> None:
    """Put a source in place of one, or have that be part of it where it is there already."""
    if not has_source(connection, moved.id):
        _save(connection, [moved])
        _copy_health(connection, source_id, moved.id)
    for table in (source_entries, article_sources):
        _copy_rows(connection, table, source_id, moved.id)
    connection.execute(delete(sources_table).where(sources_table.c.id == source_id))


def _save(connection: Connection, sources: Sequence[Source]) -> None:
    dialect, health = connection.dialect.name, encode_health(SourceHealth())
    rows = {source.id: encode_source(source) for source in sources}
    connection.execute(upsert(dialect, sources_table, *COLUMNS), list(rows.values()))
    absent = insert_if_absent(dialect, source_health)
    connection.execute(absent, [health | {"source": source} for source in rows])


def _copy_health(connection: Connection, source_id: str, to: str) -> None:
    known = select(source_health).where(source_health.c.source == source_id)
    health = connection.execute(known).one()._asdict() | {"source": to}
    connection.execute(source_health.update().where(source_health.c.source == to).values(health))


def _copy_rows(connection: Connection, table: Table, source_id: str, to: str) -> None:
    """Copy the rows of a source that another one has none like."""
    rows = connection.execute(select(table).where(table.c.source == source_id)).all()
    if rows:
        absent = insert_if_absent(connection.dialect.name, table)
        connection.execute(absent, [row._asdict() | {"source": to} for row in rows])
