"""Names of months and weekdays, in the languages that dates are read in (CLDR, by way of Babel)."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from briefings.language.days.forms import MONTHS, WEEKDAYS

_ENGLISH = MONTHS.casefold().split()
_WEEKDAYS = frozenset(
    f"{WEEKDAYS} mon tue tues wed thu thur thurs fri sat sun".casefold().split(),
)
_NAMES = Path(__file__).with_name("calendar_names.txt")
"""Written by `./dev docs`: Babel takes 60 ms to load them, a quarter of a start."""


def month_of(name: str) -> int | None:
    """Return the month, 1 to 12, that a word in small letters names; None where it names none.

    English months may be cut short anywhere after the third letter.
    """
    shortest = 3
    if len(name) >= shortest:
        for number, english in enumerate(_ENGLISH, start=1):
            if english.startswith(name):
                return number
    return foreign_months().get(name)


def is_weekday(name: str) -> bool:
    """Return whether a word in small letters names a day of the week."""
    return name in _WEEKDAYS or name in _foreign_weekdays()


@cache
def foreign_months() -> Mapping[str, int]:
    """Return the months, 1 to 12, by their names in small letters, English ones left out."""
    return {name: number for number, name in _foreign_names() if number}


@cache
def _foreign_weekdays() -> frozenset[str]:
    return frozenset(name for number, name in _foreign_names() if not number)


def _foreign_names() -> Iterator[tuple[int, str]]:
    """Yield the month's number, or 0 for a weekday, and its name."""
    for line in _NAMES.read_text("utf-8").splitlines():
        number, _, name = line.partition(" ")
        yield int(number), name
