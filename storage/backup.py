"""All that a store keeps, copied into another one, be that another kind of database or not."""

from collections.abc import Mapping
from itertools import islice

from sqlalchemy import Connection, func, insert, select, text

from storage.errors import StoreDamaged, StoreUnavailable
from storage.sql.articles import every_word
from storage.sql.search import put_words
from storage.sql.store import SqlStore
from storage.sql.tables import deliveries, metadata, subscriptions

_ROWS = 1000
_SEQUENCE = text(
    "SELECT setval(pg_get_serial_sequence(:table, :column), GREATEST(CAST(:last AS bigint), 1))"
)
_AUTOINCREMENT = text("UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = :table")
_NO_AUTOINCREMENT = text(
    "INSERT INTO sqlite_sequence (name, seq) SELECT :table, :last "
    "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :table)"
)


def copy_all(source: SqlStore, target: SqlStore) -> Mapping[str, int]:
    """Copy all of `source`, as it is at one instant, into `target`; return the rows of each table.

    Raises:
        StoreUnavailable: there is something in `target` already; nothing was changed.
        StoreDamaged: there is not as much in it afterwards.
    """
    if any(counts(target).values()):
        where = target.database.where
        raise StoreUnavailable(where, "there is something in it already", "name an empty one")
    with source.database.snapshot() as there, target.database.writing() as here:
        copied = {table.name: _copy(there, here, table.name) for table in metadata.sorted_tables}
        put_words(here, every_word(there, source.database.where))
        _continue_numbers(here)
    if copied != counts(target):
        raise StoreDamaged(target.database.where, "a copy lacks something", "try again")
    return copied


def counts(store: SqlStore) -> Mapping[str, int]:
    """Return how many rows each table has."""
    with store.database.snapshot() as connection:
        return {
            table.name: connection.scalar(select(func.count()).select_from(table)) or 0
            for table in metadata.sorted_tables
        }


def _copy(there: Connection, here: Connection, name: str) -> int:
    table, many = metadata.tables[name], 0
    rows = iter(there.execute(select(table).order_by(*table.primary_key)).mappings())
    while part := [dict(row) for row in islice(rows, _ROWS)]:
        here.execute(insert(table), part)
        many += len(part)
    return many


def _continue_numbers(connection: Connection) -> None:
    """See that no number is given again that a row has, or a delivery of a former one."""
    for table in metadata.sorted_tables:
        (column, *others) = table.primary_key
        if others or column.type.python_type is not int:
            continue
        last = connection.scalar(select(func.max(column))) or 0
        if table is subscriptions:
            used = connection.scalar(select(func.max(deliveries.c.subscription))) or 0
            last = max(last, used)
        named = {"table": table.name, "column": column.name, "last": last}
        if connection.dialect.name == "postgresql":
            connection.execute(_SEQUENCE, named)
        elif table is subscriptions:
            connection.execute(_AUTOINCREMENT, named)
            connection.execute(_NO_AUTOINCREMENT, named)
