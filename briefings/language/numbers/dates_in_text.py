"""Dates of an English text, brought to one form: a day, a month or a year."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from briefings.language.days.calendar import WEEK
from briefings.language.days.weekdays import weekdays
from briefings.language.numbers.matches import matches_at

Precision: TypeAlias = Literal[
    "day", "relative day", "day of a week", "day of a year", "month", "year"
]


class DateInText(NamedTuple):
    """A date as it stands in a text.

    Attributes:
        start: where its words begin.
        end: where they end.
        value: `date.toordinal` (a day, by its name or relative as "today"; of a day of an unknown
            week the last such one, or 0 to 6 from Monday where the article has no date), month ×
            100 + day (a day of an unknown year), year × 100 + month (a month), or the year.
        precision: which of these it is.
    """

    start: int
    end: int
    value: float
    precision: Precision


_MONTHS: Final = (
    "January February March April May June July August September October November December"
)
_MONTH_NUMBER: Final = {name[:3]: number for number, name in enumerate(_MONTHS.split(), start=1)}
_WEEKDAYS: Final = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
_WEEKDAY: Final = _WEEKDAYS.replace(" ", "|")
_DAYS_ON: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_RELATIVE: Final = "|".join(_DAYS_ON)
_SHORT_MONTHS: Final = "Jan Feb Mar Apr Aug Sept Sep Oct Nov Dec"
DATE_WORDS: Final = frozenset([*f"{_MONTHS} {_SHORT_MONTHS} {_WEEKDAYS}".split(), *_DAYS_ON])
"""As written, one of which every date has that has no figure."""
_MONTH: Final = rf"(?:{_MONTHS.replace(' ', '|')}|(?:{_SHORT_MONTHS.replace(' ', '|')})\b\.?)"
_DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])"
_YEAR: Final = r"(?:19|20)\d\d"
_DATE: Final = re.compile(
    rf"""(?<![\w$€£.,/-])(?:
      (?P<iso>{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))
    | (?:(?:{_WEEKDAY}),?\s(?P<bracket>\()?)?
      (?: (?P<month>{_MONTH})\s(?P<day>{_DAY})(?:st|nd|rd|th)?(?:,?\s(?P<year>{_YEAR}))?
        | (?P<day2>{_DAY})(?:st|nd|rd|th)?\s(?P<month2>{_MONTH})(?:,?\s(?P<year2>{_YEAR}))?
        | (?P<month3>{_MONTH})\s(?:of\s)?(?P<year3>{_YEAR}) ) (?(bracket)\))
    | (?:(?:last|next|this(?:\spast)?)\s)?(?P<weekday>{_WEEKDAY})
    | (?P<relative>{_RELATIVE})
    | (?P<year4>{_YEAR})
    )(?![\w%]|[-–/:.,]\d)""",
    re.VERBOSE,
)
_COUNTED: Final = re.compile(
    r"\s(?:people|men|women|children|troops|soldiers|workers|jobs|homes|cases|deaths|votes)\b"
)


def dates(
    text: str, published: date | None, starts: Iterable[int] | None = None
) -> Iterator[DateInText]:
    """Yield the dates of `text`, in order.

    "May 8" takes the year that brings it nearest to `published`. A weekday is the day that
    `weekdays` says, else one of an unknown week: it equals only its like of the same seven days.

    Args:
        text: a sentence.
        published: the day its article was published, where known.
        starts: where one may begin, in order, where that is known; one that is told by a word
            before it begins there.
    """
    found_here = _DATE.finditer(text) if starts is None else matches_at(starts, _DATE, text)
    for found in found_here:
        read = _read(found, text, published)
        if read is not None:
            yield DateInText(found.start(), found.end(), *read)


def _read(
    found: re.Match[str], text: str, published: date | None
) -> tuple[float, Precision] | None:
    """Return value and precision of one match; None where it is no date, or none we are sure of."""
    parts = found.groupdict()
    if parts["weekday"]:
        return _weekday(text, found.start(), found.end(), published)
    if parts["relative"]:
        return _relative(_DAYS_ON[parts["relative"]], published)
    if parts["year4"]:
        return None if _COUNTED.match(text, found.end()) else (float(parts["year4"]), "year")
    return _in_a_month(parts, published)


def _in_a_month(parts: Mapping[str, Any], published: date | None) -> tuple[float, Precision] | None:
    """Return the value of a date that names its month, in words or as a number."""
    if parts["month3"]:
        return int(parts["year3"]) * 100.0 + _MONTH_NUMBER[parts["month3"][:3]], "month"
    if parts["iso"]:
        year, month, day = map(int, parts["iso"].split("-"))
        return _day(year, month, day)
    month = _MONTH_NUMBER[(parts["month"] or parts["month2"])[:3]]
    day = int(parts["day"] or parts["day2"])
    stated = parts["year"] or parts["year2"]
    if stated:
        return _day(int(stated), month, day)
    return _nearest(month, day, published) if published else (month * 100.0 + day, "day of a year")


def _day(year: int, month: int, day: int) -> tuple[float, Precision] | None:
    try:
        return float(date(year, month, day).toordinal()), "day"
    except ValueError:  # 31 June
        return None


def _nearest(month: int, day: int, published: date) -> tuple[float, Precision] | None:
    years = range(max(published.year - 1, 1), min(published.year + 1, 9999) + 1)
    days = [found for year in years if (found := _day(year, month, day))]
    return min(days, key=lambda found: abs(found[0] - published.toordinal()), default=None)


def _relative(days: int, published: date | None) -> tuple[float, Precision] | None:
    """Return the day, told from that of the article: a writer's, so never sure against a name."""
    return (float(published.toordinal() + days), "relative day") if published else None


def _weekday(
    text: str, start: int, end: int, published: date | None
) -> tuple[float, Precision] | None:
    one = next((one for one in weekdays(text, published) if start < one.end <= end), None)
    one = one or next(one for one in weekdays(text, published) if one.start <= start < one.end)
    if one.day:
        return float(one.day.toordinal()), "day"
    if published is None:
        return float(one.weekday), "day of a week"
    back = (published.weekday() - one.weekday) % WEEK
    return float(published.toordinal() - back), "day of a week"
