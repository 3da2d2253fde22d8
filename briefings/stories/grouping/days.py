"""The day that an article is grouped with: that of its publishing, or of its reading."""

from datetime import UTC, date, datetime, timedelta
from typing import Final

from briefings.published import Published, instant_of
from briefings.stories.grouping.neighbours import DAY

EPOCH: Final = date(1970, 1, 1)
_UNDATED: Final = -1_000_000
"""What is added to the days of articles without a date: no dated one has such a day."""
FIRST_DATED: Final = _UNDATED // 10 * 8
"""No day on which articles were published has a lower number, and no other a higher one."""
_AHEAD: Final = timedelta(days=2)
"""A date that is so much later than the reading is none: it says when something is to happen."""


def has_date(published: Published | None, read: datetime | None) -> bool:
    """Tell whether an article that was `read` then has a date by which it can be grouped."""
    return published is not None and (read is None or instant_of(published) <= read + _AHEAD)


def seconds_of(published: Published | None, read: datetime | None) -> float:
    """Return when an article was published, in seconds since 1970; 0 for one without a date."""
    return instant_of(published).timestamp() if has_date(published, read) else 0.0


def day_of(published: Published | None, read: datetime | None) -> int:
    """Return a day's number, since 1970: that on which an article was published, in UTC.

    Articles without a date are grouped with those that were read on the same day; such days have
    numbers of their own.
    """
    if has_date(published, read):
        return int(seconds_of(published, read) // DAY)
    return undated_day(read)


def undated_day(read: datetime | None) -> int:
    """Return the number of the day of articles without a date that were `read` then."""
    return _UNDATED + ((read.astimezone(UTC).date() - EPOCH).days if read else 0)


def is_dated(day: int) -> bool:
    """Tell whether a day is one on which articles were published."""
    return day >= FIRST_DATED
