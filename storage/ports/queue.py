"""The queue: jobs that outlive the process, each done once, those of a lane in their order.

A job is *waiting*, then *sending* (its effect may be out in the world), and at last *done*,
*failed* or *cancelled*. Whoever works on it leases it; the number of the lease is a fencing token
(Kleppmann, Designing Data-Intensive Applications, 2017, ch. 8), so that a process that slept
through its lease can't go on with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Literal, Protocol, TypeAlias

from storage.ports.deliveries import DeliveredQuote, Outcome

End: TypeAlias = Literal["done", "failed", "cancelled"]
State: TypeAlias = Literal["waiting", "sending"] | End


@dataclass(frozen=True, slots=True, kw_only=True)
class NewJob:
    """A job comes in.

    Attributes:
        key: what tells it from all other jobs.
        kind: what work it is.
        lane: the channel in whose order it is done.
        payload: what the work needs, encoded.
        version: of the payload's encoding.
        at: when it comes in.
        workspace: what the channel goes with when that sends the bot away.
    """

    key: str
    kind: str
    lane: str
    payload: str
    version: int
    at: datetime
    workspace: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A job is tried; it is not set aside any more.

    Attributes:
        key: the job's.
        lease: by which it is held.
        number: which attempt it is, from 1.
        at: when.
        error: what became of the attempt before; empty where nothing is known of that.
    """

    key: str
    lease: int
    number: int
    at: datetime
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sending:
    """The effect of a job is about to get out; until the job ends it may have.

    Attributes:
        key: the job's.
        lease: by which it is held.
        number: which attempt it is, from 1.
        at: when.
    """

    key: str
    lease: int = 0
    number: int = 1
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredActions:
    """Buttons are about to be shown.

    Attributes:
        actions: what they do, encoded, by their keys.
        at: when.
    """

    actions: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveryResult:
    """What became of the delivery that has a job's key.

    Attributes:
        outcome: in one word.
        quotes: what its channel was shown, so that it is not shown again.
    """

    outcome: Outcome
    quotes: Sequence[DeliveredQuote] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A job is over, and its payload is forgotten. The first end of a job stands.

    Attributes:
        key: the job's.
        state: how it ended.
        at: when.
        error: why it failed; empty where it did not.
        result: what became of the delivery of that key; None: it delivered none.
    """

    key: str
    state: End = "done"
    at: datetime
    error: str = ""
    result: DeliveryResult | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetAside:
    """A job can't be read by this program; its lane goes on without it.

    Attributes:
        key: the job's.
        at: when.
        error: why; empty where that is stored already.
    """

    key: str
    at: datetime
    error: str = ""


Step: TypeAlias = NewJob | Attempt | Sending | StoredActions | Ended | SetAside
"""What happens to a job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """What came of steps that were recorded.

    Attributes:
        new: the numbers of the jobs that a `NewJob` brought in, by key.
        own: the keys of each `Attempt` and `Sending` whose job is still held by that lease.
    """

    new: Mapping[str, int]
    own: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A row of the queue.

    Attributes:
        number: the greater, the later it came in.
        key: what tells it from all others.
        kind: what work it is.
        lane: the channel in whose order it is done, as it is called now.
        payload: what the work needs, encoded; empty once it has ended.
        version: of the payload's encoding.
        state: how far it has come.
        attempts: how many times it was tried.
        errors: what went wrong, each with when, in order.
        lease: by which it is held.
        set_aside: since when it is set aside, as it can't be read; None: it is not.
    """

    number: int
    key: str
    kind: str
    lane: str
    payload: str
    version: int
    state: State = "waiting"
    attempts: int = 0
    errors: tuple[str, ...] = ()
    lease: int = 0
    set_aside: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Backlog:
    """What waits for a platform.

    Attributes:
        platform: its name.
        waiting: how many jobs have not ended; those set aside are not counted.
        since: when the oldest of them came in.
    """

    platform: str
    waiting: int
    since: datetime


class QueueStore(Protocol):
    """The jobs, and what buttons do."""

    def record(self, steps: Sequence[Step]) -> Recorded:
        """Record what happened to jobs, in order, in one transaction.

        A `NewJob` whose key is there already changes nothing. An `Attempt` or a `Sending` of a job
        that is over, or that is held by another lease, changes nothing; nor does any step of an
        unknown key. The jobs of a lane get their numbers in the order in which they are committed.
        """
        ...

    def take_up(
        self,
        platform: str,
        now: datetime,
        lease: timedelta | None = None,
        *,
        set_aside: bool = False,
        held: Mapping[str, int] = MappingProxyType({}),
    ) -> Sequence[Job]:
        """Lease the jobs of a platform that nobody works on to the caller, in their order.

        Those are all that have not ended, or with a `lease` those of which nothing was recorded for
        so long. Those that are set aside are left out unless `set_aside`, and so are those that the
        caller has: `held`, each by its key and lease. No two callers get the same job.
        """
        ...

    def renew(self, leases: Mapping[str, int], now: datetime) -> None:
        """Go on holding jobs, each by its key and lease; nothing changes where that is over."""
        ...

    def is_next(self, key: str) -> bool:
        """Whether no job that came before in the same lane is left; those set aside don't count."""
        ...

    def backlogs(self) -> Sequence[Backlog]:
        """Return what waits, by platform; nothing of platforms for which nothing does."""
        ...

    def set_aside_jobs(self) -> Sequence[Job]:
        """Return the jobs that are set aside, latest first."""
        ...

    def failed_jobs(self, since: datetime) -> Sequence[Job]:
        """Return the jobs that failed since, latest first."""
        ...

    def cancel_all(self, now: datetime) -> int:
        """Cancel all jobs that have not ended, and skip their deliveries; return how many."""
        ...

    def action(self, key: str) -> str | None:
        """Return what the button with this key does, or None where that is forgotten."""
        ...
