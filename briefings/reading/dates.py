"""Dates that a text states in full: day, month and year, in no doubt which is which."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache

from briefings.published import Published

_MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_LANGUAGES = ("de", "fr", "es", "it", "pt", "nl")
"""Besides English. No month name means two months among these; Polish and Croatian would clash."""

_WORD = r"[^\W\d_]{3,12}\.?"
_ISO = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\ ?(?:Z|[+-]\d{2}:?\d{2})?)?"
_YEAR_FIRST = r"\d{4}[/.]\d{1,2}[/.]\d{1,2}"
_DAY_FIRST = (
    rf"\d{{1,2}}(?:st|nd|rd|th|er|º|\.)?[\s-](?:of\ |de\ )?{_WORD}(?:,?[\s-]|\ de\ )\d{{4}}"
)
_MONTH_FIRST = rf"{_WORD}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
WRITTEN = rf"(?:{_ISO}|{_YEAR_FIRST}|{_DAY_FIRST}|{_MONTH_FIRST})(?!\w)"
"""A regular expression for what may be a date; `parse_date` says whether it is one."""

_CLOCK = re.compile(
    r"(?:,|\s+at|\s+um|\s+[-–—|])?\s+\d{1,2}[:.]\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[ap]\.?m\.?)?"
    r"(?:\s+\(?[A-Z]{1,5}(?:[+-]\d{1,2})?\)?)?$",
    re.IGNORECASE,
)
_MAIL = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC?|Z)\b")
_NUMBERS = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


def parse_date(text: str) -> Published:
    """Return the date that `text` states; with its time only where the zone is stated too.

    Understands ISO 8601, RFC 2822, ``2025/05/08``, and months by name in English, German, French,
    Spanish, Italian, Portuguese and Dutch.

    Raises:
        ValueError: it is not a date, there is no such day, or it can be read as two days.
    """
    written = " ".join(text.split())
    try:
        return _timed(written) or _day(written)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"not a date: {text!r}") from error


def _timed(written: str) -> Published | None:
    """Return the instant of a date with a time, its day if the zone is not stated, else None."""
    if re.fullmatch(_ISO, written) and len(written) > len("2025-05-08"):
        at = datetime.fromisoformat(written.replace(",", ".").replace(" ", "T", 1).replace(" ", ""))
    elif _MAIL.search(written):
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 - few dates need it

        at = parsedate_to_datetime(written)
    else:
        return None
    if at.tzinfo is None:
        return at.date()
    at.astimezone(UTC)  # fails where the calendar ends
    return at


def _day(written: str) -> date:
    written = _CLOCK.sub("", written)
    if re.fullmatch(rf"{_ISO}|\d{{8}}", written):
        return date.fromisoformat(written)
    if re.fullmatch(_YEAR_FIRST, written):
        year, month, day = map(int, re.findall(r"\d+", written))
        return date(year, month, day)
    if numbers := _NUMBERS.fullmatch(written):
        return _only_reading(*map(int, numbers.groups()))
    return _named(written)


def _only_reading(first: int, second: int, year: int) -> date:
    """Return the day of e.g. ``25/05/2025``, where only one of the numbers can be the month."""
    twelve = 12
    if first != second and first <= twelve and second <= twelve:
        raise ValueError("day and month can be read either way")
    return date(year, first, second) if first <= twelve else date(year, second, first)


def _named(written: str) -> date:
    """Return the day of ``8 May 2025`` or ``Thursday, May 8, 2025``."""
    if not re.fullmatch(rf"(?:{_WORD},?\s)?(?:{_DAY_FIRST}|{_MONTH_FIRST})", written):
        raise ValueError("no form of a date")
    day, year = map(int, re.findall(r"\d+", written))
    names = re.findall(r"[^\W\d_]{3,}", written.casefold())
    (month,) = [month for name in names if (month := _month(name))]
    return date(year, month, day)


def _month(name: str) -> int | None:
    for number, english in enumerate(_MONTHS, start=1):
        if english.startswith(name):
            return number
    return _foreign_months().get(name)


@cache
def _foreign_months() -> Mapping[str, int]:
    from babel.dates import get_month_names  # noqa: PLC0415 - English needs none of it

    return {
        name.casefold().rstrip("."): number
        for language in _LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    }
