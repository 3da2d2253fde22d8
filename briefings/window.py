"""The days that a brief covers, by when its articles were published."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from briefings.published import Published, day_of

DAYS: Final = 14
"""How far back a brief on a topic looks where nobody says how far."""
_AHEAD: Final = timedelta(days=1)
"""Elsewhere it may be tomorrow already; what is dated later still has a wrong date."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """From when until when: whole days, both included; None is without an end.

    Attributes:
        since: the first day that was wanted.
        until: the last one; of the usual window that was widened, the day of the newest article.
        widened_to: the first day that it covers instead, as there was nothing since `since`.
        is_asked: whether someone asked for these days; else they are the usual ones.
    """

    since: date | None = None
    until: date | None = None
    widened_to: date | None = None
    is_asked: bool = False

    @property
    def begins(self) -> date | None:
        """The first day that it covers."""
        return self.widened_to or self.since

    @property
    def ends(self) -> date | None:
        """The last day that it covers: of the usual days one more, as it is later elsewhere."""
        if self.until is None or self.is_asked or self.until == date.max:
            return self.until
        return self.until + _AHEAD

    @property
    def asked(self) -> "Window | None":
        """What was asked for, whatever there was; None where nobody asked."""
        return replace(self, widened_to=None) if self.is_asked else None

    def has(self, published: Published | None) -> bool:
        """Whether it covers what was published then; what is undated only if nobody asked."""
        if published is None:
            return not self.is_asked
        day = day_of(published)
        return (self.begins or date.min) <= day <= (self.ends or date.max)

    def fit(self, published: Iterable[Published | None]) -> "Window | None":
        """Return the window that is shown of articles published then: wider where it has none.

        It reaches back to the newest there is before its end, and as far before that as usual;
        the usual one may move ahead, too, where all there is has dates to come. None where nobody
        asked for one and no date is known.
        """
        days = {day_of(each) for each in published if each is not None}
        if any(map(self.has, days)):
            return self
        before = [day for day in days if not self.is_asked or day <= (self.ends or date.max)]
        if not before:
            return self if self.is_asked else None
        return self.widen(max(before))

    def widen(self, newest: date) -> "Window":
        """Return the window that reaches back to `newest`, and as far before that as usual."""
        first = _days_before(newest, DAYS)
        if self.is_asked:
            return replace(self, widened_to=first)
        return Window(until=newest, widened_to=first)

    def is_usual(self, now: datetime) -> bool:
        """Whether it is what the usual window shows now, if no article has come since."""
        usual = usual_window(now)
        if self.widened_to is None or self.is_asked:
            return self == usual
        return not usual.has(self.until)


def usual_window(now: datetime) -> Window:
    """Return what a brief on a topic covers where nobody says what it should."""
    return Window(since=_days_before(now.date(), DAYS), until=now.date())


def _days_before(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))
