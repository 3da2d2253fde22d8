"""The queue in the tables: each job comes in once, and is left until it has ended."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from types import MappingProxyType

from sqlalchemy import ColumnElement, Connection, Row, and_, exists, func, select, update

from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.ports.queue import (
    Attempt,
    Backlog,
    Ended,
    Job,
    NewJob,
    Recorded,
    Sending,
    SetAside,
    Step,
    StoredActions,
)
from storage.sql import queue_steps
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.deliveries import skip_deliveries
from storage.sql.tables import actions, jobs

_LEFT = queue_steps.LEFT
_EARLIER = jobs.alias()
_MOST_SHOWN = 100


class Queue:
    """A `storage.ports.queue.QueueStore`."""

    _database: Database

    def record(self, steps: Sequence[Step]) -> Recorded:
        """Record what happened to jobs, in order, in one transaction."""
        new: dict[str, int] = {}
        own: set[str] = set()
        buttons = [step for step in steps if isinstance(step, StoredActions)]
        others = (step for step in steps if not isinstance(step, StoredActions))
        with self._database.writing() as connection:
            queue_steps.store_actions(connection, buttons)
            for _, alike in groupby(others, key=type):
                _record(connection, list(alike), new, own)
        return Recorded(new=new, own=frozenset(own))

    def take_up(
        self,
        platform: str,
        now: datetime,
        lease: timedelta | None = None,
        *,
        set_aside: bool = False,
        held: Mapping[str, int] = MappingProxyType({}),
    ) -> Sequence[Job]:
        """Lease the jobs of a platform that nobody works on to the caller, in their order."""
        left = (jobs.c.platform == platform) & _LEFT
        aside = jobs.c.set_aside.is_not(None)
        free = left & ~aside
        if lease is not None:
            leased = jobs.c.noted.between(encode_instant(now - lease), encode_instant(now + lease))
            free &= ~leased  # what was noted in the future was before the clock was put back
        if set_aside:
            free |= left & aside
        found = select(jobs).where(free).order_by(jobs.c.number).with_for_update(skip_locked=True)
        taken = {"lease": jobs.c.lease + 1, "noted": encode_instant(now)}
        with self._database.writing() as connection:
            rows = [row for row in connection.execute(found) if held.get(row.key, -1) != row.lease]
            for numbers in chunks(row.number for row in rows):
                these = jobs.c.number.in_(numbers)
                connection.execute(update(jobs).where(these).values(taken))
        return [_job(row, lease=row.lease + 1) for row in rows]

    def renew(self, leases: Mapping[str, int], now: datetime) -> None:
        """Go on holding jobs, each by its key and lease."""
        if not leases:
            return
        with self._database.writing() as connection:
            for keys in chunks(leases):
                # one that is locked is being noted just now
                held = (
                    select(jobs.c.number, jobs.c.key, jobs.c.lease)
                    .where(jobs.c.key.in_(keys), _LEFT)
                    .with_for_update(skip_locked=True)
                )
                rows = connection.execute(held).all()
                numbers = [row.number for row in rows if row.lease == leases[row.key]]
                if numbers:
                    still = update(jobs).where(jobs.c.number.in_(numbers))
                    connection.execute(still.values(noted=encode_instant(now)))

    def is_next(self, key: str) -> bool:
        """Whether no job that came before in the same lane is left."""
        before = exists().where(
            _EARLIER.c.channel == jobs.c.channel,
            _EARLIER.c.number < jobs.c.number,
            _EARLIER.c.ended.is_(None),
            _EARLIER.c.set_aside.is_(None),
        )
        with self._database.reading() as connection:
            waits = connection.scalar(select(jobs.c.number).where(jobs.c.key == key, before))
        return waits is None

    def backlogs(self) -> Sequence[Backlog]:
        """Return what waits, by platform."""
        counted = (
            select(jobs.c.platform, func.count(), func.min(jobs.c.created))
            .where(_LEFT, jobs.c.set_aside.is_(None))
            .group_by(jobs.c.platform)
            .order_by(jobs.c.platform)
        )
        with self._database.reading() as connection:
            rows = connection.execute(counted).all()
        return [
            Backlog(platform=name, waiting=many, since=decode_instant(oldest))
            for name, many, oldest in rows
        ]

    def set_aside_jobs(self) -> Sequence[Job]:
        """Return the jobs that are set aside, latest first."""
        return self._latest(_LEFT & jobs.c.set_aside.is_not(None))

    def failed_jobs(self, since: datetime) -> Sequence[Job]:
        """Return the jobs that failed since, latest first."""
        return self._latest(and_(jobs.c.ended >= encode_instant(since), jobs.c.state == "failed"))

    def _latest(self, which: ColumnElement[bool]) -> Sequence[Job]:
        latest = select(jobs).where(which).order_by(jobs.c.number.desc()).limit(_MOST_SHOWN)
        with self._database.reading() as connection:
            return [_job(row) for row in connection.execute(latest)]

    def cancel_all(self, now: datetime) -> int:
        """Cancel all jobs that have not ended, and skip their deliveries; return how many."""
        cancelled = {"state": "cancelled", "ended": encode_instant(now), "payload": ""}
        with self._database.writing() as connection:
            skip_deliveries(connection)
            cancel = update(jobs).where(_LEFT).values(cancelled | {"set_aside": None})
            return connection.execute(cancel).rowcount

    def action(self, key: str) -> str | None:
        """Return what the button with this key does, or None where that is forgotten."""
        with self._database.reading() as connection:
            return connection.scalar(select(actions.c.encoded).where(actions.c.key == key))


def _record(
    connection: Connection, alike: Sequence[Step], new: dict[str, int], own: set[str]
) -> None:
    """Record steps that are all of one type."""
    match alike[0]:
        case NewJob():
            new |= queue_steps.bring_in(connection, [s for s in alike if isinstance(s, NewJob)])
        case Attempt():
            own |= queue_steps.attempt(connection, [s for s in alike if isinstance(s, Attempt)])
        case Sending():
            own |= queue_steps.send(connection, [s for s in alike if isinstance(s, Sending)])
        case Ended():
            queue_steps.end(connection, [s for s in alike if isinstance(s, Ended)])
        case SetAside():
            queue_steps.set_aside(connection, [s for s in alike if isinstance(s, SetAside)])


def _job(row: Row[tuple[object, ...]], lease: int | None = None) -> Job:
    return Job(
        number=row.number,
        key=row.key,
        kind=row.kind,
        lane=row.channel,
        payload=row.payload,
        version=row.version,
        state=row.state,
        attempts=row.attempts,
        errors=tuple(row.errors.splitlines()),
        lease=row.lease if lease is None else lease,
        set_aside=None if row.set_aside is None else decode_instant(row.set_aside),
    )
