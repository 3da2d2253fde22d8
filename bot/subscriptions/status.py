"""How the bot is doing: what waits, what comes next, and what went wrong."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.chat.background import JobState
from bot.chat.references import reference_of
from bot.subscriptions.subscription import Subscription, readable, unreadable
from storage.ports.conversations.channels import Gone
from storage.ports.deliveries import Delivery
from storage.ports.queue import Backlog, Job
from storage.ports.store import Store

_LATELY = timedelta(days=1)
_MOST = 5
_TROUBLE = ("failed", "doubt")


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that is not done, while all else goes on.

    Attributes:
        what: a job by its reference in the log, or a subscription by its number.
        channel: whose it is.
        error: why.
        remedy: what to do.
    """

    what: str
    channel: str
    error: str
    remedy: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What those who run the bot want to know.

    Attributes:
        backlogs: what waits, by platform.
        subscriptions: how many there are.
        upcoming: the digests that come next, each with when.
        lately: how many digests of the last 24 hours came to which state.
        trouble: the latest that were not sent, or may not have been.
        unreachable: channels that can't be reached.
        problems: jobs and subscriptions that are set aside, and jobs that failed of late.
        background: the background jobs that don't run well.
    """

    backlogs: Sequence[Backlog]
    subscriptions: int
    upcoming: Sequence[tuple[int, Subscription, datetime]]
    lately: Mapping[str, int]
    trouble: Sequence[Delivery]
    unreachable: Mapping[str, Gone]
    problems: Sequence[Problem]
    background: Sequence[JobState] = ()


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
    existing = readable(store.subscriptions(channel))
    return ChannelStatus(
        subscriptions=[(stored.number, each, stored.due) for stored, each in existing],
        lately=store.deliveries(channel=channel, since=now - _LATELY),
    )


def status_of(store: Store, now: datetime, background: Sequence[JobState] = ()) -> Status:
    """Return how the bot on `store`, with these background jobs, is doing."""
    every = store.subscriptions()
    due = [(stored, each) for stored, each in readable(every) if stored.due]
    due.sort(key=lambda pair: (pair[0].due, pair[0].number))
    since = now - _LATELY
    trouble = [
        each
        for state in _TROUBLE
        for each in store.deliveries(state=state, since=since, most=_MOST)
    ]
    return Status(
        backlogs=store.backlogs(),
        subscriptions=len(every),
        upcoming=[(stored.number, each, stored.due) for stored, each in due[:_MOST] if stored.due],
        lately=store.count_outcomes(since),
        trouble=sorted(trouble, key=lambda each: each.at, reverse=True)[:_MOST],
        unreachable=store.unreachable_channels(),
        problems=[*set_aside(store), *map(_problem_of, store.failed_jobs(since))],
        background=[each for each in background if each.failures],
    )


def without_details(status: Status) -> Status:
    """Return a status for a chat: of a problem's error its kind alone.

    The rest may name a database. What is said of background jobs names none.
    """
    problems = [replace(each, error=_kind(each.error)) for each in status.problems]
    return replace(status, problems=problems)


def _kind(error: str) -> str:
    """Return what stands before the details, such as `StoreUnavailable`."""
    return error.partition(":")[0]


def set_aside(store: Store) -> list[Problem]:
    """Return what is set aside, as it can't be read: subscriptions, then jobs."""
    subscriptions = [
        Problem(
            what=f"subscription {stored.number}",
            channel=stored.channel,
            error=error.reason,
            remedy=f"start a newer version, or there /unsubscribe {stored.number}",
        )
        for stored, error in unreadable(store.subscriptions())
    ]
    return [*subscriptions, *map(_problem_of, store.set_aside_jobs())]


def _problem_of(job: Job) -> Problem:
    return Problem(
        what=reference_of(job.key),
        channel=job.lane,
        error=job.errors[-1] if job.errors else "",
        remedy="start a newer version" if job.set_aside else "look into the log",
    )
