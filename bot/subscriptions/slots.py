"""When a plan is due: one instant for each local date and time, whatever clocks do. Pure.

A slot's key is its local date and time, so that a change of the zone's rules can move it but never
doubles it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))
CATCH_UP = timedelta(hours=6)
"""How late a digest may be sent where nothing else is said."""

_DAY = timedelta(days=1)
_EXACT = timedelta(seconds=1)
_INSTANTS = 10_000
"""Instants that are known again, some 2 MB: thousands of channels want the same few."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """One planned digest.

    Attributes:
        day: the local date that it is for.
        time: the local time that it is for.
        at: the instant, in UTC.
    """

    day: date
    time: time
    at: datetime

    @property
    def key(self) -> str:
        """What tells it from all others of its plan."""
        return f"{self.day}T{self.time:%H:%M}"


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours of a local day, from `start` until before `end`, over midnight where that is first."""

    start: time
    end: time

    def end_of(self, day: date, at: time) -> tuple[date, time]:
        """Return when the quiet hours that a local date and time is in end; else these two."""
        if self.start <= self.end:
            return (day, self.end) if self.start <= at < self.end else (day, at)
        if at >= self.start:
            return day + _DAY, self.end
        return (day, self.end) if at < self.end else (day, at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When someone wants to hear from us.

    Attributes:
        times: the local times, to the minute.
        weekdays: on which days, Monday is 0.
        zone: where that is local.
        quiet: hours in which nothing may come; None for none.
    """

    times: frozenset[time]
    weekdays: frozenset[int] = EVERY_DAY
    zone: ZoneInfo
    quiet: Quiet | None = None

    def slots(self, since: datetime, until: datetime) -> Iterator[Slot]:
        """Yield the slots after `since` up to `until`, both with a zone, in order."""
        day = since.astimezone(self.zone).date() - _DAY
        last = until.astimezone(self.zone).date() + _DAY
        found: list[Slot] = []
        while day <= last:
            if day.weekday() in self.weekdays:
                found += [self.slot(day, at) for at in self.times]
            day += _DAY
        within = (slot for slot in found if since < slot.at <= until)
        yield from sorted(within, key=lambda slot: (slot.at, slot.key))

    def slot(self, day: date, at: time) -> Slot:
        """Return the slot of a local date and time; one in quiet hours is put off to their end."""
        loud = self.quiet.end_of(day, at) if self.quiet else (day, at)
        return Slot(day=day, time=at, at=instant(*loud, self.zone))


@lru_cache(_INSTANTS)
def instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return when a local date and time is, in UTC.

    Where clocks are put back and it comes twice, the first; where they are put forward over it, the
    first instant after the gap, which lies between what both folds make of it (PEP 495).
    """
    first = datetime.combine(day, at, zone)
    late, early = first.astimezone(UTC), first.replace(fold=1).astimezone(UTC)
    while late - early > _EXACT:  # so it is only in a gap
        middle = early + (late - early) / 2
        if middle.astimezone(zone).utcoffset() == first.utcoffset():
            early = middle
        else:
            late = middle
    return late.replace(microsecond=0)
