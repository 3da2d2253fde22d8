"""Reads days that lie back, as people write them: ``30d``, ``last week``, ``seit Montag``."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from bot.subscriptions.times.period_words import Sign, read_signs
from bot.subscriptions.times.weekdays import read_days
from briefings.window import DAYS, Window

_WEEK: Final = timedelta(days=7)
_DAY: Final = timedelta(days=1)
_YEARS: Final = range(1900, 2100)
_MONTHS: Final = 12
_FEW: Final = 3
_SATURDAY: Final = 5
_LONGEST: Final = 9
"""Words of a period, at most."""
_STARTS: Final = frozenset(
    ("today", "yesterday", "day before", "last", "rolling", "this", "since", "after", "between")
)
"""What a period begins with that is no word of a search."""
_LEADS: Final = frozenset(("in", "im", "en", "em", "on", "am", "le", "el", "в", "у", "на", "في"))
"""What stands before a month or a weekday that is meant as a time."""
_MARKS: Final = " .,;:!?…。？！،؟"
_EDGES: Final = frozenset(("since", "after", "until", "to", "before"))
_RELATIVE: Final = {"today": 0, "yesterday": 1, "day before": 2}
_DAYS_OF: Final = {"hour": 0, "day": 1, "week": 7}


class _Span(NamedTuple):
    """The first and the last day; of what goes on until now the last is None."""

    first: date
    last: date | None


def read_period(text: str, now: datetime) -> Window | None:
    """Return the days that all of `text` says, as of the day of `now`; None where it says none.

    Days lie back: "May" is the last one that has begun, "Monday" today or before. A number of days,
    weeks or months is counted back from today, whose end is open: what comes now is of them, too. A
    "last week" without a number is the one from Monday to Sunday.
    """
    signs = _signs(text)
    span = _read(signs, now) if signs else None
    if span is None or (span[0] and span[0] > now.date()):
        return None
    since, until = span
    if since and until and since > until:
        return None
    return Window(since=since, until=until, is_asked=True)


def split_period(text: str, now: datetime) -> tuple[str, Window | None]:
    """Return a text without the period at its end or beginning, and the period, if it has one.

    Only what is no word of a search is taken for a period: "in May" and "since May", not "May".
    """
    words = text.split()
    for size in range(min(_LONGEST, len(words)), 0, -1):
        ends = (words[-size:], words[:-size], False), (words[:size], words[size:], True)
        for period, rest, is_first in ends:
            said = " ".join(period).strip(_MARKS)
            if _is_clear(said, is_first=is_first) and (window := read_period(said, now)):
                return " ".join(rest).strip(" ,;:–—-"), window
    return text, None


def _is_clear(text: str, *, is_first: bool) -> bool:
    """Whether words are about time whatever stands beside them.

    What a text begins with needs more: "7 days in jail" is no search for jail.
    """
    signs = _signs(text)
    kinds = {sign.kind for sign in signs}
    if not signs or is_first:
        return bool(signs) and signs[0].kind in _STARTS
    if kinds & _STARTS or "ago" in kinds or kinds >= {"number", "unit"}:
        return True
    is_led = text.casefold().partition(" ")[0] in _LEADS
    return kinds >= {"number", "month"} or (
        is_led and bool(kinds & {"month", "weekday", "weekend"})
    )


def _signs(text: str) -> list[Sign]:
    """Return what the words of a text mean; nothing where one of them is no word of time."""
    signs = read_signs(text)
    for at, sign in enumerate(signs):
        if sign.kind == "name":
            days = read_days(str(sign.value))
            if not days or len(days.days) > 1:
                return []
            signs[at] = Sign("weekday", min(days.days))
    return signs


def _read(signs: Sequence[Sign], now: datetime) -> tuple[date | None, date | None] | None:
    kinds = [sign.kind for sign in signs]
    if joint := _joint(kinds):
        return _range(signs[:joint], signs[joint + 1 :], now)
    if kinds == ["recently"]:
        return now.date() - timedelta(days=DAYS), None
    if len(signs) > 1 and kinds[0] == kinds[-1] == "since":
        signs = signs[:-1]  # 自 … 以来
    if signs[0].kind in _EDGES:
        return _open(signs[0].kind, signs[1:], now)
    if signs[-1].kind in _EDGES:
        return _open(signs[-1].kind, signs[:-1], now)
    return _span(signs, now)


def _open(
    kind: str, signs: Sequence[Sign], now: datetime
) -> tuple[date | None, date | None] | None:
    """Return the days since, after, until or before a time."""
    span = _span(signs, now)
    if span is None:
        return None
    if kind == "since":
        return span.first, None
    if kind == "after":
        return (span.last or span.first) + _DAY, None
    return None, span.first - _DAY if kind == "before" else span.last


def _joint(kinds: Sequence[str]) -> int:
    """Return where the word between two ends of a range stands; 0 for none."""
    inside = range(1, len(kinds) - 1)
    joints = {"to", "until"} | ({"and"} if "between" in kinds else set())
    return next((at for at in inside if kinds[at] in joints), 0)


def _range(
    first: Sequence[Sign], last: Sequence[Sign], now: datetime
) -> tuple[date, date | None] | None:
    """Return the days from one time to another: of "1 to 7 May" both are of May."""
    begin = [sign for sign in first if sign.kind not in {"since", "between", "to"}]
    end = [sign for sign in last if sign.kind not in {"until", "to"}]
    for few, rest in ((begin, end), (end, begin)):
        if all(sign.kind == "number" and not _is_year(sign) for sign in few):
            few += [sign for sign in rest if sign.kind == "month" or _is_year(sign)]
    if not any(map(_is_year, begin)) and (year := next(filter(_is_year, end), None)):
        begin += [year]
    begins, ends = _span(begin, now), _span(end, now)
    if begins is None or ends is None:
        return None
    if ends.last and begins.first > ends.last and not any(map(_is_year, begin)):
        begins = _span(begin, datetime.combine(ends.last, now.time(), now.tzinfo))
    return (begins.first, ends.last) if begins else None


def _is_year(sign: Sign) -> bool:
    return sign.kind == "number" and sign.value in _YEARS


def _span(signs: Sequence[Sign], now: datetime) -> _Span | None:
    """Return the days of one time, such as "last week", "7 May" or "yesterday"."""
    kinds = {sign.kind for sign in signs}
    today = now.date()
    if len(signs) == 1 and (back := _RELATIVE.get(signs[0].kind)) is not None:
        return _Span(today - back * _DAY, today - back * _DAY if back else None)
    if "unit" in kinds:
        return _counted(signs, now)
    beside = kinds - {"last", "this"}
    if beside in ({"weekday"}, {"weekend"}):
        return _of_week(signs, today, is_last="last" in kinds)
    return _dated(signs, today) if beside and beside <= {"month", "number", "weekday"} else None


def _of_week(signs: Sequence[Sign], today: date, *, is_last: bool) -> _Span:
    """Return the last weekday of that name, or the last weekend, that has begun."""
    day = next((int(sign.value) for sign in signs if sign.kind == "weekday"), None)
    if day is not None:
        back = (today.weekday() - day) % 7 or 7 * is_last
        return _Span(today - back * _DAY, today - back * _DAY)
    saturday = today - _DAY * ((today.weekday() - _SATURDAY) % 7)
    if is_last and saturday + _DAY >= today:
        saturday -= _WEEK
    return _Span(saturday, saturday + _DAY)


def _counted(signs: Sequence[Sign], now: datetime) -> _Span | None:
    """Return the days of "30 days", "last week", "this month" or "3 days ago"."""
    said = {sign.kind: sign.value for sign in signs}
    kinds = set(said)
    unit = str(said["unit"])
    if len(signs) != len(said) or not kinds <= {
        "unit", "number", "last", "rolling", "this", "ago", "few"
    }:  # fmt: skip
        return None
    number = _FEW if "few" in kinds else int(said.get("number", 0))
    if "ago" in kinds:
        day = _back(now, number or 1, unit)
        return _Span(day, day) if day else None
    if not number and kinds & {"last", "this"} and unit != "hour":
        return _calendar(unit, now.date(), is_last="last" in kinds)
    first = _back(now, number or 1, unit)
    return _Span(first, None) if first else None


def _calendar(unit: str, today: date, *, is_last: bool) -> _Span:
    """Return this or the last day, week, month or year of the calendar."""
    if unit == "day":
        return _Span(today - _DAY * is_last, None)
    first = {
        "week": today - timedelta(days=today.weekday()),
        "month": today.replace(day=1),
        "year": today.replace(month=1, day=1),
    }[unit]
    if not is_last:
        return _Span(first, None)
    last = first - _DAY
    before = {"week": first - _WEEK, "month": last.replace(day=1)}
    return _Span(before.get(unit, last.replace(month=1, day=1)), last)


def _back(now: datetime, number: int, unit: str) -> date | None:
    """Return the day that lies so many units back; None beyond all calendars."""
    today = now.date()
    try:
        if unit == "hour":
            return (now - timedelta(hours=number)).date()
        if unit in _DAYS_OF:
            return today - timedelta(days=number * _DAYS_OF[unit])
        months = today.year * _MONTHS + today.month - 1
        year, month = divmod(months - number * (1 if unit == "month" else _MONTHS), _MONTHS)
        return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def _dated(signs: Sequence[Sign], today: date) -> _Span | None:
    """Return the days of "7 May 2025", "May 2025", "last May" or "2025"."""
    month = next((int(sign.value) for sign in signs if sign.kind == "month"), None)
    numbers = [int(sign.value) for sign in signs if sign.kind == "number"]
    years = [number for number in numbers if number in _YEARS]
    days = [number for number in numbers if number not in _YEARS]
    months = [sign for sign in signs if sign.kind == "month"]
    if len(years) > 1 or len(days) > 1 or len(months) > 1 or (days and month is None):
        return None
    if month is None:
        return _Span(date(years[0], 1, 1), date(years[0], 12, 31)) if years else None
    for year in years or range(today.year, today.year - 9, -1):
        try:
            first = date(year, month, days[0] if days else 1)
        except ValueError:
            continue
        if years or first <= today:
            last = first if days else first.replace(day=monthrange(year, month)[1])
            return _Span(first, last)
    return None
