"""What was delivered of subscriptions, and which quotes channels got by it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from sqlalchemy import Row, delete, func, select

from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.ports.deliveries import DeliveredQuote, Delivery
from storage.sql.briefs import forget_delivered_briefs
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.tables import articles, deliveries, told


class Deliveries:
    """A `storage.ports.deliveries.DeliveryStore`."""

    _database: Database

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
