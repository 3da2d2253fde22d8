"""Subscriptions, what was delivered of them, and what channels were told by it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, Row, and_, delete, false, func, or_, select, update

from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.errors import NotFound
from storage.ports.deliveries import DeliveredQuote, Delivery
from storage.ports.subscriptions import Claim, Subscription
from storage.sql.briefs import forget_delivered_briefs
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.inbox import receive
from storage.sql.outcomes import insert_if_absent
from storage.sql.tables import articles, channels, deliveries, subscriptions, told


class Deliveries:
    """The part of `storage.ports.store.Store` that is about digests."""

    _database: Database

    def subscribe(self, channel: str, written: str, due: datetime | None) -> int:
        """Keep a subscription; return its number."""
        row = {"channel": channel, "written": written, "due": _optional(due)}
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

    def change_subscription(self, number: int, written: str, due: datetime | None) -> None:
        """Keep a subscription otherwise."""
        values = {"written": written, "due": _optional(due)}
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
        gone = and_(
            channels.c.channel == subscriptions.c.channel, channels.c.gone_since.is_not(None)
        )
        those = (
            select(subscriptions)
            .where(
                subscriptions.c.due <= encode_instant(now),
                or_(
                    false(),
                    *(
                        subscriptions.c.channel.startswith(f"{name}:", autoescape=True)
                        for name in platforms
                    ),
                ),
                ~select(channels).where(gone).exists(),
            )
            .order_by(subscriptions.c.due, subscriptions.c.number)
            .limit(most)
        )
        with self._database.reading() as connection:
            return [_subscription(row) for row in connection.execute(those)]

    def claim(self, claims: Sequence[Claim]) -> frozenset[str]:
        """Claim what is due; return the keys of the requests that this brought in."""
        new: set[str] = set()
        with self._database.writing() as connection:
            for claim in claims:
                if _is_first(connection, claim):
                    rows = [
                        asdict(each) | {"at": encode_instant(each.at)} for each in claim.deliveries
                    ]
                    if rows:
                        connection.execute(
                            insert_if_absent(connection.dialect.name, deliveries), rows
                        )
                    if claim.received:
                        new |= receive(connection, [claim.received])
        return frozenset(new)

    def deliveries(
        self,
        *,
        state: str | None = None,
        channel: str | None = None,
        since: datetime | None = None,
        most: int = 1000,
    ) -> Sequence[Delivery]:
        """Return the deliveries of that state and channel for a time since then, latest first."""
        latest = select(deliveries).order_by(deliveries.c.at.desc(), deliveries.c.key).limit(most)
        if state is not None:
            latest = latest.where(deliveries.c.state == state)
        if channel is not None:
            latest = latest.where(deliveries.c.channel == channel)
        if since is not None:
            latest = latest.where(deliveries.c.at >= encode_instant(since))
        with self._database.reading() as connection:
            return [_delivery(row) for row in connection.execute(latest)]

    def count_outcomes(self, since: datetime) -> Mapping[str, int]:
        """Return how many deliveries for a time since then are in each state."""
        counted = select(deliveries.c.state, func.count().label("many")).group_by(
            deliveries.c.state
        )
        lately = counted.where(deliveries.c.at >= encode_instant(since))
        with self._database.reading() as connection:
            return {row.state: row.many for row in connection.execute(lately)}

    def missed_deliveries(self, number: int) -> Sequence[Delivery]:
        """Return a subscription's deliveries after the last sent one that never were."""
        its = deliveries.c.subscription == number
        sent = select(func.max(deliveries.c.at)).where(its, deliveries.c.state == "sent")
        never = (
            select(deliveries)
            .where(its, deliveries.c.state.in_(("skipped", "failed", "doubt")))
            .where(deliveries.c.at > func.coalesce(sent.scalar_subquery(), 0))
            .order_by(deliveries.c.at)
        )
        with self._database.reading() as connection:
            return [_delivery(row) for row in connection.execute(never)]

    def count_arrivals(self, since: datetime) -> tuple[int, int]:
        """Return how many of the current articles were read after `since`, and of how many."""
        counted = select(func.count(), func.count(articles.c.source_title.distinct())).where(
            articles.c.current, articles.c.retrieved_at > since.isoformat()
        )
        with self._database.reading() as connection:
            many, sources = connection.execute(counted).one()
        return many, sources

    def last_delivery_at(self, number: int) -> datetime | None:
        """Return when the last delivery that was sent was for, or None."""
        its = (deliveries.c.subscription == number) & (deliveries.c.state == "sent")
        with self._database.reading() as connection:
            found = connection.scalar(select(func.max(deliveries.c.at)).where(its))
        return None if found is None else decode_instant(found)

    def delivered_quotes(
        self, channel: str, article_ids: Collection[str]
    ) -> frozenset[DeliveredQuote]:
        """Return what a channel was told of articles in digests."""
        its = select(told).where(told.c.channel == channel)
        with self._database.reading() as connection:
            return frozenset(
                _told(row)
                for part in chunks(article_ids)
                for row in connection.execute(its.where(told.c.article.in_(part)))
            )

    def delivered_wordings(
        self, channel: str, wordings: Collection[str], since: datetime
    ) -> frozenset[str]:
        """Return which of these wordings a channel was told in digests since then."""
        its = select(told.c.wording).where(
            told.c.channel == channel, told.c.at >= encode_instant(since)
        )
        with self._database.reading() as connection:
            return frozenset(
                wording
                for part in chunks(wordings)
                for wording in connection.scalars(its.where(told.c.wording.in_(part)))
            )

    def outdated_quotes(self, channel: str) -> Sequence[DeliveredQuote]:
        """Return what a channel was told of articles that are not current any more."""
        said = told.alias()
        known = (
            select(said)
            .where(said.c.channel == channel, said.c.article == told.c.article, said.c.end == 0)
            .exists()
        )
        theirs = (
            select(told)
            .join(articles, articles.c.id == told.c.article)
            .where(told.c.channel == channel, ~articles.c.current, ~known)
            .order_by(told.c.article, told.c.start)
        )
        with self._database.reading() as connection:
            return [_told(row) for row in connection.execute(theirs)]

    def forget_deliveries(self, before: datetime) -> int:
        """Forget deliveries for a time before, and what was told before; return how many rows."""
        at = encode_instant(before)
        done = (deliveries.c.at < at) & (deliveries.c.state != "pending")
        with self._database.writing() as connection:
            made = connection.execute(delete(deliveries).where(done)).rowcount
            made += connection.execute(delete(told).where(told.c.at < at)).rowcount
            return made + forget_delivered_briefs(connection, at)


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
    return Subscription(number=row.number, channel=row.channel, written=row.written, due=due)


def _delivery(row: Row[tuple[object, ...]]) -> Delivery:
    return Delivery(
        key=row.key,
        subscription=row.subscription,
        channel=row.channel,
        slot=row.slot,
        at=decode_instant(row.at),
        state=row.state,
    )


def _told(row: Row[tuple[object, ...]]) -> DeliveredQuote:
    return DeliveredQuote(
        channel=row.channel,
        article=row.article,
        start=row.start,
        end=row.end,
        wording=row.wording,
    )
