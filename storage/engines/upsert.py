"""INSERT … ON CONFLICT, which both databases have, each by a class of its own."""

from functools import cache

from sqlalchemy import Insert, Table
from sqlalchemy.dialects import postgresql, sqlite

# Statements are made once: to make one takes as long as to execute it.


@cache
def insert_if_absent(dialect: str, table: Table) -> Insert:
    """Return what inserts rows into a table, but for those that are there."""
    return _insert(dialect, table).on_conflict_do_nothing()


@cache
def upsert(dialect: str, table: Table, *columns: str) -> Insert:
    """Return what inserts rows, or gives those that are there new values in `columns`."""
    insert = _insert(dialect, table)
    values = {name: insert.excluded[name] for name in columns}
    return insert.on_conflict_do_update(index_elements=list(table.primary_key), set_=values)


@cache
def upsert_where_null(dialect: str, table: Table, *columns: str) -> Insert:
    """Return the same, but for rows that have a value in the first of `columns` already."""
    insert = _insert(dialect, table)
    values = {name: insert.excluded[name] for name in columns}
    return insert.on_conflict_do_update(
        index_elements=list(table.primary_key),
        set_=values,
        where=table.c[columns[0]].is_(None),
    )


def _insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
