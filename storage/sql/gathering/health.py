"""How the gathering of sources goes, in the tables, and which of them are due."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from datetime import datetime
from typing import Any, Final, get_args

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, or_, select, true, update

from briefings.gathering.source import Source, SourceHealth, SourceState, Validators
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.faults import report_damage
from storage.errors import StoreDamaged
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.gathering.rows import readable_sources
from storage.sql.tables import source_health
from storage.sql.tables import sources as sources_table

_HEALTH: Final = source_health.c
_TIMES: Final = ("tried", "succeeded", "newest", "failing", "due")
_PLAIN: Final = ("state", "body", "failures", "error", "pace", "told")
_SAVE: Final = (
    update(source_health)
    .where(_HEALTH.source == bindparam("its_source"))
    .values({n: bindparam(f"its_{n}") for n in ("etag", "last_modified", *_TIMES, *_PLAIN)})
    .values(claimed=None)
)


class SourcesHealth:
    """The part of a `storage.ports.sources.SourceStore` that says what is fetched when."""

    _database: Database

    def source_health(self) -> Mapping[str, SourceHealth]:
        """Return how the gathering of each source goes, by the source's id."""
        ordered = select(source_health).order_by(_HEALTH.source)
        with self._database.reading() as connection:
            rows = connection.execute(ordered).all()
        health = {}
        for row in rows:
            with suppress(StoreDamaged):
                health[row.source] = _decode_health(row, self._database.where)
        return health

    def save_health(self, health: Mapping[str, SourceHealth]) -> None:
        """Remember how the gathering of sources goes; those that are no more are passed over."""
        if health:
            with self._database.writing() as connection:
                save_health(connection, health)

    def due_sources(self, now: datetime) -> Sequence[Source]:
        """Return the active sources that are due, the longest due first, then by id."""
        with self._database.reading() as connection:
            rows = connection.execute(_gathered(sources_table).where(_is_due(now))).all()
        return readable_sources(rows, self._database.where)

    def claim_sources(
        self, now: datetime, until: datetime, *, due_only: bool = True
    ) -> Sequence[Source]:
        """Return sources as `due_sources` does, or all active ones, and claim them."""
        free = or_(_HEALTH.claimed.is_(None), _HEALTH.claimed <= encode_instant(now))
        wanted = _gathered(sources_table).where(free, _is_due(now) if due_only else true())
        held = wanted.with_for_update(of=source_health, skip_locked=True)
        with self._database.writing() as connection:
            found = readable_sources(connection.execute(held).all(), self._database.where)
            _claim(connection, [each.id for each in found], until)
        return found


def save_health(connection: Connection, health: Mapping[str, SourceHealth]) -> None:
    """Remember how the gathering of sources goes, which ends the claims on them."""
    rows = [
        {"its_source": source}
        | {f"its_{name}": value for name, value in encode_health(health[source]).items()}
        for source in sorted(health)
    ]
    connection.execute(_SAVE, rows)


def encode_health(health: SourceHealth) -> dict[str, Any]:
    """Encode how a source goes as columns, but for the source and the claim on it."""
    times = {name: getattr(health, name) for name in _TIMES}
    return {
        "etag": health.validators.etag,
        "last_modified": health.validators.last_modified,
        **{name: encode_instant(time) if time else None for name, time in times.items()},
        **{name: getattr(health, name) for name in _PLAIN},
    }


def _decode_health(row: Row[Any], where: str) -> SourceHealth:
    columns = row._asdict()
    with report_damage(where, f"the health of source {row.source!r}"):
        values = {name: columns[name] for name in (*_PLAIN, *_TIMES)}
        for name in _TIMES:
            if values[name] is not None:
                values[name] = decode_instant(values[name])
        validators = Validators(etag=row.etag, last_modified=row.last_modified)
        if row.state not in get_args(SourceState):
            raise ValueError(row.state)
        return SourceHealth(validators=validators, **values)


def _gathered(*columns: Any) -> Select[Any]:  # noqa: ANN401 - tables and columns
    """Return what selects of the active sources that something can be fetched of, in order."""
    joined = select(*columns).join(source_health, _HEALTH.source == sources_table.c.id)
    active = joined.where(_HEALTH.state == "active", sources_table.c.kind != "upload")
    return active.order_by(_HEALTH.due.asc().nulls_first(), sources_table.c.id)


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(_HEALTH.due.is_(None), _HEALTH.due <= encode_instant(now))


def _claim(connection: Connection, sources: Collection[str], until: datetime) -> None:
    for part in chunks(sources):
        these = update(source_health).where(_HEALTH.source.in_(part))
        connection.execute(these.values(claimed=encode_instant(until)))
