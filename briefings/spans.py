"""Stretches of a text, in code points, and what they are."""

from datetime import date
from typing import NamedTuple

from briefings.kinds import MarkKind


class Span(NamedTuple):
    """A stretch of a text, in code points: `start` inclusive, `end` exclusive."""

    start: int
    end: int


class Mark(NamedTuple):
    """A stretch of a body that is not quotable, and why."""

    start: int
    end: int
    kind: MarkKind


class DayReference(NamedTuple):
    """Words of an excerpt that mean a day only beside its article's date, and that day."""

    start: int
    end: int
    day: date
