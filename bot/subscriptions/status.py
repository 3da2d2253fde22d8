"""How the bot is doing: what waits, what comes next, and what went wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.subscriptions.subscription import Subscription, read_subscription
from storage.ports.channels import Gone
from storage.ports.deliveries import Delivery
from storage.ports.queue import Queue
from storage.ports.store import Store

_LATELY = timedelta(days=1)
_MOST = 5
_TROUBLE = ("failed", "doubt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What those who run the bot want to know.

    Attributes:
        queues: what waits, by platform.
        subscriptions: how many there are.
        upcoming: the digests that come next, each with when.
        lately: how many digests of the last 24 hours came to which state.
        trouble: the latest that were not sent, or may not have been.
        unreachable: channels that can't be reached.
    """

    queues: Sequence[Queue]
    subscriptions: int
    upcoming: Sequence[tuple[int, Subscription, datetime]]
    lately: Mapping[str, int]
    trouble: Sequence[Delivery]
    unreachable: Mapping[str, Gone]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelStatus:
    """What the admins of a channel want to know.

    Attributes:
        subscriptions: the channel's, each with its number and when it comes next.
        lately: its digests of the last 24 hours, latest first.
    """

    subscriptions: Sequence[tuple[int, Subscription, datetime | None]]
    lately: Sequence[Delivery]


def channel_status_of(store: Store, channel: str, now: datetime) -> ChannelStatus:
    """Return how digests go in `channel`."""
    return ChannelStatus(
        subscriptions=[
            (kept.number, read_subscription(kept.channel, kept.written), kept.due)
            for kept in store.subscriptions(channel)
        ],
        lately=store.deliveries(channel=channel, since=now - _LATELY),
    )


def status_of(store: Store, now: datetime) -> Status:
    """Return how the bot on `store` is doing."""
    every = store.subscriptions()
    coming = sorted((kept.due, kept.number, kept) for kept in every if kept.due)[:_MOST]
    since = now - _LATELY
    trouble = [
        each
        for state in _TROUBLE
        for each in store.deliveries(state=state, since=since, most=_MOST)
    ]
    return Status(
        queues=store.queues(),
        subscriptions=len(every),
        upcoming=[
            (number, read_subscription(kept.channel, kept.written), due)
            for due, number, kept in coming
        ],
        lately=store.count_outcomes(since),
        trouble=sorted(trouble, key=lambda each: each.at, reverse=True)[:_MOST],
        unreachable=store.unreachable_channels(),
    )
