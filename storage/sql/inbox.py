"""Requests in the tables, so that each is answered once; and what buttons ask."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from functools import cache
from itertools import groupby

from sqlalchemy import Connection, Insert, Table, bindparam, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.sql.dml import ReturningInsert

from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.ports.queue import Noted, Queue, Received, Sending, Settled, Step, Waiting
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.outcomes import settle_deliveries, skip_deliveries
from storage.sql.tables import asks, channels, inbox

_SENDING, _SETTLED = "sending", "settled"


class Inbox:
    """The part of `storage.ports.store.Store` that is about requests."""

    _database: Database

    def note(self, steps: Sequence[Step]) -> Noted:
        """Keep what happened to requests, in order, in one transaction."""
        new: set[str] = set()
        own: set[str] = set()
        with self._database.writing() as connection:
            for kind, alike in groupby(steps, key=type):
                if kind is Received:
                    new |= receive(
                        connection, [step for step in alike if isinstance(step, Received)]
                    )
                elif kind is Sending:
                    own |= _send(connection, [step for step in alike if isinstance(step, Sending)])
                else:
                    _settle(connection, [step for step in alike if isinstance(step, Settled)])
        return Noted(new=frozenset(new), own=frozenset(own))

    def take_up(self, platform: str, now: datetime, lease: timedelta | None) -> Sequence[Waiting]:
        """Return the requests of a platform's channels that nobody works on, and lease them."""
        left = (inbox.c.platform == platform) & (inbox.c.state != _SETTLED)
        if lease is not None:
            held = inbox.c.noted.between(encode_instant(now - lease), encode_instant(now + lease))
            left &= ~held  # what was noted in the future was before the clock was put back
        leased = {"tries": inbox.c.tries + 1, "noted": encode_instant(now)}
        with self._database.writing() as connection:
            free = select(inbox).where(left).order_by(inbox.c.number)
            rows = connection.execute(free.with_for_update(skip_locked=True)).all()
            for part in chunks(row.number for row in rows):
                these = update(inbox).where(inbox.c.number.in_(part))
                connection.execute(these.values(leased))
        return [
            Waiting(
                key=row.key,
                channel=row.channel,
                written=row.written,
                sending=row.state == _SENDING,
                tries=row.tries,
            )
            for row in rows
        ]

    def hold(self, held: Mapping[str, int], now: datetime) -> None:
        """Lease requests anew that are still being worked on, each by its key and tries."""
        rows = [{"this": key, "taken": tries} for key, tries in held.items()]
        if rows:
            with self._database.writing() as connection:
                connection.execute(_STILL_HELD.values(noted=encode_instant(now)), rows)

    def queues(self) -> Sequence[Queue]:
        """Return what waits, by platform."""
        counted = (
            select(inbox.c.platform, func.count(), func.min(inbox.c.noted))
            .where(inbox.c.state != _SETTLED)
            .group_by(inbox.c.platform)
            .order_by(inbox.c.platform)
        )
        with self._database.reading() as connection:
            rows = connection.execute(counted).all()
        return [
            Queue(platform=name, waiting=many, since=decode_instant(oldest))
            for name, many, oldest in rows
        ]

    def release(self) -> int:
        """Settle all requests unanswered, their deliveries skipped; return how many those were."""
        left = inbox.c.state != _SETTLED
        with self._database.writing() as connection:
            skip_deliveries(connection)
            done = update(inbox).where(left).values(state=_SETTLED, written="")
            return connection.execute(done).rowcount

    def ask(self, key: str) -> str | None:
        """Return what the button with this key asks, or None where it is not kept any more."""
        with self._database.reading() as connection:
            return connection.scalar(select(asks.c.written).where(asks.c.key == key))

    def forget_requests(self, before: datetime) -> int:
        """Forget settled requests and buttons last noted before; return how many of both."""
        at = encode_instant(before)
        settled = (inbox.c.state == _SETTLED) & (inbox.c.noted < at)
        with self._database.writing() as connection:
            requests = connection.execute(delete(inbox).where(settled)).rowcount
            buttons = connection.execute(delete(asks).where(asks.c.noted < at)).rowcount
        return requests + buttons


def receive(connection: Connection, steps: Sequence[Received]) -> set[str]:
    """Keep requests in a transaction that is under way; return the keys that are new."""
    rows = [
        {
            "key": step.key,
            "platform": step.channel.partition(":")[0],
            "channel": step.channel,
            "written": step.written,
            "state": "received",
            "tries": 0,
            "noted": encode_instant(step.at),
        }
        for step in steps
    ]
    new = connection.execute(_kept_once(connection.dialect.name), rows)
    keys = set(new.scalars())
    if reached := [
        {
            "channel": step.channel,
            "platform": step.channel.partition(":")[0],
            "workspace": step.workspace,
        }
        for step in steps
        if step.workspace
    ]:
        connection.execute(_reached_once(connection.dialect.name), reached)
    return keys


def _send(connection: Connection, steps: Sequence[Sending]) -> set[str]:
    """Keep that requests are being answered; return the keys that are still their senders'."""
    own = set()
    for step in steps:
        named = {"this": step.key, "taken": step.tries, "at": encode_instant(step.at)}
        if connection.execute(_TO_SENDING, named).rowcount:
            own.add(step.key)
    noted = {
        key: {"key": key, "written": written, "noted": encode_instant(step.at)}
        for step in steps
        for key, written in step.asks.items()
    }
    if noted:
        connection.execute(_asked_again(connection.dialect.name), list(noted.values()))
    return own


def _settle(connection: Connection, steps: Sequence[Settled]) -> None:
    connection.execute(_TO_SETTLED, [{"this": step.key} for step in steps])
    settle_deliveries(connection, steps)


_ONE = inbox.c.key == bindparam("this")
_STILL_HELD = update(inbox).where(
    _ONE, inbox.c.state != _SETTLED, inbox.c.tries == bindparam("taken")
)
_TO_SENDING = _STILL_HELD.values(state=_SENDING, noted=bindparam("at"))
_TO_SETTLED = update(inbox).where(_ONE).values(state=_SETTLED, written="")


# Statements are made once: to make one takes as long as to execute it.


@cache
def _kept_once(dialect: str) -> ReturningInsert[str]:
    return _insert(dialect, inbox).on_conflict_do_nothing().returning(inbox.c.key)


@cache
def _reached_once(dialect: str) -> Insert:
    return _insert(dialect, channels).on_conflict_do_nothing()


@cache
def _asked_again(dialect: str) -> Insert:
    keep = _insert(dialect, asks)
    again = {"noted": keep.excluded.noted}
    return keep.on_conflict_do_update(index_elements=[asks.c.key], set_=again)


def _insert(dialect: str, table: Table) -> sqlite.Insert | postgresql.Insert:
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)
