"""When a source is fetched next: often where much comes, seldom where little does or it fails.

Pure: the same in gives the same out. What spreads many sources over time is a hash of each.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from briefings.gathering.outcomes import Failed, Fetched, Gone, Outcome, Refused, Unchanged
from briefings.gathering.source import NO_VALIDATORS, Source, SourceHealth
from briefings.model import digest

SHORTEST: Final = timedelta(minutes=5)
"""From one fetch to the next of the busiest source, and after the first failure."""
LONGEST: Final = timedelta(days=1)
"""From one fetch to the next of the quietest, or of one that has failed for long."""
FIRST: Final = timedelta(minutes=30)
"""From the first fetch to the second, before anything is known of it."""

_BUSIER: Final = 0.5
_QUIETER: Final = 1.5
"""What a pace is multiplied with where something new came, and where nothing did: about every
third fetch brings something then."""
_SPREAD: Final = 0.1
"""By how much of itself a pause is made longer, at most, so that sources don't come all at once."""
_GONE: Final = "the server says that it is gone for good (410)"
_NEVER_READ: Final = "the server says that nothing changed, but nothing of it was ever read"


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What was read of a body, and stored.

    Attributes:
        body: its digest; None where some of it is still to be read, so that it is fetched again.
        new: how many entries were new, or edited.
        every: the seconds that the source asks to be left alone, or None.
        has_more: whether more waits behind it, as in a mailbox: then it is fetched again at once.
    """

    body: str | None = None
    new: int = 0
    every: int | None = None
    has_more: bool = False


NOTHING_READ: Final = Read()
"""For what brought no body, or one that was read before."""


def after(
    source: Source, health: SourceHealth, outcome: Outcome, read: Read, now: datetime
) -> SourceHealth:
    """Return how the gathering of a source goes after a fetch, and when the next is due.

    A body that can't be read is a `Failed`, so that its validators are never kept: whoever is told
    that it hasn't changed has not been told what it says.

    Args:
        source: the source.
        health: how its gathering went before.
        outcome: what came of the fetch.
        read: what was read of it; `NOTHING_READ` unless it is `Fetched`.
        now: when.
    """
    if isinstance(outcome, Unchanged) and health.body is None:
        outcome = Failed(reason=_NEVER_READ)
    if isinstance(outcome, (Fetched, Unchanged)):
        return _after_success(source, health, outcome, read, now)
    return _after_failure(source, health, outcome, now)


def _after_success(
    source: Source, health: SourceHealth, outcome: Fetched | Unchanged, read: Read, now: datetime
) -> SourceHealth:
    is_first = health.succeeded is None  # then all is new, which says nothing of its pace
    pace = _pace(health, FIRST if is_first else None, is_busy=read.new > 0)
    asked = max(outcome.fresh_for or timedelta(), _seconds(read.every))
    pause = (
        SHORTEST if _has_rest(outcome, read) else _spread(source, max(pace, min(LONGEST, asked)))
    )
    done = replace(
        health,
        tried=now,
        succeeded=now,
        newest=now if read.new else health.newest,
        failing=None,
        failures=0,
        error=None,
        due=now if read.has_more else now + (source.every or pause),
        pace=int(pace.total_seconds()),
        told=False,
    )
    if isinstance(outcome, Fetched):
        validators = outcome.validators if read.body else NO_VALIDATORS
        return replace(done, validators=validators, body=read.body)
    if outcome.validators != NO_VALIDATORS:
        return replace(done, validators=outcome.validators)
    return done


def _after_failure(
    source: Source, health: SourceHealth, outcome: Gone | Refused | Failed, now: datetime
) -> SourceHealth:
    failures = health.failures + 1
    failed = replace(
        health,
        tried=now,
        failing=health.failing or now,
        failures=failures,
        error=_GONE if isinstance(outcome, Gone) else outcome.reason,
    )
    if isinstance(outcome, Gone):
        return replace(failed, state="gone", due=None)
    pause = max(_back_off(source, failures), source.every or SHORTEST)
    asked = outcome.retry_after if isinstance(outcome, Failed) else None
    return replace(failed, due=now + max(pause, min(LONGEST, asked or timedelta())))


def _has_rest(outcome: Fetched | Unchanged, read: Read) -> bool:
    """Whether some of a body is still to be read."""
    return isinstance(outcome, Fetched) and read.body is None


def _seconds(asked: int | None) -> timedelta:
    """Return what a source asks for, whatever number it names."""
    return timedelta(seconds=max(0, min(asked or 0, int(LONGEST.total_seconds()))))


def _pace(health: SourceHealth, first: timedelta | None, *, is_busy: bool) -> timedelta:
    """Return the pause that suits a source."""
    if first:
        return first
    former = timedelta(seconds=health.pace) if health.pace else FIRST
    return max(SHORTEST, min(LONGEST, former * (_BUSIER if is_busy else _QUIETER)))


def _back_off(source: Source, failures: int) -> timedelta:
    """Return how long a source is left alone after so many failures in a row: up to a day."""
    doubled = min(failures - 1, 10)  # 2 ** 10 times the shortest is more than a day
    pause = min(LONGEST / (1 + _SPREAD), SHORTEST * 2**doubled)
    return _spread(source, pause, failures)


def _spread(source: Source, pause: timedelta, failures: int = 0) -> timedelta:
    """Return a pause made somewhat longer, each source's by another share."""
    share = int(digest("pause", source.id, failures), 16) / 16**16
    return min(LONGEST, pause * (1 + _SPREAD * share))
