"""How a brief is made: what chooses, how long it gets, what comes first."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from briefings.meaning.port import Meaning
from briefings.ranking.names import DEFAULT
from briefings.window import Window

Order: TypeAlias = Literal["importance", "time"]
"""What comes first: the most important point, or the newest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How a brief is made.

    Attributes:
        engine: what chooses the sentences, a name of `engines.NAMES`.
        points: how many points it has at most.
        words: how many words the leads have at most together; None is without limit.
        order: what comes first.
        votes: stands for the votes that it minds; empty where it minds none.
        window: the days that were asked for; None where nobody asked for any.
        meaning: what compares meanings; None where nothing does.
    """

    engine: str = DEFAULT
    points: int = 5
    words: int | None = None
    order: Order = "importance"
    votes: str = ""
    window: Window | None = None
    meaning: Meaning | None = None

    @property
    def method(self) -> str:
        """Name the recipe in words: two briefs of one method are made alike."""
        words = f" and {self.words} words" if self.words else ""
        first = ", newest first" if self.order == "time" else ""
        votes = f", votes {self.votes}" if self.votes else ""
        days = f", {_days(self.window)}" if self.window else ""
        meant = f", meaning by {self.meaning.digest}" if self.meaning else ""
        return f"{self.engine}, at most {self.points} points{words}{first}{votes}{days}{meant}"


def _days(window: Window) -> str:
    """Return the days as a method has them: "2025-05-01 to 2025-05-07"."""
    since, until = (each.isoformat() if each else "" for each in (window.since, window.until))
    return f"{since} to {until}".strip()
