"""All rows of a database, copied into one of the other kind; or counted."""

from collections.abc import Collection, Mapping
from itertools import islice
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    MetaData,
    Table,
    event,
    func,
    insert,
    inspect,
    select,
    text,
)

_ROWS = 1000
_OTHERS = ("alembic_version", "article_words")
"""What is no data: the revision, and the search index, which is built from the articles."""
_NOT_COPIED = ("identity", "search index", "last backup")
"""Rows of `meta` that are about one database only."""
_SEQUENCE = text("SELECT setval(CAST(:sequence AS regclass), GREATEST(CAST(:last AS bigint), 1))")
_AUTOINCREMENT = text("UPDATE sqlite_sequence SET seq = max(seq, :last) WHERE name = :table")
_NO_AUTOINCREMENT = text(
    "INSERT INTO sqlite_sequence (name, seq) SELECT :table, :last "
    "WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = :table)"
)


def reflect_tables(connection: Connection, among: Collection[str] | None = None) -> MetaData:
    """Return the tables that hold data, as they are in the database, of whatever revision.

    Args:
        connection: one that reads.
        among: names of tables; others, which another program may have there, are left out.
    """
    names = inspect(connection).get_table_names()
    tables = MetaData()
    event.listen(tables, "column_reflect", _as_any_database_has_it)
    ours = [name for name in names if not name.startswith(_OTHERS)]
    tables.reflect(connection, only=[name for name in ours if among is None or name in among])
    return tables


def count_rows(connection: Connection, tables: MetaData) -> Mapping[str, int]:
    """Return how many rows each table has, but for `meta`."""
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0
        for table in tables.sorted_tables
        if table.name != "meta"
    }


def add_tables(there: Connection, here: Connection, names: Collection[str]) -> None:
    """Make those tables of `names` that are `there`, but not `here`.

    Before revision 0008, those of Slack's installations were made by slack_sdk, if at all.
    """
    missing = set(names) - set(inspect(here).get_table_names())
    reflect_tables(there, missing).create_all(here)


def copy_rows(there: Connection, here: Connection) -> Mapping[str, int]:
    """Copy all rows from `there` into the tables `here`, which are empty and of the same revision.

    Returns:
        The rows of each table, but for `meta`.
    """
    tables = reflect_tables(here, inspect(there).get_table_names())
    copied = {table.name: _copy(there, here, table) for table in tables.sorted_tables}
    _continue_numbers(here, tables)
    return {name: many for name, many in copied.items() if name != "meta"}


def _as_any_database_has_it(_: object, __: object, column: Any) -> None:  # noqa: ANN401 - as SQLAlchemy passes it
    column["type"] = column["type"].as_generic()
    column["default"] = None  # every row brings all its values


def _copy(there: Connection, here: Connection, table: Table) -> int:
    every = select(table).order_by(*table.primary_key)
    if table.name == "meta":
        every = every.where(table.c.name.not_in(_NOT_COPIED))
        here.execute(table.delete().where(table.c.name.not_in(_NOT_COPIED)))
    many = 0
    with there.execute(every, execution_options={"yield_per": _ROWS}) as found:
        rows = iter(found.mappings())
        while part := [dict(row) for row in islice(rows, _ROWS)]:
            here.execute(insert(table), part)
            many += len(part)
    return many


def _continue_numbers(connection: Connection, tables: MetaData) -> None:
    """See that no number is given again that a row has, or a delivery of a former one."""
    for table in tables.sorted_tables:
        for column in table.columns:
            is_key = column.primary_key and len(table.primary_key) == 1
            if column.name != "made" and not (is_key and isinstance(column.type, Integer)):
                continue
            last = connection.scalar(select(func.max(column))) or 0
            if table.name == "subscriptions" and "deliveries" in tables.tables:
                used = select(func.max(tables.tables["deliveries"].c.subscription))
                last = max(last, connection.scalar(used) or 0)
            if connection.dialect.name == "postgresql":
                sequence = f"{table.name}_{column.name}_seq"
                connection.execute(_SEQUENCE, {"sequence": sequence, "last": last})
            elif table.name == "subscriptions":
                named = {"table": table.name, "last": last}
                connection.execute(_AUTOINCREMENT, named)
                connection.execute(_NO_AUTOINCREMENT, named)
