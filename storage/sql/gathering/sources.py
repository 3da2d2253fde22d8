"""Sources in the tables, as they are set up: by id."""

from collections.abc import Sequence
from dataclasses import replace

from sqlalchemy import Connection, Table, delete, select

from briefings.gathering.source import Source, SourceHealth
from storage.engines.database import Database
from storage.engines.upsert import insert_if_absent, upsert
from storage.errors import NotFound
from storage.sql.gathering.health import encode_health
from storage.sql.gathering.rows import COLUMNS, decode_source, encode_source, has_source
from storage.sql.tables import article_sources, source_entries, source_health
from storage.sql.tables import sources as sources_table


class Sources:
    """The part of a `storage.ports.sources.SourceStore` that people set up."""

    _database: Database

    def sources(self) -> Sequence[Source]:
        """Return all sources, by title or address, whatever their case, then by id."""
        with self._database.reading() as connection:
            rows = connection.execute(select(sources_table)).all()
        found = [decode_source(row, self._database.where) for row in rows]
        return sorted(found, key=lambda each: ((each.title or each.address).casefold(), each.id))

    def source(self, source_id: str) -> Source:
        """Return a source."""
        with self._database.reading() as connection:
            return self._source(connection, source_id)

    def save_source(self, source: Source) -> None:
        """Store a source, or change the one with its id; its health stays as it is."""
        with self._database.writing() as connection:
            _save(connection, source)

    def move_source(self, source_id: str, address: str) -> Source:
        """Give a source another address, and so another id; return it as it is then."""
        with self._database.writing() as connection:
            source = self._source(connection, source_id)
            moved = replace(source, address=address)
            if moved.id == source_id:
                return source
            if not has_source(connection, moved.id):
                _save(connection, moved)
                _copy_health(connection, source_id, moved.id)
            for table in (source_entries, article_sources):
                _copy_rows(connection, table, source_id, moved.id)
            connection.execute(delete(sources_table).where(sources_table.c.id == source_id))
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


def _save(connection: Connection, source: Source) -> None:
    dialect = connection.dialect.name
    connection.execute(upsert(dialect, sources_table, *COLUMNS), encode_source(source))
    health = encode_health(SourceHealth()) | {"source": source.id}
    connection.execute(insert_if_absent(dialect, source_health), health)


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
