"""Whether days that are told unlike each other can be one: "on Friday", "May 9", "tomorrow"."""

from datetime import date
from typing import Final

from briefings.language.numbers.quantity import Quantity

_DAYS: Final = frozenset({"day", "relative day", "days", "day of a week", "day of a year"})


def dates_meet(one: Quantity, other: Quantity) -> bool | None:
    """Tell whether two dates of different units can be one day; None where they don't compare.

    A weekday of an unknown week may be any day of its name: whether it is that day is in doubt.
    """
    units = {one.unit, other.unit}
    if not units <= _DAYS or one.bound or other.bound:
        return None
    if "day of a week" in units:
        return False
    if "day of a year" in units:
        return _month_and_day(one) == _month_and_day(other)
    (first, last), (begin, end) = _ends(one), _ends(other)
    return first <= end and begin <= last


_LAST: Final = 1231
"""Month × 100 + day of the last day of a year."""


def _ends(quantity: Quantity) -> tuple[int, int]:
    """Return the first day and the last: of "May 5-8" three more follow the first."""
    first, following = divmod(quantity.value, 1)
    return int(first), int(first) + round(following * 1000)


def _month_and_day(quantity: Quantity) -> int:
    value = int(quantity.value)
    if value <= _LAST:
        return value
    day = date.fromordinal(value)
    return day.month * 100 + day.day
