"""Days counted from a day."""

from datetime import date, timedelta
from typing import Final

WEEK: Final = 7
"""Days."""
_YEAR: Final = 12
"""Months."""


def in_week(published: date, weekday: int, weeks: int) -> date | None:
    """Return the day in the week so many weeks on; None where weeks that begin on Sunday differ."""
    if (published.weekday() == WEEK - 1) != (weekday == WEEK - 1):
        return None
    return days_from(published, weekday - published.weekday() + weeks * WEEK)


def days_from(day: date, days: int) -> date | None:
    """Return the day so many days after another; None where the calendar has none."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def months_from(day: date, months: int) -> tuple[int, int]:
    """Return year and month so many months after that of a day."""
    year, month = divmod(day.year * _YEAR + day.month - 1 + months, _YEAR)
    return year, month + 1


def day_in(year: int, month: int, day: int) -> date | None:
    """Return a day; None where there is none, as 31 June."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest(month: int, day: int, published: date) -> date | None:
    """Return the day of that month and day which is nearest to another."""
    years = range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    days = [found for year in years if (found := day_in(year, month, day))]
    return min(days, key=lambda found: abs(found - published), default=None)


def weekday_in(year: int, month: int, weekday: int | None, place: int) -> date | None:
    """Return the first (1) to fifth, or the last (-1), such weekday or day of a month."""
    step = 1 if weekday is None else WEEK
    if place < 0:
        following = months_from(date(year, month, 1), 1)
        last = date(*following, 1) - timedelta(days=1)
        back = 0 if weekday is None else (last.weekday() - weekday) % WEEK
        return last - timedelta(days=back)
    ahead = 0 if weekday is None else (weekday - date(year, month, 1).weekday()) % WEEK
    return day_in(year, month, 1 + ahead + step * (place - 1))
