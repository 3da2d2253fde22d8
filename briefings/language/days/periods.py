"""Periods that English names in words: "the third quarter of 2024", "last week", "early May"."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final
from zlib import crc32

from briefings.language.alternatives import alternatives
from briefings.language.before import search_before
from briefings.language.days.calendar import WEEK, days_from, months_from, weekday_in
from briefings.language.days.forms import (
    DAY,
    FEASTS,
    MONTH,
    NUMBERS,
    ORDINAL,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    Precision,
    month_of,
    place_of,
)

_COUNT: Final = rf"(?:\d{{1,3}}|{'|'.join(NUMBERS)})"
_FEASTS: Final = alternatives(FEASTS)
PERIOD: Final = re.compile(
    rf"""(?<![\w$€£.,/])(?:
      (?P<feast>{_FEASTS})(?:,?\s(?P<feast_year>{YEAR}))?
    | (?P<place>{ORDINAL}|last)\s(?P<in_month>{WEEKDAY}|day|week|weekend)\s(?:of|in)\s
      (?:(?P<of_month>{MONTH})(?:,?\s(?P<of_year>{YEAR}))?|(?P<in_year>{YEAR}))
    | (?P<nth>{ORDINAL}|{DAY})\s(?:(?P<nth_day>{WEEKDAY}|day)\s)?(?:of|in)\s(?:the\s)?
      (?P<nth_which>this|last|next)\smonth
    | (?: (?P<quarter>{ORDINAL}|final|last)[ -](?P<half>quarter|half)
        | (?P<short>[QH])(?P<number>[1-4]) )
      (?:,?\s(?:of\s)?(?:the\s)?(?P<fiscal>(?:fiscal|financial|calendar)\s)?(?:year\s)?
      (?P<quarter_year>{YEAR})|\s(?:of\s)?(?P<quarter_which>this|last|next)\syear)?
    | (?P<fiscal_year>{YEAR})\s(?P<year_first>[QH][1-4])
    | (?:fiscal|financial)(?:\syear)?\s(?P<fiscal_only>{YEAR}) | FY\s?(?P<fy>(?:{YEAR}|\d\d))
    | (?P<decade>{YEAR[:-4]}\d0)['’]?s | ['’](?P<short_decade>[1-9]0)s
    | (?P<century>{ORDINAL})[ -]century
    | (?P<count>{_COUNT})\s(?P<unit>day|week|month|year|decade)s?\s
      (?P<way>ago|from\snow|from\stoday)
    | (?P<which>[Ll]ast|[Tt]his|[Nn]ext|past)\s
      (?P<of>week|weekend|month|quarter|year|decade|century)
    )(?![\w%]|[-–/:.,]\d)""",
    re.VERBOSE,
)
"""A period that begins with a word of its own; what comes before is looked at afterwards."""
_PART: Final = re.compile(
    r"\b(early|mid|late|later|earlier|end|beginning|start|middle|rest|half|most"
    r"|fiscal|financial|spring|summer|autumn|fall|winter)"
    r"(?:\s(?:in|of)(?:\sthe)?)?[\s-]\Z",
    re.IGNORECASE,
)
_MORE: Final = re.compile(r"\b(?:day|week|month|year)s?,?(?:\sand)?\s\Z")
"""What before "21 days ago" is part of it."""
_YEARS: Final = {"year": 1, "decade": 10, "century": 100}
_STEPS: Final = {"last": -1, "past": -1, "this": 0, "next": 1}


def period_of(
    text: str, found: re.Match[str], published: date | None
) -> tuple[float, Precision] | None:
    """Return value and precision of a match of `PERIOD`: a day, or a name's number.

    Args:
        text: the sentence.
        found: the match.
        published: the day of its article, where known.
    """
    parts = found.groupdict()
    if parts["count"] and search_before(_MORE, text, found.start()):
        return None
    day = _day(parts, published)
    if day:
        return float(day.toordinal()), "relative day" if parts["count"] or parts["nth"] else "day"
    if parts["count"] and parts["unit"] in ("day", "week") and published is None:
        return None
    part, name = part_before(text, found.start()), ""
    if parts["quarter"] or parts["number"]:
        quarter = _quarter(parts, published)
        if not part:
            return quarter, "quarter"
        name = f"quarter {quarter:g}"
    return name_period(f"{part} {name or _name(parts, published)}")


def part_before(text: str, start: int) -> str:
    """Return "early", "mid" and the like right before a place, in one form; "" without."""
    part = search_before(_PART, text, start)
    return part[1].lower() if part else ""


def name_period(name: str) -> tuple[float, Precision]:
    """Return a number that stands for a period's name, so that only its like equals it."""
    return float(crc32(name.strip().encode())), "period"


