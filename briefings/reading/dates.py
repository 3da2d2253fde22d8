"""Dates that a text states in full: day, month and year, in no doubt which is which."""

import re
import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

from briefings.language.month_names import is_weekday, month_of
from briefings.published import Published

_WORD = r"[^\W\d_]{2,12}(?:-feira)?\.?"
_MONTH = rf"{_WORD}(?:\s?/\s?{_WORD}|\sال\w{{3,6}})?"  # Arabic has two calendars' names: مايو/أيار
_TIME = r"\d{2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?\ ?(?:Z|[+-]\d{2}(?::?\d{2})?)?"
_ISO = rf"\d{{4}}-\d{{2}}-\d{{2}}(?:[T ]{_TIME})?"
_YEAR_FIRST = r"\d{4}[/.-]\d{1,2}[/.-]\d{1,2}"
_DOTTED = r"\d{1,2}\.\s?\d{1,2}\.\s?\d{4}"
_SIGNS = r"\d{4}\s?[年년]\s?\d{1,2}\s?[月월]\s?\d{1,2}\s?[日일]"
_DAY_FIRST = (
    rf"\d{{1,2}}(?:st|nd|rd|th|er|[ºª]|\.)?[\s-](?:of\ |de\ )?{_MONTH}(?:,?[\s-]|\ del?\ )\d{{4}}"
)
_MONTH_FIRST = rf"{_WORD}\s\d{{1,2}}(?:st|nd|rd|th)?,?\s\d{{4}}"
WRITTEN = rf"(?:{_ISO}|{_YEAR_FIRST}|{_DOTTED}|{_SIGNS}|{_DAY_FIRST}|{_MONTH_FIRST})(?!\w)"
"""A regular expression for what may be a date; `parse_date` says whether it is one."""

