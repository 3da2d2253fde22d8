"""What happens to jobs, step by step, within a transaction that is under way."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Update, bindparam, func, select, update
from sqlalchemy.sql.dml import ReturningInsert

from storage.engines.upsert import insert_if_absent, upsert, upsert_where_null
from storage.ports.queue import Attempt, Ended, NewJob, Sending, SetAside, StoredActions
from storage.sql.codec import encode_instant
from storage.sql.deliveries import settle_deliveries
from storage.sql.tables import actions, channels, jobs

LEFT = jobs.c.ended.is_(None)


def bring_in(connection: Connection, steps: Sequence[NewJob]) -> dict[str, int]:
    """Store jobs; return the numbers of those that are new, by key."""
    lock_lanes(connection, (step.lane for step in steps))
    inserted = connection.execute(_new(connection.dialect.name), [_row(step) for step in steps])
    numbers = {row.key: row.number for row in inserted}
    if reached := {step.lane: _channel(step) for step in steps if step.workspace}:
        known = [reached[lane] for lane in sorted(reached)]
        connection.execute(upsert_where_null(connection.dialect.name, channels, "workspace"), known)
    return numbers


def lock_lanes(connection: Connection, lanes: Iterable[str]) -> None:
    """Let nobody else bring jobs into these lanes until this transaction has ended.

    So what is brought in first has the lower number, and is seen first. SQLite has one writer.
    """
    if connection.dialect.name == "postgresql":
        for lane in sorted(set(lanes)):
            key = func.hashtextextended(lane, 0)
            connection.execute(select(func.pg_advisory_xact_lock(key)))


def attempt(connection: Connection, steps: Sequence[Attempt]) -> set[str]:
    """Record attempts; return the keys of the jobs that are still held."""
    return {
        step.key
        for step in steps
        if connection.execute(
            _ATTEMPTED, _held(step) | {"line": _line(step.error, step.at)}
        ).rowcount
    }


def send(connection: Connection, steps: Sequence[Sending]) -> set[str]:
    """Record that answers get out; return the keys of the jobs that are still held."""
    return {step.key for step in steps if connection.execute(_SENT, _held(step)).rowcount}


def end(connection: Connection, steps: Sequence[Ended]) -> None:
    """Record ends, and what became of deliveries."""
    rows = [
        {
            "this": step.key,
            "end": step.state,
            "at": encode_instant(step.at),
            "line": _line(step.error, step.at),
        }
        for step in steps
    ]
    connection.execute(_ENDED, rows)
    settle_deliveries(connection, steps)


def set_aside(connection: Connection, steps: Sequence[SetAside]) -> None:
    """Record that jobs can't be read."""
    rows = [
        {"this": step.key, "at": encode_instant(step.at), "line": _line(step.error, step.at)}
        for step in steps
    ]
    connection.execute(_SET_ASIDE, rows)


def store_actions(connection: Connection, steps: Sequence[StoredActions]) -> None:
    """Store what buttons do; what is there already is as good as new."""
    stored = {
        key: {"key": key, "encoded": encoded, "noted": encode_instant(step.at)}
        for step in steps
        for key, encoded in step.actions.items()
    }
    if stored:
        rows = [stored[key] for key in sorted(stored)]
        connection.execute(upsert(connection.dialect.name, actions, "noted"), rows)


def _row(step: NewJob) -> dict[str, Any]:
    at = encode_instant(step.at)
    return {
        "key": step.key,
        "kind": step.kind,
        "platform": step.lane.partition(":")[0],
        "channel": step.lane,
        "payload": step.payload,
        "version": step.version,
        "state": "waiting",
        "attempts": 0,
        "errors": "",
        "lease": 0,
        "created": at,
        "noted": at,
    }


def _channel(step: NewJob) -> dict[str, Any]:
    platform = step.lane.partition(":")[0]
    return {"channel": step.lane, "platform": platform, "workspace": step.workspace}


def _held(step: Attempt | Sending) -> dict[str, Any]:
    at = encode_instant(step.at)
    return {"this": step.key, "held": step.lease, "count": step.number, "at": at}


def _line(error: str, at: datetime) -> str:
    """Return an error as one of the lines of a job's errors."""
    return f"{at:%Y-%m-%d %H:%M:%S} {' '.join(error.split())}\n" if error else ""


# Statements are made once: to make one takes as long as to execute it.

_THIS = update(jobs).where(jobs.c.key == bindparam("this"), LEFT)
_HELD = _THIS.where(jobs.c.lease == bindparam("held"))
_ERRORS = jobs.c.errors.concat(bindparam("line"))
_TRIED: dict[str, Any] = {
    "attempts": bindparam("count"), "noted": bindparam("at"), "set_aside": None,
}  # fmt: skip
_ATTEMPTED: Update = _HELD.values(errors=_ERRORS, **_TRIED)
_SENT: Update = _HELD.values(state="sending", **_TRIED)
_ENDED: Update = _THIS.values(
    state=bindparam("end"), ended=bindparam("at"), payload="", errors=_ERRORS, set_aside=None
)
_SET_ASIDE: Update = _THIS.values(set_aside=bindparam("at"), errors=_ERRORS)


@cache
def _new(dialect: str) -> ReturningInsert[tuple[str, int]]:
    return insert_if_absent(dialect, jobs).returning(jobs.c.key, jobs.c.number)
