"""The part of the Store that is about digests: what the memory promises of them."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from storage.ports.values import Claim, Delivery, Subscription, Told


class DigestStore(Protocol):
    """Subscriptions, their deliveries, and what channels were told by them."""

    def subscribe(self, channel: str, written: str, due: datetime | None) -> int:
        """Keep a subscription; return its number, which none before it had."""
        ...

    def subscriptions(self, channel: str | None = None) -> Sequence[Subscription]:
        """Return the subscriptions (of a channel), by number."""
        ...

    def subscription(self, number: int) -> Subscription:
        """Return the subscription of that number.

        Raises:
            NotKept: there is none.
        """
        ...

    def change_subscription(self, number: int, written: str, due: datetime | None) -> None:
        """Keep a subscription otherwise.

        Raises:
            NotKept: there is none of that number.
        """
        ...

    def unsubscribe(self, number: int) -> None:
        """Forget a subscription; its deliveries stay in the history.

        Raises:
            NotKept: there is none of that number.
        """
        ...

    def due(self, now: datetime, platforms: Sequence[str], most: int) -> Sequence[Subscription]:
        """Return what is due in reachable channels of `platforms`, the longest due first."""
        ...

    def claim(self, claims: Sequence[Claim]) -> frozenset[str]:
        """Claim what is due, all in one transaction; return the keys of the requests it brought in.

        A claim of a subscription that is not due then any more (another process was quicker, or
        it was changed) changes nothing. A delivery or request whose key is kept stays as it is.
        """
        ...

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

    def outcomes(self, since: datetime) -> Mapping[str, int]:
        """Return how many deliveries for a time since then are in each state."""
        ...

    def missed(self, number: int) -> Sequence[Delivery]:
        """Return a subscription's deliveries after the last sent one that never were, in order."""
        ...

    def arrivals(self, since: datetime) -> tuple[int, int]:
        """Return how many current articles were read after `since`, and from how many sources."""
        ...

    def last_sent(self, number: int) -> datetime | None:
        """Return when a subscription's last delivery that was sent was for, or None."""
        ...

    def told(self, channel: str, article_ids: Collection[str]) -> frozenset[Told]:
        """Return what a channel was told of articles in digests."""
        ...

    def told_lately(
        self, channel: str, wordings: Collection[str], since: datetime
    ) -> frozenset[str]:
        """Return which of these wordings a channel was told in digests since then."""
        ...

    def outdated(self, channel: str) -> Sequence[Told]:
        """Return what a channel was told of articles that are not current any more.

        Once it was told an empty stretch of such an article, that stands for its end: no more of
        it is returned.
        """
        ...

    def forget_deliveries(self, before: datetime) -> int:
        """Forget settled deliveries for a time before, and what was told before.

        With that go the briefs that were told as digests, but for what a channel was shown last.
        """
        ...
