"""How digests go: in a channel, and everywhere, for operators in English as their log is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.chat.background import JobState
from bot.chat.message import Bullets, Heading, Message, Paragraph, Part
from bot.chat.references import reference_of
from bot.subscriptions.status import ChannelStatus, Status
from bot.wording.language.catalogue import _, ngettext, pgettext
from bot.wording.language.lists import join_and
from bot.wording.language.numbers import count, number
from bot.wording.parts import bullets
from bot.wording.subscriptions import list_subscriptions
from storage.ports.conversations.channels import Notice
from storage.ports.deliveries import Delivery

_LONG = 120
_MOST = 5
_MINUTE = "%Y-%m-%d %H:%M"


_NOTICES: Mapping[Notice | None, str] = {
    None: "",
    "pending": " — its subscribers are being told",
    "sent": " — its subscribers know",
    "failed": " — its subscribers can't be told",
}
"""What became of telling of a digest that could not be delivered; None: none was due."""
_IN_THE_LOG = ("failed", "doubt")


def channel_status_message(status: ChannelStatus) -> Message:
    """Return what comes next in a channel, and what became of its latest digests."""
    upcoming = list_subscriptions(status.subscriptions)
    # NOTE: A heading in /status, above how many digests were sent.
    heading = Heading(text=pgettext("heading", "The last 24 hours"))
    return replace(upcoming, parts=(*upcoming.parts, heading, _recent(status.lately)))


def _states() -> Mapping[str, str]:
    return {
        # NOTE: A row of /status: how many digests arrived; their number follows.
        "sent": pgettext("digests", "Delivered"),
        # NOTE: A row of /status: how many digests are still to be sent; their number follows.
        "pending": pgettext("digests", "Waiting to be sent"),
        # NOTE: A row of /status: how many digests were left out, as it was too late; their number
        # follows.
        "skipped": pgettext("digests", "Skipped"),
        # NOTE: A row of /status: how many digests could not be sent; their number follows.
        "failed": pgettext("digests", "Could not be sent"),
        # NOTE: A row of /status: how many digests may not have arrived; their number follows.
        "doubt": pgettext("digests", "May not have arrived"),
    }


def _recent(deliveries: Sequence[Delivery]) -> Part:
    """Return how many digests came to which state, with what the log calls those in trouble."""
    by_state: dict[str, list[Delivery]] = defaultdict(list)
    for each in deliveries:
        by_state[each.state].append(each)
    if not by_state:
        # NOTE: In /status, under "The last 24 hours".
        return Paragraph(text=_("No digest was due."))
    each_state = ((words, state, by_state[state]) for state, words in _states().items())
    return bullets((words, _number(state, found)) for words, state, found in each_state if found)


def _number(state: str, found: Sequence[Delivery]) -> str:
    if state not in _IN_THE_LOG:
        return number(len(found))
    # NOTE: A row of /status, after e.g. "Could not be sent". {number}: of digests. {references}:
    # what the operator finds them by: 1f0c9a2b and 77e01c52.
    return ngettext(
        "{number} (reference: {references})",
        "{number} (references: {references})",
        len(found),
        references=join_and(reference_of(each.key) for each in found[:_MOST]),
    )


def status_message(status: Status, now: datetime) -> Message:
    """Return what waits, what comes next and what went wrong."""
    parts: list[Part] = [Heading(text="Status"), Bullets(rows=tuple(_glance(status, now)))]
    if status.background:
        rows = tuple((each.name, _job(each)) for each in status.background)
        parts += [Heading(text="Background jobs in trouble"), Bullets(rows=rows)]
    if status.upcoming:
        rows = tuple(
            (str(each.channel), f"{due.astimezone(each.plan.zone):{_MINUTE}} {each.plan.zone.key}")
            for _number, each, due in status.upcoming
        )
        parts += [Heading(text="Next digests"), Bullets(rows=rows)]
    if status.trouble:
        rows = tuple(
            (reference_of(each.key), f"{each.state}: {each.channel}, {each.slot}")
            for each in status.trouble
        )
        parts += [Heading(text="Not sent, or in doubt"), Bullets(rows=rows)]
    if status.problems:
        rows = tuple(
            (each.what, f"{each.channel}: {each.error} — {each.remedy}")
            for each in status.problems[:_MOST]
        )
        parts += [Heading(text=f"Set aside or failed: {len(status.problems)}"), Bullets(rows=rows)]
    if status.unreachable:
        rows = tuple(
            (name, f"since {gone.since:{_MINUTE}} UTC: {gone.reason}{_NOTICES[gone.notice]}")
            for name, gone in status.unreachable.items()
        )
        parts += [Heading(text="Can't be reached"), Bullets(rows=rows)]
    return Message(parts=tuple(parts))


def _glance(status: Status, now: datetime) -> Iterator[tuple[str, str]]:
    waiting = [
        f"{backlog.platform} {backlog.waiting:,}, the oldest for {_lasting(backlog.since, now)}"
        for backlog in status.backlogs
    ]
    yield "Waiting", "; ".join(waiting) or "nothing"
    yield "Subscriptions", count(status.subscriptions, "subscription")
    states = [f"{number:,} {state}" for state, number in sorted(status.lately.items())]
    yield "Digests of the last 24 hours", ", ".join(states) or "none"


def _job(job: JobState) -> str:
    """Return how a background job is doing, such as `lost since 2026-03-01 09:12 UTC, …`."""
    tries = f", next try at {job.next_try:{_MINUTE}} UTC" if job.next_try else ""
    state = f"{job.state} since {job.since:{_MINUTE}} UTC, failed {count(job.failures, 'time')}"
    return f"{state}{tries}: {job.error}"


def _lasting(since: datetime, now: datetime) -> str:
    seconds = max(0, round((now - since).total_seconds()))
    return f"{seconds} s" if seconds < _LONG else f"{seconds // 60} min"
