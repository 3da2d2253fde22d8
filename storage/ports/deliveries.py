"""The ledger: what became of each planned digest, and which quotations channels got by them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol, TypeAlias

Outcome: TypeAlias = Literal["sent", "doubt", "failed", "skipped"]
"""What became of an answer; in doubt it may have been sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One planned digest of one subscription.

    Attributes:
        key: unique: made of subscription and slot; its job has the same.
        subscription: whose.
        channel: where it goes.
        slot: the local date and time that it is for.
        at: when that is.
        state: `pending` until its job ends, then the outcome.
    """

    key: str
    subscription: int
    channel: str
    slot: str
    at: datetime
    state: Literal["pending"] | Outcome = "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredQuote:
    """A passage of an article that a channel got in a digest.

    Attributes:
        channel: which one.
        article: its id.
        start: where it begins in the article's text, in code points.
        end: where it ends; 0: what was said is that the article ended.
        wording: stands for its words, so that copies are known (`bot.subscriptions.news.wording`).
    """

    channel: str
    article: str
    start: int
    end: int
    wording: str = ""


class DeliveryStore(Protocol):
    """Deliveries and delivered quotations. Both are written as their job ends."""

    def deliveries(
        self,
        *,
        state: str | None = None,
        channel: str | None = None,
        since: datetime | None = None,
        most: int = 1000,
    ) -> Sequence[Delivery]:
        """Return the deliveries of that state and channel for a time since then, latest first."""
        ...

    def count_outcomes(self, since: datetime) -> Mapping[str, int]:
        """Return how many deliveries for a time since then are in each state."""
        ...

    def missed_deliveries(self, number: int) -> Sequence[Delivery]:
        """Return a subscription's deliveries that did not arrive after the last one that did.

        In order of time; one in doubt counts as not arrived.
        """
        ...

    def last_delivery_at(self, number: int) -> datetime | None:
        """Return the time of a subscription's last delivery that was sent, or None."""
        ...

    def delivered_quotes(
        self, channel: str, article_ids: Collection[str]
    ) -> frozenset[DeliveredQuote]:
        """Return what a channel got of these articles in digests."""
        ...

    def recent_quotes(self, channel: str, since: datetime) -> Sequence[DeliveredQuote]:
        """Return the quotes that a channel got in digests since then, by article and place.

        Copies, whose words are not kept, are left out.
        """
        ...

    def delivered_wordings(
        self, channel: str, wordings: Collection[str], since: datetime
    ) -> frozenset[str]:
        """Return which of these wordings a channel got in digests since then."""
        ...

    def outdated_quotes(self, channel: str) -> Sequence[DeliveredQuote]:
        """Return what a channel got of articles that are not current any more.

        Nothing more of an article is returned once the channel was told that it ended (a quote
        whose end is 0), and nothing at all of one that an operator removed: nobody took it back.
        """
        ...
