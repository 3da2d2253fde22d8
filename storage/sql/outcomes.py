"""What became of deliveries, recorded with the end of the job that delivered them."""

from collections.abc import Sequence
from dataclasses import asdict
from functools import cache

from sqlalchemy import Connection, Insert, Table, update
from sqlalchemy.dialects import postgresql, sqlite

from storage.ports.queue import Ended
from storage.sql.codec import encode_instant
from storage.sql.tables import deliveries, told


def settle_deliveries(connection: Connection, steps: Sequence[Ended]) -> None:
    """Record what became of deliveries, and which quotes their channels got."""
    for step in steps:
        if step.result is None:
            continue
        own = deliveries.c.key == step.key
        connection.execute(update(deliveries).where(own).values(state=step.result.outcome))
        at = encode_instant(step.at)
        if rows := [asdict(each) | {"at": at} for each in step.result.quotes]:
            connection.execute(insert_if_absent(connection.dialect.name, told), rows)


def skip_deliveries(connection: Connection) -> None:
    """Let all deliveries that are pending never be."""
    pending = deliveries.c.state == "pending"
    connection.execute(update(deliveries).where(pending).values(state="skipped"))


@cache
def insert_if_absent(dialect: str, table: Table) -> Insert:
    """Return what inserts rows into a table, but for those that are there."""
    keep = sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
    return keep.on_conflict_do_nothing()
