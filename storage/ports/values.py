"""What the memory keeps that content has no word for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, TypeAlias

from briefings.model import Published


@dataclass(frozen=True, slots=True, kw_only=True)
class CorpusStats:
    """How much there is, in current articles (replaced ones stand, but are not counted)."""

    articles: int
    sources: int
    replaced: int
    newest: Published | None
    oldest: Published | None


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCount:
    """How many current articles a source has; `title` is None for those that state none."""

    title: str | None
    articles: int
    newest: Published | None


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
class Told:
    """A stretch of an article that a channel was told in a digest.

    Attributes:
        channel: which one.
        article: its id.
        start: where it begins in the article's text, in code points.
        end: where it ends; 0 stands for what became of the article.
        wording: what stands for its words, so that copies are known (`news.wording`).
    """

    channel: str
    article: str
    start: int
    end: int
    wording: str = ""


Outcome: TypeAlias = Literal["sent", "doubt", "failed", "skipped"]
"""What became of an answer; in doubt it may have been sent."""


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
    told: Sequence[Told] = ()
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A channel could not be reached any more.

    Attributes:
        since: when that was first seen.
        reason: what the platform said.
    """

    since: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelState:
    """What is remembered of a channel; all of it has a default.

    Attributes:
        language: what its people chose to be spoken to in; None: as their platform does.
        gone: since when it can't be reached, and why; None: it can.
        muted: topics that it wants to hear nothing of, each until when (None: until unmuted).
    """

    language: str | None = None
    gone: Gone | None = None
    muted: Mapping[str, datetime | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """What someone said about the bot."""

    channel: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """A channel wants digests.

    Attributes:
        number: what it is called by.
        channel: where they go.
        written: on what and when, as the bot writes it.
        due: when the next one is; None while none is.
    """

    number: int
    channel: str
    written: str
    due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """One planned digest of one subscription.

    Attributes:
        key: what tells it from all others: subscription and slot; its request has the same.
        subscription: whose.
        channel: where it goes.
        slot: the local date and time that it is for.
        at: when that is.
        state: `pending` until it is settled, then the outcome.
    """

    key: str
    subscription: int
    channel: str
    slot: str
    at: datetime
    state: Literal["pending"] | Outcome = "pending"


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """A subscription is due, and whoever claims it first delivers.

    Attributes:
        number: the subscription's.
        due: when it was due, as the claimer read it.
        next: when it is due next.
        deliveries: what this makes of its slots.
        received: the request that delivers, or None where all slots are skipped.
    """

    number: int
    due: datetime
    next: datetime | None
    deliveries: Sequence[Delivery]
    received: Received | None
