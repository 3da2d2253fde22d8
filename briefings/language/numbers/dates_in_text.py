"""Dates of an English text, brought to one form: a day, a month, a year or a period by its name."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from briefings.language.before import search_before
from briefings.language.days.calendar import WEEK, day_in, days_from, nearest
from briefings.language.days.forms import (
    DAY,
    FEASTS,
    MONTH,
    MONTHS,
    ORDINAL,
    SHORT_MONTHS,
    SHORT_WEEKDAY,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Precision,
    month_of,
    place_of,
)
from briefings.language.days.periods import PERIOD, name_period, part_before, period_of
from briefings.language.days.weekdays import WeekdayInText, weekdays


class DateInText(NamedTuple):
    """A date as it stands in a text.

    Attributes:
        start: where its words begin.
        end: where they end.
        value: `date.toordinal` (a day, by its name or relative as "today"; of a day of an unknown
            week the last such one, or 0 to 6 from Monday where the article has no date), month ×
            100 + day (a day of an unknown year), year × 100 + month (a month), 1 to 12 (a month of
            an unknown year), year × 100 + quarter (or 10 + half, and .5 if fiscal), the year, or a
            number that stands for a period's name; of some days in a row, that of the first plus
            thousandths for how many follow.
        precision: which of these it is.
    """

    start: int
    end: int
    value: float
    precision: Precision


_DAYS_ON: Final = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}
_RELATIVE: Final = "|".join(_DAYS_ON)
DATE_WORDS: Final = frozenset(
    [
        *f"{MONTHS} {SHORT_MONTHS} {WEEKDAYS}".split(),
        *_DAYS_ON,
        *(name.split()[0] for name in FEASTS),
    ]
)
"""As written, one of which every date has that has no figure, but for "last week" and its like."""
_DATE: Final = re.compile(
    rf"""(?:(?<=[Mm]id-)|(?<![\w$€£.,/-]))(?:
      (?P<iso>{YEAR}([-/])(?:0?[1-9]|1[0-2])\2(?:[12]\d|3[01]|0?[1-9]))
    | (?P<figures>\d{{1,2}}([-/.])\d{{1,2}}\4{YEAR})
    | (?:(?:{SHORT_WEEKDAY}),?\s(?:the\s)?(?P<bracket>\()?)?
      (?: (?P<month>{MONTH})\s(?:the\s)?(?P<day>{ORDINAL}|{DAY})
          (?:\s?(?:-|–|—|to|through|until)\s?(?P<until>{DAY})(?:st|nd|rd|th)?(?!\s?{MONTH}))?
          (?:,?\s(?P<year>{YEAR}))?
        | (?P<day2>{ORDINAL}|{DAY}\.?)(?:\s?(?:-|–|—|to|and|until)\s?(?P<until2>{ORDINAL}|{DAY}))?
          [\s-](?:of\s)?
          (?P<month2>{MONTH})(?:,?[\s-](?P<year2>{YEAR}))?
        | (?P<month3>{MONTH})(?:\s?,?\s(?:of\s)?|-)(?P<year3>{YEAR}) ) (?(bracket)\))
    | (?P<month4>{MONTH})
    | (?:(?:last|next|this(?:\spast)?)\s)?(?P<weekday>{WEEKDAY})
    | (?P<relative>{_RELATIVE})
    | (?<!\d\s[-/])(?<!\d[-/]\s)(?<!\d\s[-/]\s)(?P<year4>(?:19|20)\d\d)
      (?!\s?[-/]\s?\d|[-/][A-Za-z]{{3}}|\s?,?\s{MONTH}(?!\w))
    )(?![\w%]|[-–/:.,]\d)""",
    re.VERBOSE,
)
_COUNTED: Final = re.compile(
    r"\s(?:people|men|women|children|troops|soldiers|workers|jobs|homes|cases|deaths|votes)\b"
)
_IN: Final = re.compile(
    r"\b(?:in|of|since|until|till|by|before|after|during|through|from|between|and|to|early|late|mid|last|next|this"
    r"|each|every)[\s-]\Z",
    re.IGNORECASE,
)
"""What before "May" and "March" makes a month of them."""
_DAY_BESIDE: Final = re.compile(r"(?:\b[Tt]he\s)?\bday\s(?P<way>after|before)\s\Z")
_WEEK_OF: Final = re.compile(
    r"\b(?:week\s(?:of|commencing|starting|beginning|ending)|w/c)(?:\son)?\s(?:the\s)?\Z"
)
_FURTHER: Final = re.compile(r"\b(?:days|weeks?|months?|years?)\s(?:from|after|before)\s\Z")
"""What before "tomorrow" counts on from it."""
_OTHER_YEAR: Final = re.compile(
    r",?\s(?:['’]?\d{2,4}\b(?![:.,]?\d|\s\w)|(?:nineteen|twenty|eighteen|two\sthousand)\b)"
)
"""A year after a day that is none we read: a short one, one of long ago, or one in words."""
_WORD: Final = re.compile(r"['’]?\w+")


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
    end = 0
    for start in [word.start() for word in _WORD.finditer(text)] if starts is None else starts:
        if start < end:
            continue
        found, read = _read_at(text, start, published)
        end = found.end() if found else end
        if found and read:
            begin, end = _span(text, found, published)
            yield DateInText(begin, end, *read)


def _read_at(
    text: str, start: int, published: date | None
) -> tuple[re.Match[str] | None, tuple[float, Precision] | None]:
    """Return what matches at a place, with its value and precision where it is a date."""
    found = PERIOD.match(text, start)
    if found:
        return found, period_of(text, found, published)
    found = _DATE.match(text, start)
    return found, _read(found, text, published) if found else None


def _span(text: str, found: re.Match[str], published: date | None) -> tuple[int, int]:
    """Return where a date stands: with "the day after", and "Friday" with "last week"."""
    if found.lastgroup == "weekday":
        one = _weekday_at(text, found, published)
        return min(one.start, found.start()), max(one.end, found.end())
    beside = found.lastgroup == "relative" and search_before(_DAY_BESIDE, text, found.start())
    return beside.start() if beside else found.start(), found.end()


def _read(
    found: re.Match[str], text: str, published: date | None
) -> tuple[float, Precision] | None:
    """Return value and precision of one match; None where it is no date, or none we are sure of."""
    parts = found.groupdict()
    if parts["weekday"] or parts["relative"]:
        read = _weekday if parts["weekday"] else _relative
        return read(text, found, published)
    if parts["year4"]:
        return None if _COUNTED.match(text, found.end()) else _in_part(text, found, "year")
    if parts["month4"]:
        return _month_alone(text, found)
    return _in_a_month(parts, text, found, published)


def _in_a_month(
    parts: Mapping[str, Any], text: str, found: re.Match[str], published: date | None
) -> tuple[float, Precision] | None:
    """Return the value of a date that names its month, in words or as a number."""
    if parts["month3"]:
        return _in_part(text, found, "month")
    if parts["iso"]:
        year, month, day = map(int, re.split("[-/]", parts["iso"]))
        return _day(day_in(year, month, day))
    if parts["figures"]:
        return _figures(parts["figures"])
    if not (parts["year"] or parts["year2"]) and _OTHER_YEAR.match(text, found.end()):
        return None
    read = _day_of_a_month(parts, published)
    week = read and search_before(_WEEK_OF, text, found.start())
    return name_period(f"week of {read[0]:g}") if read and week else read


def _day_of_a_month(
    parts: Mapping[str, Any], published: date | None
) -> tuple[float, Precision] | None:
    """Return the value of "8 May", "May 8, 2025" or "May 5-8"."""
    month = month_of(parts["month"] or parts["month2"])
    day = place_of(parts["day"] or parts["day2"])
    year, until = parts["year"] or parts["year2"], parts["until"] or parts["until2"]
    if until:
        return _days(month, day, place_of(until), year, published)
    if year:
        return _day(day_in(int(year), month, day))
    if published:
        return _day(nearest(month, day, published))
    return month * 100.0 + day, "day of a year"


def _figures(figures: str) -> tuple[float, Precision] | None:
    """Return the day of "13/5/2025"; "3/5/2025" is in March or in May, but "3.5.2025" in May."""
    first, second, year = map(int, re.split("[-/.]", figures))
    if first > _MONTHS or "." in figures or first == second:
        return _day(day_in(year, second, first))
    if second > _MONTHS:
        return _day(day_in(year, first, second))
    return name_period(f"{first}/{second}/{year}")


def _days(
    month: int, first: int, last: int, year: str | None, published: date | None
) -> tuple[float, Precision] | None:
    """Return the value of "May 5-8"."""
    if last <= first:
        return None
    day = (
        day_in(int(year), month, first) if year else published and nearest(month, first, published)
    )
    value = float(day.toordinal()) if day else month * 100.0 + first
    return value + (last - first) / 1000, "days"


def _in_part(text: str, found: re.Match[str], precision: Precision) -> tuple[float, Precision]:
    """Return a month or year, or the part of it that "early" or "the end of" makes of it."""
    if precision == "year":
        value = float(found["year4"])
    else:
        value = int(found["year3"]) * 100.0 + month_of(found["month3"])
    part = part_before(text, found.start())
    return name_period(f"{part} {precision} {value:g}") if part else (value, precision)


def _month_alone(text: str, found: re.Match[str]) -> tuple[float, Precision] | None:
    """Return a month of an unknown year; "May" needs a word before that makes it a month."""
    if not search_before(_IN, text, found.start()) and found["month4"] in ("May", "March"):
        return None
    month, part = month_of(found["month4"]), part_before(text, found.start())
    return name_period(f"{part} month {month}") if part else (float(month), "month of a year")


def _day(day: date | None) -> tuple[float, Precision] | None:
    return (float(day.toordinal()), "day") if day else None


def _relative(
    text: str, found: re.Match[str], published: date | None
) -> tuple[float, Precision] | None:
    """Return the day, told from that of the article: a writer's, so never sure against a name."""
    if published is None or search_before(_FURTHER, text, found.start()):
        return None
    beside = search_before(_DAY_BESIDE, text, found.start())
    days = _DAYS_ON[found["relative"]]
    day = days_from(published, days + ({"after": 1, "before": -1}[beside["way"]] if beside else 0))
    return (float(day.toordinal()), "relative day") if day else None


def _weekday(
    text: str, found: re.Match[str], published: date | None
) -> tuple[float, Precision] | None:
    one = _weekday_at(text, found, published)
    if one.day:
        return float(one.day.toordinal()), "day"
    if published is None:
        return float(one.weekday), "day of a week"
    back = (published.weekday() - one.weekday) % WEEK
    return float(published.toordinal() - back), "day of a week"


def _weekday_at(text: str, found: re.Match[str], published: date | None) -> WeekdayInText:
    start, end = found.span()
    return next(one for one in weekdays(text, published) if one.start < end and start < one.end)


_MONTHS: Final = 12
