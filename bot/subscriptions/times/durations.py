"""Reads how long something lasts: ``7 days``, ``a week``, ``until Monday``, ``bis 3. Dezember``."""

import re
from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.subscriptions.slots import instant
from bot.subscriptions.times.folding import fold
from bot.subscriptions.times.vocabulary import numbers, separate, units, word_set
from bot.subscriptions.times.weekdays import read_days
from briefings.language.month_names import month_of

_AROUND: Final = word_set(
    "until till til to for next the of on bis zum zu für die nächsten den am jusqu'à jusqu'au "
    "jusque au à le la pour pendant hasta el próximo por durante até a o próxima de до на в к "
    "следующего over across übers kadar boyunca süreyle لمدة حتى إلى يوم 直到 到 long lang para , "
    "为止"
)
"""Words beside a day or a duration that say nothing more."""
_UNTIL: Final = word_set(
    "until till til bis jusqu'à jusqu'au jusque hasta até до kadar حتى 直到 到"
)
_END: Final = word_set(
    "end ende fin finales fim final конца конец кінця кінець sonuna sonu نهاية اخر"
)
_OF_THIS: Final = word_set(
    "this des dieses dieser diesen der du de ce cette del este esta do deste desta da этого этой "
    "цього bu هذا over übers ueber"
)
_WEEKEND: Final = frozenset({5, 6})
_TWO: Final = 2
"""Words of "end of the month", but for those that say nothing more."""
_TWO_OF: Final[Mapping[str, tuple[int, str]]] = {
    "fortnight": (2, "week"), "يومين": (2, "day"), "اسبوعين": (2, "week"), "شهرين": (2, "month"),
}  # fmt: skip
"""Two of something in one word."""
_TOMORROW: Final = word_set("tomorrow morgen demain mañana amanhã завтра yarın غدا 明天")
_AMOUNT: Final = re.compile(
    r"(?:(?P<number>\d{1,3}) ?|(?P<word>[^\W\d]+ |[一二三四五六七八九十]))?(?P<unit>[^\W\d]+)\.?"
)
_ISO: Final = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_NUMBERS: Final = re.compile(r"(?P<day>\d{1,2})[./](?P<month>\d{1,2})(?:[./](?P<year>\d{4})?)?")
_NAMED: Final = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th|er|º|\.)? (?P<name>[^\W\d]+)\.?(?: (?P<year>\d{4}))?"
    ),
    re.compile(r"(?P<name>[^\W\d]+)\.? (?P<day>\d{1,2})(?:st|nd|rd|th)?(?: (?P<year>\d{4}))?"),
    re.compile(r"(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]"),
)
_MONTHS: Final = 12
_FAR: Final = timedelta(days=9000)
"""Days are no further away than that: clocks end in the year 9999."""
_DAYS_OF: Final = {"day": 1, "week": 7}


def read_end(words: str, now: datetime) -> datetime | None:
    """Return when what `words` say ends, from `now` (in a ZoneInfo) on; None for no such thing.

    What is counted in days or weeks lasts to the minute; a day ends it where that day begins.
    """
    every = separate(words.replace("，", " ").replace(",", " ")).split()
    kept = [word for word in every if fold(word) not in _AROUND]
    text = " ".join(kept)
    if not text:
        return None
    is_until = any(fold(word) in _UNTIL for word in every)
    end = _counted(fold(text), now) or _on_day(text, now)
    return end or _of_period(every, fold(text), now, is_until=is_until)


