"""Rows of sources: encoded, decoded the same, and held while they are used."""

import json
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final, get_args

from sqlalchemy import Connection, Row, select

from briefings.gathering.source import Source, SourceKind
from storage.engines.faults import report_damage
from storage.errors import StoreDamaged
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
    """Decode a source.

    Raises:
        StoreDamaged: it can't be read.
    """
    columns = {name: getattr(row, name) for name in COLUMNS}
    with report_damage(where, f"source {row.id!r}"):
        every, topics = columns.pop("every"), columns.pop("topics")
        source = Source(
            **columns,
            every=None if every is None else every * _MICROSECOND,
            topics=tuple(json.loads(topics)),
        )
        if source.id != row.id or source.kind not in get_args(SourceKind):
            raise ValueError(row.id)
        return source


def readable_sources(rows: Iterable[Row[Any]], where: str) -> list[Source]:
    """Return the sources that can be read: one bad row is one bad row."""
    found = []
    for row in rows:
        with suppress(StoreDamaged):
            found.append(decode_source(row, where))
    return found


def has_source(connection: Connection, source_id: str) -> bool:
    """Return whether there is a source, and see that it stays until the transaction ends."""
    this = select(sources_table.c.id).where(sources_table.c.id == source_id)
    return connection.scalar(this.with_for_update(read=True, key_share=True)) is not None


def audience_of(connection: Connection, source_id: str) -> str | None:
    """Return the channel that alone may see what comes of a source; None for everyone."""
    its = select(sources_table.c.audience).where(sources_table.c.id == source_id)
    audience: str | None = connection.scalar(its)
    return audience
