"""The days that commands take: `--since` and `--until`."""

from datetime import datetime

import click

from bot.subscriptions.times.periods import read_period, split_period
from briefings.window import Window


def days_between(since: str | None, until: str | None, now: datetime) -> Window | None:
    """Return the days from one to another; None where neither is given.

    Raises:
        click.BadParameter: one of them is no day that lies back, or the last comes first.
    """
    if since is None and until is None:
        return None
    first, last = _days(since, "--since", now), _days(until, "--until", now)
    window = Window(
        since=first.since if first else None,
        until=last.until or now.date() if last else None,
        is_asked=True,
    )
    if window.since and window.until and window.since > window.until:
        raise click.BadParameter(f"{since!r} is after {until!r}", param_hint="--since")
    return window


def words_and_days(
    words: str, since: str | None, until: str | None, now: datetime
) -> tuple[str, Window | None]:
    """Return what is wanted, and of which days: those of the options, or else those it says itself.

    Raises:
        click.BadParameter: an option has no days that lie back.
    """
    if window := days_between(since, until, now):
        return words, window
    rest, days = split_period(words, now)
    return (rest, days) if rest else (words, None)


def _days(text: str | None, option: str, now: datetime) -> Window | None:
    if text is None:
        return None
    if window := read_period(text, now):
        return window
    remedy = "write it as 2025-05-01, 1 May, monday or 30d"
    raise click.BadParameter(f"{text!r} is no day that lies back; {remedy}", param_hint=option)
