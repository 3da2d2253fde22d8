"""How the bot is doing, in words: for those who run it, in English as their log is."""

from collections.abc import Iterator
from datetime import datetime

from bot.message import Bullets, Heading, Message, Part
from bot.platform import reference_of
from bot.status import Status
from bot.wording.phrases import count

_LONG = 120
_MINUTE = "%Y-%m-%d %H:%M"


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
