"""What became of deliveries, recorded with the end of the job that delivered them."""

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import Connection, update

from storage.engines.upsert import insert_if_absent
from storage.ports.queue import Ended
from storage.sql.codec import encode_instant
from storage.sql.tables import delivered_quotes, deliveries


def settle_deliveries(connection: Connection, steps: Sequence[Ended]) -> None:
    """Record what became of deliveries, and which quotes their channels got."""
    for step in steps:
        if step.result is None:
            continue
        own = deliveries.c.key == step.key
        connection.execute(update(deliveries).where(own).values(state=step.result.outcome))
        at = encode_instant(step.at)
        if rows := [asdict(each) | {"at": at} for each in step.result.quotes]:
            connection.execute(insert_if_absent(connection.dialect.name, delivered_quotes), rows)


def skip_deliveries(connection: Connection) -> None:
    """Skip all deliveries that are pending."""
    pending = deliveries.c.state == "pending"
    connection.execute(update(deliveries).where(pending).values(state="skipped"))