def _of_period(
    words: Sequence[str], text: str, now: datetime, *, is_until: bool
) -> datetime | None:
    """Return the end of a weekend, of this week, month or year, or the beginning of a month."""
    today = now.date()
    monday = today + timedelta(days=7 - today.weekday())
    if _is_weekend(words):
        saturday = today + timedelta(days=(5 - today.weekday()) % 7 or 7)
        return _beginning(saturday if is_until else monday, now)
    tokens = [token for token in text.split() if token not in _OF_THIS]
    if len(tokens) > 1 and any(token in _END for token in tokens):
        unit = next((units()[token] for token in tokens if token in units()), "")
        month = date(today.year + today.month // _MONTHS, today.month % _MONTHS + 1, 1)
        ends = {"week": monday, "month": month, "year": date(today.year + 1, 1, 1)}
        return _beginning(ends[unit], now) if unit in ends and len(tokens) == _TWO else None
    if is_until and (named := month_of(text)):
        first = _next(1, named, None, today)
        return _beginning(first, now) if first else None
    return None


def _is_weekend(words: Sequence[str]) -> bool:
    """Whether words say "weekend", behind what may stand before it."""
    for first in range(len(words)):
        days = read_days(" ".join(words[first:]))
        if days and days.days == _WEEKEND and first + days.length == len(words):
            return all(fold(word) in _AROUND | _UNTIL for word in words[:first])
    return False


def _counted(text: str, now: datetime) -> datetime | None:
    """Return the end of ``7 days``, ``7d``, ``week`` or ``a month``."""
    if text in _TWO_OF:
        number, unit = _TWO_OF[text]
        return _later(now, number, unit)
    match = _AMOUNT.fullmatch(text)
    if match is None or match["unit"] not in units():
        return None
    word = (match["word"] or "").strip()
    number = numbers().get(word, 0) if word else int(match["number"] or 1)
    unit = units()[match["unit"]]
    return _later(now, number, unit) if number else None


def _later(now: datetime, number: int, unit: str) -> datetime | None:
    """Return when so many units from `now` are over; None for minutes and seconds."""
    if unit in {"minute", "second"}:
        return None
    if unit == "hour":
        return now + timedelta(hours=number)
    if unit in _DAYS_OF:
        return now + timedelta(days=number * _DAYS_OF[unit])
    return _months_later(now, number if unit == "month" else number * _MONTHS)


def _months_later(now: datetime, months: int) -> datetime:
    """Return the same day of a later month, or that month's last."""
    year, month = divmod(now.year * _MONTHS + now.month - 1 + months, _MONTHS)
    last = monthrange(year, month + 1)[1]
    return now.replace(year=year, month=month + 1, day=min(now.day, last))


def _on_day(text: str, now: datetime) -> datetime | None:
    """Return when the day that `text` names begins: tomorrow, a weekday or a date."""
    today = now.date()
    if fold(text) in _TOMORROW:
        return _beginning(today + timedelta(days=1), now)
    days = read_days(text)
    if days and len(days.days) == 1 and days.length == len(text.split()):
        ahead = (min(days.days) - today.weekday() - 1) % 7 + 1
        return _beginning(today + timedelta(days=ahead), now)
    day = _date(text, today)
    return _beginning(day, now) if day else None


def _beginning(day: date, now: datetime) -> datetime | None:
    near = min(max(day, now.date() - _FAR), now.date() + _FAR)
    return instant(near, time(), now.tzinfo) if isinstance(now.tzinfo, ZoneInfo) else None


def _date(text: str, today: date) -> date | None:
    """Return the date that `text` is, without a year the next one; None for none or two."""
    small = text.casefold()
    for pattern in (_ISO, _NUMBERS, *_NAMED):
        if match := pattern.fullmatch(small):
            said = match.groupdict()
            month = month_of(str(said["name"])) if "name" in said else int(said["month"])
            day = int(said["day"])
            is_either = pattern is _NUMBERS and day <= _MONTHS and "/" in small and day != month
            if month and not is_either:
                return _next(day, month, said.get("year"), today)
    return None


def _next(day: int, month: int, year: str | None, today: date) -> date | None:
    for each in (int(year),) if year else range(today.year, today.year + 9):
        try:
            found = date(each, month, day)
        except ValueError:
            continue
        if year or found > today:
            return found
    return None
