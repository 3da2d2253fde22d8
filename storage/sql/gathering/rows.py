"""Rows of sources: encoded, decoded the same, and held while they are used."""

import json
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from briefings.gathering.source import Source
from storage.engines.faults import report_damage
from storage.sql.tables import sources as sources_table

COLUMNS: Final = tuple(column.name for column in sources_table.c if column.name != "id")
_MICROSECOND: Final = timedelta(microseconds=1)


def encode_source(source: Source) -> dict[str, Any]:
    """Encode a source as the columns of `tables.sources`."""
    return {name: getattr(source, name) for name in ("id", *COLUMNS)} | {
        "every": None if source.every is None else source.every // _MICROSECOND,
        "topics": json.dumps(source.topics),
    }


def decode_source(row: Row[Any], where: str) -> Source:
    """Decode a source; its id is made anew.

    Raises:
        StoreDamaged: it can't be read.
    """
    columns = row._asdict()
    with report_damage(where, f"source {columns.pop('id')!r}"):
        every, topics = columns.pop("every"), columns.pop("topics")
        return Source(
            **columns,
            every=None if every is None else every * _MICROSECOND,
            topics=tuple(json.loads(topics)),
        )


def has_source(connection: Connection, source_id: str) -> bool:
    """Return whether there is a source, and see that it stays until the transaction ends."""
    this = select(sources_table.c.id).where(sources_table.c.id == source_id)
    return connection.scalar(this.with_for_update(read=True, key_share=True)) is not None


def audience_of(connection: Connection, source_id: str) -> str | None:
    """Return the channel that alone may see what comes of a source; None for everyone."""
    its = select(sources_table.c.audience).where(sources_table.c.id == source_id)
    audience: str | None = connection.scalar(its)
    return audience
