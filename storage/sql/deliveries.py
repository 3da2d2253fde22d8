"""What was delivered of subscriptions, and which quotes channels got by it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, Row, func, select, update

from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.upsert import insert_if_absent
from storage.ports.audiences import Viewer
from storage.ports.deliveries import DeliveredQuote, Delivery
from storage.ports.queue import Ended
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.corpus.audiences import is_current, is_visible
from storage.sql.tables import articles, delivered_quotes, deliveries


class Deliveries:
    """A `storage.ports.deliveries.DeliveryStore`."""

    _database: Database
    viewer: Viewer

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
        """Return a subscription's deliveries that did not arrive after the last one that did."""
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

    def last_delivery_at(self, number: int) -> datetime | None:
        """Return when the last delivery that was sent was for, or None."""
        its = (deliveries.c.subscription == number) & (deliveries.c.state == "sent")
        with self._database.reading() as connection:
            found = connection.scalar(select(func.max(deliveries.c.at)).where(its))
        return None if found is None else decode_instant(found)

    def delivered_quotes(
        self, channel: str, article_ids: Collection[str]
    ) -> frozenset[DeliveredQuote]:
        """Return what a channel got of these articles in digests."""
        its = select(delivered_quotes).where(delivered_quotes.c.channel == channel)
        with self._database.reading() as connection:
            return frozenset(
                _quote(row)
                for part in chunks(article_ids)
                for row in connection.execute(its.where(delivered_quotes.c.article.in_(part)))
            )

    def recent_quotes(self, channel: str, since: datetime) -> Sequence[DeliveredQuote]:
        """Return what a channel got in digests since then, by article and place, no copies."""
        its = (
            select(delivered_quotes)
            .join(articles, articles.c.id == delivered_quotes.c.article)
            .where(is_visible(self.viewer))
            .where(
                delivered_quotes.c.channel == channel,
                delivered_quotes.c.at >= encode_instant(since),
                delivered_quotes.c.end > 0,
                delivered_quotes.c.wording != "",
            )
            .order_by(delivered_quotes.c.article, delivered_quotes.c.start, delivered_quotes.c.end)
        )
        with self._database.reading() as connection:
            return [_quote(row) for row in connection.execute(its)]

    def delivered_wordings(
        self, channel: str, wordings: Collection[str], since: datetime
    ) -> frozenset[str]:
        """Return which of these wordings a channel got in digests since then."""
        its = select(delivered_quotes.c.wording).where(
            delivered_quotes.c.channel == channel, delivered_quotes.c.at >= encode_instant(since)
        )
        with self._database.reading() as connection:
            return frozenset(
                wording
                for part in chunks(wordings)
                for wording in connection.scalars(its.where(delivered_quotes.c.wording.in_(part)))
            )

    def outdated_quotes(self, channel: str) -> Sequence[DeliveredQuote]:
        """Return what a channel got of articles that are not current any more."""
        said = delivered_quotes.alias()
        known = (
            select(said)
            .where(
                said.c.channel == channel,
                said.c.article == delivered_quotes.c.article,
                said.c.end == 0,
            )
            .exists()
        )
        theirs = (
            select(delivered_quotes)
            .join(articles, articles.c.id == delivered_quotes.c.article)
            .where(delivered_quotes.c.channel == channel, ~known)
            .where(is_visible(self.viewer), ~is_current(self.viewer))
            .where(articles.c.ended.is_distinct_from("removed"))
            .order_by(delivered_quotes.c.article, delivered_quotes.c.start)
        )
        with self._database.reading() as connection:
            return [_quote(row) for row in connection.execute(theirs)]


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


def _delivery(row: Row[tuple[object, ...]]) -> Delivery:
    return Delivery(
        key=row.key,
        subscription=row.subscription,
        channel=row.channel,
        slot=row.slot,
        at=decode_instant(row.at),
        state=row.state,
    )


def _quote(row: Row[tuple[object, ...]]) -> DeliveredQuote:
    return DeliveredQuote(
        channel=row.channel,
        article=row.article,
        start=row.start,
        end=row.end,
        wording=row.wording,
    )
