"""How the bot is doing, in words: for those who run it, in English as their log is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.chat.message import Bullets, Heading, Message, Paragraph, Part
from bot.chat.references import reference_of
from bot.subscriptions.status import ChannelStatus, Status
from bot.wording.catalogue import N_, _, isolated, joined, number
from bot.wording.phrases import count
from bot.wording.subscriptions import listed
from storage.ports.deliveries import Delivery

_LONG = 120
_MOST = 5
_MINUTE = "%Y-%m-%d %H:%M"


_WENT: Mapping[str, str] = {
    "sent": N_("arrived"),
    "pending": N_("still to be sent"),
    "skipped": N_("left out"),
    "failed": N_("could not be sent"),
    "doubt": N_("may not have arrived"),
}
_IN_THE_LOG = ("failed", "doubt")


def channel_status_message(status: ChannelStatus) -> Message:
    """Return what comes next in a channel, and how it went of late."""
    told = listed(status.subscriptions)
    parts = (Heading(text=_("The last 24 hours")), _went(status.lately))
    return replace(told, parts=(*told.parts, *parts))


def _went(lately: Sequence[Delivery]) -> Part:
    """Return how many digests came to which state, with what the log calls those in trouble."""
    by_state: dict[str, list[Delivery]] = defaultdict(list)
    for each in lately:
        by_state[each.state].append(each)
    if not by_state:
        return Paragraph(text=_("No briefing was due."))
    rows = []
    for state, words in _WENT.items():
        if found := by_state.get(state):
            references = (isolated(reference_of(each.key)) for each in found[:_MOST])
            named = joined(_(", "), references) if state in _IN_THE_LOG else ""
            many = number(len(found))
            rows.append((_(words), f"{many}: {named}" if named else many))
    return Bullets(rows=tuple(rows))


def status_message(status: Status, now: datetime) -> Message:
    """Return what waits, what comes next and what went wrong."""
    parts: list[Part] = [Heading(text="Status"), Bullets(rows=tuple(_glance(status, now)))]
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
    if status.unreachable:
        rows = tuple(
            (name, f"since {gone.since:{_MINUTE}} UTC: {gone.reason}")
            for name, gone in status.unreachable.items()
        )
        parts += [Heading(text="Can't be reached"), Bullets(rows=rows)]
    return Message(parts=tuple(parts))


def _glance(status: Status, now: datetime) -> Iterator[tuple[str, str]]:
    waiting = [
        f"{queue.platform} {queue.waiting:,}, the oldest for {_lasting(queue.since, now)}"
        for queue in status.queues
    ]
    yield "Waiting", "; ".join(waiting) or "nothing"
    yield "Subscriptions", count(status.subscriptions, "subscription")
    states = [f"{number:,} {state}" for state, number in sorted(status.lately.items())]
    yield "Digests of the last 24 hours", ", ".join(states) or "none"


def _lasting(since: datetime, now: datetime) -> str:
    seconds = max(0, round((now - since).total_seconds()))
    return f"{seconds} s" if seconds < _LONG else f"{seconds // 60} min"
