"""Requests, stored so that each is answered once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias

from storage.ports.deliveries import DeliveredQuote, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A request came in.

    Attributes:
        key: what tells it from all others of all platforms.
        channel: where it came from.
        written: the request, as the conversation writes it.
        at: when it came.
        workspace: what the channel goes with when that sends the bot away.
    """

    key: str
    channel: str
    written: str
    at: datetime
    workspace: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """The answer to a request is about to be sent; until it is settled it may have been.

    Attributes:
        key: the request's.
        asks: what the answer's buttons ask, by their keys.
        at: when.
        tries: how many times the request was taken up, its sender's included.
    """

    key: str
    asks: Mapping[str, str] = field(default_factory=dict)
    at: datetime
    tries: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A request is done with: answered, or never to be. What was asked is forgotten.

    Attributes:
        key: the request's.
        outcome: what became of the delivery of that key; None: it is no delivery's.
        told: what its channel need not be told again.
        at: when.
    """

    key: str
    outcome: Outcome | None = None
    told: Sequence[DeliveredQuote] = ()
    at: datetime | None = None


Step: TypeAlias = Received | Sending | Settled
"""What happens to a request, one after the other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """What came of steps that were kept.

    Attributes:
        new: the keys that a `Received` brought in.
        own: the keys of each `Sending` whose request nobody else took up.
    """

    new: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A request that is not settled.

    Attributes:
        key: what tells it from all others.
        channel: what its channel is called now.
        written: the request, as the conversation wrote it.
        sending: whether its answer may have been sent.
        tries: how many times it was taken up again before now.
    """

    key: str
    channel: str
    written: str
    sending: bool
    tries: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """What waits for a platform.

    Attributes:
        platform: its name.
        waiting: how many requests are not settled.
        since: when the oldest of them was noted.
    """

    platform: str
    waiting: int
    since: datetime


class RequestStore(Protocol):
    """Requests, kept so that each is answered once."""

    def note(self, steps: Sequence[Step]) -> Noted:
        """Keep what happened to requests, in order, in one transaction.

        A `Received` whose key is kept already changes nothing. `Sending` and `Settled` of a key
        that is not kept change nothing, nor does a `Sending` of one that somebody else took up
        since; but the asks of a `Sending` are kept in any case.
        """
        ...

    def take_up(self, platform: str, now: datetime, lease: timedelta | None) -> Sequence[Waiting]:
        """Return the requests of a platform's channels that nobody works on, and count a try each.

        In the order in which they were received. Those are all that are not settled, or with a
        `lease`, those that were not noted, taken up or held for that long. They are leased to the
        caller: no one else is given them meanwhile.
        """
        ...

    def hold(self, held: Mapping[str, int], now: datetime) -> None:
        """Lease requests anew that are still being worked on, each by its key and tries.

        Nothing is changed of those that somebody else took up since.
        """
        ...

    def queues(self) -> Sequence[Queue]:
        """Return what waits, by platform; nothing of those for which nothing does."""
        ...

    def release(self) -> int:
        """Settle all requests unanswered, their deliveries skipped; return how many those were."""
        ...

    def ask(self, key: str) -> str | None:
        """Return what the button with this key asks, or None where it is not kept any more."""
        ...

    def forget_requests(self, before: datetime) -> int:
        """Forget settled requests and buttons last noted before; return how many of both."""
        ...