_ZONE = r"[A-Z]{1,4}T|MES?Z|MS[KD]|HN[EY]|BST|Z"
_CLOCK = re.compile(
    rf"""
    (?:^|[\s,،]|(?<=[日일年]))(?:at\s|um\s|às\s|[àaв]\s|saat\s|[-–—|]\s)?
    (?P<hour>\d{{1,2}})(?:[:h]|\.(?=\d\d\b[^.]*$))(?P<minute>\d{{2}})(?::(?P<second>\d{{2}})(?:[.,]\d+)?)?
    (?:\s*(?P<half>[ap])\.?m\b\.?)?
    (?:\s*(?:GMT|UTC)?(?P<offset>[+-]\d{{1,2}}(?::?\d{{2}})?)(?!\w)|\s*(?P<universal>Z|GMT|UTC)\b)?
    (?:\s+\(?(?:{_ZONE})\b\)?|\s*\([^()]{{1,40}}\)|\s+\(?[A-Z]{{1,5}}(?:[+-]\d{{1,2}})?\)?\.?$)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAIL = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{2} \d{2}:\d{2}(?::\d{2})? (?:[+-]\d{4}|GMT|UTC?|Z)\b")
_BEFORE = rf"(?:(?P<before>{_WORD})[,،]?\s)?"
_BEHIND = rf"(?:\s?(?:г|р|r)\b\.?|\s(?:года|року|roku))?(?:[,،]?\s\(?(?P<after>{_WORD})\)?)?"
_NUMBERS = re.compile(
    rf"{_BEFORE}(?P<one>\d{{1,2}})(?P<sign>[/-]|\.\s?)(?P<two>\d{{1,2}})(?P=sign)(?P<year>\d{{4}}){_BEHIND}"
)
_NAMED = re.compile(
    rf"{_BEFORE}(?:{_DAY_FIRST.replace(_MONTH, f'(?P<month>{_MONTH})')}"
    rf"|{_MONTH_FIRST.replace(_WORD, f'(?P<first>{_WORD})')}){_BEHIND}"
)
_DAY_OF_WEEK = re.compile(r"\s*\(?(?:星期|周|週|礼拜)?[一二三四五六日天月火水木金土]?\)?")
_PREFIX = re.compile(r"(?:first )?(?:published|posted)(?: on| at)?:? ", re.IGNORECASE)
_COMPACT = re.compile(r"\d{8}(?:T?\d{4}(?:\d{2})?Z?)?")

_LONGEST = 200
"""Code points of a date with all that may stand around it."""

_SECONDS = (1_000_000_000, 1_900_000_000)
"""Seconds since 1970 that are read as such, from 2001 to 2030: later ones look like
``YYYYMMDDHH``."""
_UNITS = {10: 1, 13: 1_000, 16: 1_000_000}
"""Digits of an instant in seconds, in thousandths and in millionths, and how many make a second."""

YEARS = range(1600, 2200)
"""Years of the Gregorian calendar; others count from elsewhere: 1404 in Iran, 2568 in Thailand."""


def parse_date(text: str) -> Published:
    """Return the date that `text` states; with its time only where the offset is stated too.

    Understands ISO 8601, RFC 2822, seconds since 1970, ``2025/05/08``, ``2025年5月8日``,
    ``08.05.2025``, and months by name in English, German, French, Spanish, Italian, Portuguese,
    Dutch, Russian, Ukrainian, Polish, Turkish and Arabic.

    Raises:
        ValueError: it is not a date, there is no such day, or it can be read as two days.
    """
    if len(text) > _LONGEST:
        raise ValueError(f"not a date: {text[:_LONGEST]!r}…")
    stated = _PREFIX.sub("", _plain(text), count=1)
    try:
        at = _counted(stated) or _machine(stated) or _clocked(stated)
    except (ValueError, OverflowError) as error:
        raise ValueError(f"not a date: {text!r}") from error
    if at.year not in YEARS:
        raise ValueError(f"not a date: {text!r}")
    return at


def _plain(text: str) -> str:
    """Return `text` with plain spaces and digits, and without marks of writing direction."""
    plain = " ".join(text.split())
    if plain.isascii():
        return plain
    plain = re.sub("[\u200e\u200f\u061c\ufeff]", "", plain)
    return re.sub(r"\d", lambda digit: str(unicodedata.digit(digit[0])), plain)


def _counted(stated: str) -> datetime | None:
    """Return the instant that is so many seconds after 1970, None where it is no such number."""
    found = re.fullmatch(r"(\d{10}|\d{13}|\d{16})(?:\.\d{1,9})?", stated)
    if not found:
        return None
    seconds, rest = divmod(int(found[1]), _UNITS[len(found[1])])
    if not _SECONDS[0] <= seconds < _SECONDS[1]:
        return None
    microseconds = rest * 1_000_000 // _UNITS[len(found[1])]
    return datetime.fromtimestamp(seconds, UTC) + timedelta(microseconds=microseconds)


def _machine(stated: str) -> Published | None:
    """Return what a form meant for machines states, a day if it states no offset, else None."""
    if re.fullmatch(_ISO, stated):
        at = datetime.fromisoformat(stated.replace(",", ".").replace(" ", "T", 1).replace(" ", ""))
    elif _COMPACT.fullmatch(stated):
        at = datetime.fromisoformat(stated if "T" in stated else stated[:8])
    elif _MAIL.search(stated):
        from email.utils import parsedate_to_datetime  # noqa: PLC0415 - few dates need it

        at = parsedate_to_datetime(stated)
    else:
        return None
    return at if at.tzinfo else at.date()


def _clocked(stated: str) -> Published:
    """Return the day stated, with the time of day beside it where its offset is stated too."""
    clock = _CLOCK.search(stated)
    if not clock:
        return _day(stated)
    rest = f"{stated[: clock.start()]} {stated[clock.end() :]}".strip(" ,،-–—|")
    day = _day(" ".join(rest.split()))
    offset = _offset(clock)
    if offset is None:
        return day
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + 12 * (clock["half"].lower() == "p")
    minute, second = int(clock["minute"]), int(clock["second"] or 0)
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=offset)


def _offset(clock: re.Match[str]) -> timezone | None:
    """Return the offset that a time states; None where it states none, or says that it has none."""
    if clock["universal"]:
        return UTC
    if clock["offset"] in {None, "-0000"}:
        return None
    sign, digits = clock["offset"][0], clock["offset"][1:].replace(":", "")
    hours, minutes = (digits[:-2], digits[-2:]) if len(digits) > 2 else (digits, "0")  # noqa: PLR2004 - hh or hhmm
    east = timedelta(hours=int(hours), minutes=int(minutes))
    return timezone(-east if sign == "-" else east)


def _day(stated: str) -> date:
    stated = stated.removesuffix("Z")
    if numbers := _NUMBERS.fullmatch(stated):
        _check_words(numbers)
        one, two, year = map(int, numbers.group("one", "two", "year"))
        return _only_reading(one, two, year, is_dotted="." in numbers["sign"])
    signs = re.match(_SIGNS, stated)
    if signs and not _DAY_OF_WEEK.fullmatch(stated, signs.end()):
        raise ValueError("no form of a date")
    if signs or re.fullmatch(_YEAR_FIRST, stated):
        year, month, day = map(int, re.findall(r"\d+", stated))
        return date(year, month, day)
    return _named(stated)


def _only_reading(first: int, second: int, year: int, *, is_dotted: bool) -> date:
    """Return the day of e.g. ``25/05/2025``, where only one of the numbers can be the month.

    Where dots part them, the day comes first: whoever writes ``07.05.2025`` means 7 May.
    """
    twelve = 12
    day_first = second <= twelve and (is_dotted or first > twelve or first == second)
    if not day_first and first <= twelve and second <= twelve:
        raise ValueError("day and month can be read either way")
    return date(year, second, first) if day_first else date(year, first, second)


def _named(stated: str) -> date:
    """Return the day of ``8 May 2025`` or ``Thursday, May 8, 2025``."""
    found = _NAMED.fullmatch(stated)
    if not found:
        raise ValueError("no form of a date")
    _check_words(found)
    day, year = map(int, re.findall(r"\d+", stated))
    names = [found[group] for group in ("month", "first") if found[group]]
    months = {month_of(name.strip(" .").casefold()) for name in re.split(r"\s?/\s?", names[0])}
    (month,) = months
    if month is None:
        raise ValueError("no month")
    return date(year, month, day)


def _check_words(found: re.Match[str]) -> None:
    """Refuse what stands beside a date unless it is a day of the week."""
    for beside in (found["before"], found["after"]):
        if beside and not is_weekday(beside.casefold().rstrip(".")):
            raise ValueError("a word that is no day of the week")
