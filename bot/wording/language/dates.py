"""Dates, days of the week and times of day, as the language writes them (CLDR)."""

import re
from datetime import date, datetime, time
from typing import Literal

from bot.chat.own_text import OwnText
from bot.wording.language.catalogue import pgettext
from bot.wording.language.languages import is_english, spoken
from briefings.published import Published, day_of

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_FIRST = {"fr": "d'er'", "pt": "d'º'"}
"""How the first of a month is written where it is an ordinal: CLDR has none in dates."""
_DAY = re.compile(r"\bd\b")


def day(published: Published | None) -> str:
    """Return a date in words, such as ``9 May 2025``; in some languages it ends in a full stop."""
    if published is None:
        # NOTE: In place of a date, for an article without one. Appears after a publisher's name.
        return pgettext("date of an article", "undated")
    if is_english():
        return OwnText(f"{published.day} {_MONTHS[published.month - 1]} {published.year}")
    return _format(day_of(published), "long")


def full_day(date: date) -> str:
    """Return a date in words with its day of the week, such as ``Friday, 9 May 2025``."""
    if is_english():
        return OwnText(f"{weekday(date.weekday())}, {day(date)}")
    return _format(date, "full")


def weekday(number: int) -> str:
    """Return the name of a day of the week as it stands alone; Monday is 0."""
    if is_english():
        return OwnText(_WEEKDAYS[number])
    from babel.dates import get_day_names  # noqa: PLC0415 - English needs no babel

    return OwnText(get_day_names("wide", context="stand-alone", locale=spoken())[number])


def clock(at: time | datetime) -> str:
    """Return a time of day by 24 hours, such as ``07:30``: as commands take it."""
    if is_english():
        return OwnText(f"{at:%H:%M}")
    from babel.dates import format_skeleton  # noqa: PLC0415

    local = datetime.combine(date.min, at if isinstance(at, time) else at.time())
    return OwnText(format_skeleton("Hm", local, locale=spoken()))


def _format(date: date, length: Literal["long", "full"]) -> str:
    from babel.dates import format_date, get_date_format  # noqa: PLC0415

    pattern = get_date_format(length, locale=spoken()).pattern
    if date.day == 1 and (first := _FIRST.get(spoken())):
        pattern = _DAY.sub(first, pattern)
    return OwnText(format_date(date, format=pattern, locale=spoken()))
