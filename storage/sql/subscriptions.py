"""Subscriptions: what is due, and who claims it first."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Row, and_, delete, false, or_, select, update

from storage.engines.database import Database
from storage.engines.upsert import insert_if_absent
from storage.errors import NotFound
from storage.ports.conversations.subscriptions import Claim, Subscription
from storage.sql.absences import IS_GONE, is_in_channel
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.queue_steps import bring_in, lock_lanes
from storage.sql.tables import channels, deliveries, subscriptions


class Subscriptions:
    """A `storage.ports.conversations.subscriptions.SubscriptionStore`."""

    _database: Database

    def subscribe(self, channel: str, payload: str, due: datetime | None) -> int:
        """Store a subscription; return its number."""
        row = {"channel": channel, "written": payload, "due": _optional(due)}
        with self._database.writing() as connection:
            made = connection.execute(subscriptions.insert().returning(subscriptions.c.number), row)
            return int(made.scalar_one())

    def subscriptions(self, channel: str | None = None) -> Sequence[Subscription]:
        """Return the subscriptions (of a channel), by number."""
        every = select(subscriptions).order_by(subscriptions.c.number)
        if channel is not None:
            every = every.where(subscriptions.c.channel == channel)
        with self._database.reading() as connection:
            return [_subscription(row) for row in connection.execute(every)]

    def subscription(self, number: int) -> Subscription:
        """Return the subscription of that number."""
        this = select(subscriptions).where(subscriptions.c.number == number)
        with self._database.reading() as connection:
            row = connection.execute(this).one_or_none()
        if row is None:
            raise NotFound("subscription", str(number))
        return _subscription(row)

    def change_subscription(self, number: int, payload: str, due: datetime | None) -> None:
        """Change what a subscription is on and when it is due."""
        values = {"written": payload, "due": _optional(due), "error": None}
        change = update(subscriptions).where(subscriptions.c.number == number).values(values)
        with self._database.writing() as connection:
            if connection.execute(change).rowcount == 0:
                raise NotFound("subscription", str(number))

    def unsubscribe(self, number: int) -> None:
        """Forget a subscription."""
        this = subscriptions.c.number == number
        with self._database.writing() as connection:
            if connection.execute(delete(subscriptions).where(this)).rowcount == 0:
                raise NotFound("subscription", str(number))

    def due_subscriptions(
        self, now: datetime, platforms: Sequence[str], most: int
    ) -> Sequence[Subscription]:
        """Return what is due in reachable channels of `platforms`, the longest due first."""
        those = (
            select(subscriptions)
            .where(is_due(now, platforms))
            .order_by(subscriptions.c.due, subscriptions.c.number)
            .limit(most)
        )
        with self._database.reading() as connection:
            return [_subscription(row) for row in connection.execute(those)]

    def set_aside_subscription(self, number: int, error: str) -> None:
        """Store why a subscription can't be read."""
        this = subscriptions.c.number == number
        with self._database.writing() as connection:
            connection.execute(update(subscriptions).where(this).values(error=error))

    def retry_subscriptions(self) -> None:
        """Let every subscription be due again that was set aside."""
        aside = subscriptions.c.error.is_not(None)
        with self._database.writing() as connection:
            connection.execute(update(subscriptions).where(aside).values(error=None))

    def claim(self, claims: Sequence[Claim]) -> Mapping[str, int]:
        """Claim what is due; return the numbers of the new jobs, by key."""
        new: dict[str, int] = {}
        with self._database.writing() as connection:
            lock_lanes(connection, (claim.job.lane for claim in claims if claim.job))
            for claim in claims:
                if _is_first(connection, claim):
                    rows = [
                        asdict(each) | {"at": encode_instant(each.at)} for each in claim.deliveries
                    ]
                    if rows:
                        connection.execute(
                            insert_if_absent(connection.dialect.name, deliveries), rows
                        )
                    if claim.job:
                        new |= bring_in(connection, [claim.job])
        return new


def is_due(now: datetime, platforms: Sequence[str]) -> ColumnElement[bool]:
    """Return the condition of what is due in reachable channels of `platforms`, and readable."""
    gone = and_(IS_GONE, is_in_channel(subscriptions.c.channel))
    return and_(
        subscriptions.c.due <= encode_instant(now),
        subscriptions.c.error.is_(None),
        or_(
            false(),
            *(
                subscriptions.c.channel.startswith(f"{name}:", autoescape=True)
                for name in platforms
            ),
        ),
        ~select(channels).where(gone).exists(),
    )


def _is_first(connection: Connection, claim: Claim) -> bool:
    own = (subscriptions.c.number == claim.number) & (
        subscriptions.c.due == encode_instant(claim.due)
    )
    move = update(subscriptions).where(own).values(due=_optional(claim.next))
    return connection.execute(move).rowcount == 1


def _optional(at: datetime | None) -> int | None:
    return None if at is None else encode_instant(at)


def _subscription(row: Row[tuple[object, ...]]) -> Subscription:
    due = None if row.due is None else decode_instant(row.due)
    return Subscription(
        number=row.number, channel=row.channel, payload=row.written, due=due, error=row.error
    )