def _day(parts: Mapping[str, str | None], published: date | None) -> date | None:
    """Return the day that a match means, where it is one."""
    year, feast = parts["feast_year"], parts["feast"]
    fixed = FEASTS.get(feast or "")
    if fixed and year:
        return date(int(year), *divmod(fixed, 100))
    names = ("in_month", "place", "of_month", "of_year")
    inside, place, of_month, of_year = (parts[name] for name in names)
    if place and inside and of_month and of_year and not inside.startswith("week"):
        at = -1 if place == "last" else place_of(place)
        return weekday_in(int(of_year), month_of(of_month), _weekday(inside), at)
    if parts["nth"] and published:
        month_at = months_from(published, _STEPS[parts["nth_which"] or "this"])
        return weekday_in(*month_at, _weekday(parts["nth_day"]), place_of(parts["nth"]))
    count, unit = parts["count"], parts["unit"]
    if published and count and unit in ("day", "week"):
        number = NUMBERS.get(count) or int(count)
        sign = -1 if parts["way"] == "ago" else 1
        return days_from(published, sign * number * (WEEK if unit == "week" else 1))
    return None


def _weekday(name: str | None) -> int | None:
    """Return the number of a weekday; None of "day"."""
    return None if name in (None, "day") else WEEKDAYS.split().index(name or "")


def _name(parts: Mapping[str, str | None], published: date | None) -> str:
    """Return a name of the period that is the same however it is written."""
    if parts["count"]:
        return _name_count(parts, published)
    if parts["which"]:
        return _name_relative(parts["which"], parts["of"] or "", published)
    return " ".join(word for word in _name_parts(parts) if word).replace("’", "'").lower()


def _name_parts(parts: Mapping[str, str | None]) -> Iterator[str | None]:
    """Yield the words of a period that has its own name, in one form."""
    fiscal, decade = parts["fiscal_only"] or parts["fy"], parts["decade"] or parts["short_decade"]
    if fiscal:
        yield f"fiscal {fiscal[-2:]}"
    if decade:
        yield f"decade {decade}"
    if parts["century"]:
        yield f"century {place_of(parts['century'])}"
    names = "nth nth_day nth_which year_first fiscal_year feast feast_year"
    names += " place in_month of_month of_year in_year"
    yield from (parts[name] for name in names.split())


def _quarter(parts: Mapping[str, str | None], published: date | None) -> float:
    """Return year × 100 (0 where it isn't stated) + the quarter, or 10 + the half; .5 if fiscal."""
    words, half = parts["quarter"] or "", (parts["short"] or parts["half"] or "")[0] in "hH"
    last = words in ("final", "last")
    number = int(parts["number"] or ((2 if half else 4) if last else place_of(words)))
    year, which = int(parts["quarter_year"] or 0), parts["quarter_which"]
    if which and published:
        year = published.year + _STEPS[which]
    fiscal = (parts["fiscal"] or "").startswith("fi")
    return year * 100 + number + (10 if half else 0) + (0.5 if fiscal else 0)


def _name_count(parts: Mapping[str, str | None], published: date | None) -> str:
    """Return the name of "three months ago": which month that was."""
    count, unit = parts["count"] or "", parts["unit"] or ""
    number = (NUMBERS.get(count) or int(count)) * (1 if parts["way"] != "ago" else -1)
    if published is None:
        return f"{number} {unit}"
    months = number * {"month": 1, "year": 12, "decade": 120}[unit]
    return f"about {unit} {months_from(published, months)}"


def _name_relative(which: str, of: str, published: date | None) -> str:
    """Return the name of "last week": which week that was."""
    step = _STEPS[which.lower()]
    if published is None:
        return f"{which.lower()} {of}"
    if of.startswith("week"):
        monday = published.toordinal() - published.weekday() + step * WEEK
        return f"{of} {monday}"
    if of == "month":
        return f"month {months_from(published, step)}"
    if of == "quarter":
        return f"quarter {published.year * 4 + (published.month - 1) // 3 + step}"
    return f"{of} {published.year + step * {'year': 1, 'decade': 10, 'century': 100}[of]}"
