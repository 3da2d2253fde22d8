"""Everything in a store, copied into another one, be that another kind of database or not."""

from collections.abc import Mapping
from itertools import islice

from sqlalchemy import Connection, Table, func, insert, select, text

from storage.errors import StoreDamaged, StoreUnavailable
from storage.sql.corpus.rows import every_word
from storage.sql.corpus.search import put_words
from storage.sql.store import SqlStore
from storage.sql.tables import deliveries, meta, metadata, subscriptions

_ROWS = 1000
_STORED = [table for table in metadata.sorted_tables if table is not meta]
"""Everything but what a store knows of itself."""
_SEQUENCE = text("SELECT setval(CAST(:sequence AS regclass), GREATEST(CAST(:last AS bigint), 1))")
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
    where = target.database.where
    with source.database.snapshot() as there, target.database.exclusive() as here:
        if any(_counts(here).values()):
            raise StoreUnavailable(where, "there is something in it already", "name an empty one")
        copied = {table.name: _copy(there, here, table) for table in _STORED}
        put_words(here, every_word(there, source.database.where))
        _continue_numbers(here)
    if copied != counts(target):
        raise StoreDamaged(where, "the copy is incomplete", "try again")
    return copied


def counts(store: SqlStore) -> Mapping[str, int]:
    """Return how many rows each table has."""
    with store.database.snapshot() as connection:
        return _counts(connection)


def _counts(connection: Connection) -> Mapping[str, int]:
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in _STORED
    }


def _copy(there: Connection, here: Connection, table: Table) -> int:
    many = 0
    rows = iter(there.execute(select(table).order_by(*table.primary_key)).mappings())
    while part := [dict(row) for row in islice(rows, _ROWS)]:
        here.execute(insert(table), part)
        many += len(part)
    return many


def _continue_numbers(connection: Connection) -> None:
    """See that no number is given again that a row has, or a delivery of a former one."""
    for table in _STORED:
        for column in table.columns:
            is_key = column.primary_key and len(table.primary_key) == 1
            if column.name != "made" and not (is_key and column.type.python_type is int):
                continue
            last = connection.scalar(select(func.max(column))) or 0
            if table is subscriptions:
                used = connection.scalar(select(func.max(deliveries.c.subscription))) or 0
                last = max(last, used)
            if connection.dialect.name == "postgresql":
                sequence = f"{table.name}_{column.name}_seq"
                connection.execute(_SEQUENCE, {"sequence": sequence, "last": last})
            elif table is subscriptions:
                named = {"table": table.name, "last": last}
                connection.execute(_AUTOINCREMENT, named)
                connection.execute(_NO_AUTOINCREMENT, named)
