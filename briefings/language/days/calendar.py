"""Days counted from a day."""

from datetime import date, timedelta
from typing import Final

WEEK: Final = 7
"""Days."""


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
