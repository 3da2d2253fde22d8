"""Dates of Microsoft's Recognizers-Text (MIT): its English specs of days and of periods.

Each sentence counts from a reference time of its own. Where the spec has a day of the past and one
of the future, either is right.
"""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from pathlib import Path
from typing import Any, Final

from briefings.language.days.calendar import months_from
from briefings.language.numbers.dates_in_text import DateInText, dates
from foreign.duckling import as_printed
from foreign.score import Score, Suite, Suites

SPECS: Final = Path("Specs/DateTime/English")
FILES: Final = {"days": "DateParser.json", "periods": "DatePeriodParser.json"}


def bounds(found: DateInText) -> tuple[date, ...]:
    """Return the day that we read, or the first day of a period and that after its last."""
    value = found.value
    if found.precision in ("day", "relative day"):
        return (date.fromordinal(int(value)),)
    if found.precision == "days":
        first = date.fromordinal(int(value))
        return first, first + timedelta(days=round(value % 1 * 1000))
    if found.precision == "month":
        first = date(*divmod(int(value), 100), 1)
        return first, date(*months_from(first, 1), 1)
    if found.precision == "year":
        return date(int(value), 1, 1), date(int(value) + 1, 1, 1)
    return ()


def resolutions(value: dict[str, Any]) -> Iterator[tuple[str, ...]]:
    """Yield what the spec reads, as days of the past and of the future."""
    for side in ("PastResolution", "FutureResolution"):
        yield tuple(value[side].values())


def score(clone: Path) -> Iterator[Score]:
    """Hold what we read against the specs.

    An end of a period, read by itself and in the year nearest to the text, is policy.
    """
    for name, file in FILES.items():
        result = Score(f"Recognizers-Text: {name}")
        specs = json.loads((clone / SPECS / file).read_text("utf-8-sig"))
        for spec in specs:
            if "Context" in spec:
                _add(result, spec)
        yield result


def _is_end(day: str, side: tuple[str, ...]) -> bool:
    """Tell whether a day is an end of a period; without a year we take the nearest."""
    return day[4:] in {end[4:] for end in side}


def _add(result: Score, spec: dict[str, Any]) -> None:
    """Read one sentence, and add to a score what became of it."""
    today = date.fromisoformat(spec["Context"]["ReferenceDateTime"][:10])
    read = [bounds(found) for found in dates(as_printed(spec["Input"]), today)]
    days = [tuple(day.isoformat() for day in one) for one in read if one]
    right = [side for one in spec["Results"] if one["Value"] for side in resolutions(one["Value"])]
    line = f"{spec['Input']}: {days}, not {right[:1]}"
    if not days:
        result.silent += 1
    elif days in ([side] for side in right) or tuple(chain(*days)) in right:
        result.right += 1
    elif any(all(_is_end(one[0], side) for one in days) for side in right if len(side) > 1):
        result.policy.append(line)
    else:
        result.wrong.append(line)


SUITES: Suites = (
    Suite("microsoft/Recognizers-Text", "90e968ea44dc8fda3f2e1c3e4b20aa233817488d", score),
)
