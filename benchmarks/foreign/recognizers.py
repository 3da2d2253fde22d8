"""Figures of Microsoft's Recognizers-Text: numbers, money, measures, shares, lengths of time.

Its English specs name each value that a sentence states, and where it stands. A figure is right
where we read that value there, with a unit where it has one; it is silent where we read nothing.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import isclose
from pathlib import Path
from typing import Final, NamedTuple

from briefings.language.numbers.quantities import quantities
from briefings.language.numbers.quantity import Quantity
from foreign.score import Score, Suite, Suites

SPECS: Final = "Specs/{}/English/{}Model.json"
HOURS: Final = (1 / 3600, 1 / 60, 1, 24, 168, 336)
MONTHS: Final = (1, 12, 120, 1200)
TIMEX: Final = re.compile(r"PT?(?:\d+(?:\.\d+)?[YMWDHS])+(?:T(?:\d+[HMS])+)?\Z")
PART: Final = re.compile(r"(\d+(?:\.\d+)?)([YMWDHS])")
POLICY: Final = {
    "a twenty-first": "a rank, but for arithmetic",
    "2 pm": "a time of day",
}
"""Figures that we read otherwise on purpose, and as what."""


class Figure(NamedTuple):
    """A figure as a spec states it.

    Attributes:
        text: the sentence.
        start: where its words begin.
        end: where they end.
        value: what they stand for, in units of `unit`.
        unit: the currency by its ISO code, "?" for any unit, or "" where none is needed.
    """

    text: str
    start: int
    end: int
    value: float
    unit: str

    @property
    def words(self) -> str:
        """The figure as it is written."""
        return self.text[self.start : self.end]


def figures(clone: Path, kind: str, model: str, unit: str = "") -> Iterator[Figure]:
    """Yield the figures of one of the specs that state values.

    Args:
        clone: the project.
        kind: the folder of the spec.
        model: its name.
        unit: "?" where every figure has a unit.
    """
    examples = json.loads((clone / SPECS.format(kind, model)).read_text(encoding="utf-8-sig"))
    for example in examples:
        for result in example["Results"]:
            value = str((result.get("Resolution") or {}).get("value"))
            if value in ("None", "null") or "Start" not in result:
                continue
            number = float(value.removesuffix("%"))
            code = result["Resolution"].get("isoCurrency") or unit
            yield Figure(example["Input"], result["Start"], result["End"] + 1, number, code)


def durations(clone: Path) -> Iterator[Figure]:
    """Yield the lengths of time: hours of those up to weeks, months of longer ones."""
    path = clone / "Specs/DateTime/English/DurationParser.json"
    for example in json.loads(path.read_text(encoding="utf-8-sig")):
        for result in example["Results"]:
            read = _length(result["Value"]["Timex"])
            if read:
                start = result["Start"]
                yield Figure(example["Input"], start, start + result["Length"], *read)


def _length(timex: str) -> tuple[float, str] | None:
    """Return a length as "P1M2D" states it, in one unit; None where it has two."""
    if not TIMEX.fullmatch(timex):
        return None
    date, _, clock = timex[1:].partition("T")
    sizes: dict[str, tuple[float, str]] = {
        "Y": (12, "month"),
        "M": (1, "month"),
        "W": (168, "hour"),
        "D": (24, "hour"),
    }
    of_day: dict[str, tuple[float, str]] = {
        "H": (1, "hour"),
        "M": (1 / 60, "hour"),
        "S": (1 / 3600, "hour"),
    }
    parts = [(float(n), *sizes[u]) for n, u in PART.findall(date)]
    parts += [(float(n), *of_day[u]) for n, u in PART.findall(clock)]
    units = {unit for _, _, unit in parts}
    return (sum(n * size for n, size, _ in parts), units.pop()) if len(units) == 1 else None


def judge(name: str, expected: Iterable[Figure], policy: Mapping[str, str] = POLICY) -> Score:
    """Return how we read these figures.

    Args:
        name: of the suite.
        expected: its figures.
        policy: those that we read otherwise on purpose, by their words, and as what.
    """
    score = Score(name)
    for figure in expected:
        found = [
            one
            for one in quantities(figure.text)
            if one.start < figure.end and figure.start < one.end
        ]
        if not found:
            score.silent += 1
        elif any(_agrees(one, figure) for one in found):
            score.right += 1
        else:
            ours = "; ".join(f"{one.kind} {one.value:g} {one.unit}".strip() for one in found)
            if reason := _reason(found, figure, policy):
                score.policy.append(f"{figure.words}: {reason}")
                continue
            theirs = f"{figure.words} = {figure.value:g} {figure.unit}".strip()
            score.wrong.append(f"{figure.text}: {ours}, not {theirs}")
    return score


def _reason(found: Sequence[Quantity], figure: Figure, policy: Mapping[str, str]) -> str | None:
    """Return why we read a figure otherwise on purpose, if we do."""
    if all(one.kind == "date" for one in found):
        return "part of a date"
    return policy.get(figure.words)


def _agrees(ours: Quantity, theirs: Figure) -> bool:
    if theirs.unit == "?" and not ours.unit:
        return False
    if theirs.unit.isupper() and ours.unit.partition("/")[0] != theirs.unit:
        return False
    sizes: tuple[float, ...] = (1,)
    if ours.kind == "duration" and theirs.unit != ours.unit:  # its number alone was asked for
        sizes = HOURS if ours.unit == "hour" else MONTHS
    low, high = ours.ends
    return any(
        isclose(value, theirs.value * size, rel_tol=1e-6)
        for size in sizes
        for value in {low, high, (low + high) / 2}
    )


def score(clone: Path) -> Iterator[Score]:
    """Yield how we read each of the specs."""
    yield judge("Recognizers-Text: numbers", figures(clone, "Number", "Number"))
    yield judge("Recognizers-Text: shares", figures(clone, "Number", "Percent"))
    for model in ("Currency", "Dimension", "Temperature", "Age"):
        found = figures(clone, "NumberWithUnit", model, "?")
        yield judge(f"Recognizers-Text: {model.lower()}", found)
    yield judge("Recognizers-Text: durations", durations(clone))


SUITES: Final[Suites] = (
    Suite("microsoft/Recognizers-Text", "90e968ea44dc8fda3f2e1c3e4b20aa233817488d", score),
)
