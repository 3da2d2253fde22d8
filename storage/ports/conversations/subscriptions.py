"""Subscriptions: who wants digests, and when each is due next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from storage.ports.deliveries import Delivery
from storage.ports.queue import NewJob


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A channel wants digests.

    Attributes:
        number: its name; no two ever have the same.
        channel: where they go.
        payload: on what and when, as JSON of the bot's own.
        due: when the next one is; None while none is.
        error: why it is set aside, as it can't be read; None: it is not.
    """

    number: int
    channel: str
    payload: str
    due: datetime | None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A subscription is due, and whoever claims it first delivers.

    Attributes:
        number: the subscription's.
        due: when it was due, as the claimer read it.
        next: when it is due next.
        deliveries: what this makes of its slots.
        job: what delivers, or None where all slots are skipped.
    """

    number: int
    due: datetime
    next: datetime | None
    deliveries: Sequence[Delivery]
    job: NewJob | None


class SubscriptionStore(Protocol):
    """Subscriptions."""

    def subscribe(self, channel: str, payload: str, due: datetime | None) -> int:
        """Store a subscription; return its number, which none before it had."""
        ...

    def subscriptions(self, channel: str | None = None) -> Sequence[Subscription]:
        """Return the subscriptions (of a channel), by number."""
        ...

    def subscription(self, number: int) -> Subscription:
        """Return the subscription of that number.

        Raises:
            NotFound: there is none.
        """
        ...

    def change_subscription(self, number: int, payload: str, due: datetime | None) -> None:
        """Change what a subscription is on and when it is due; it is not set aside any more.

        Raises:
            NotFound: there is none of that number.
        """
        ...

    def unsubscribe(self, number: int) -> None:
        """Forget a subscription; its deliveries stay in the history.

        Raises:
            NotFound: there is none of that number.
        """
        ...

    def due_subscriptions(
        self, now: datetime, platforms: Sequence[str], most: int
    ) -> Sequence[Subscription]:
        """Return what is due in reachable channels of `platforms`, the longest due first.

        Subscriptions that are set aside are left out.
        """
        ...

    def set_aside_subscription(self, number: int, error: str) -> None:
        """Store why a subscription can't be read; it is not due until it is changed or retried."""
        ...

    def retry_subscriptions(self) -> None:
        """Let every subscription be due again that was set aside."""
        ...

    def claim(self, claims: Sequence[Claim]) -> Mapping[str, int]:
        """Claim what is due, all in one transaction; return the numbers of the new jobs, by key.

        A claim of a subscription that is not due then any more (another process was quicker, or
        it was changed) changes nothing. A delivery or job whose key exists stays as it is.
        """
        ...
