"""What a round brought, source by source."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from briefings.errors import ReadingError
from briefings.gathering.outcomes import Failed, Gone, Outcome, Refused, Unchanged

Result: TypeAlias = Literal["fetched", "unchanged", "failed", "refused"]
"""What came of a source: something was fetched and read; nothing had changed; it can't be had now;
or we don't take it, as its address isn't public or what it holds can't be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReport:
    """What came of one source in a round.

    Attributes:
        source: its id.
        address: where it is.
        state: what came of it.
        new: how many articles were not there before.
        replaced: how many are a newer or longer text of another.
        error: why it failed or was refused, in words.
        remedy: what whoever runs the bot can do about it, or None.
        refusals: the entries of it that can't be read.
        hub: the address of the hub that it names, and what the hub calls it; None without one.
    """

    source: str
    address: str
    state: Result
    new: int = 0
    replaced: int = 0
    error: str | None = None
    remedy: str | None = None
    refusals: tuple[ReadingError, ...] = ()
    hub: tuple[str, str] | None = None


@dataclass(slots=True)
class RoundReport:
    """What came of all sources in a round, in the order of their addresses."""

    sources: list[SourceReport] = field(default_factory=list)

    def count(self, state: Result) -> int:
        """Return of how many sources that came."""
        return sum(each.state == state for each in self.sources)

    @property
    def new(self) -> int:
        """How many articles were not there before."""
        return sum(each.new for each in self.sources)

    @property
    def replaced(self) -> int:
        """How many articles are a newer or longer text of another."""
        return sum(each.replaced for each in self.sources)

    @property
    def fields(self) -> dict[str, object]:
        """All of it, as JSON has it."""
        return {
            "fetched": self.count("fetched"),
            "unchanged": self.count("unchanged"),
            "failed": self.count("failed"),
            "new": self.new,
            "replaced": self.replaced,
            "refused": self.count("refused"),
            "sources": _rows(self.sources),
        }


def result_of(outcome: Outcome) -> Result:
    """Return what came of a source whose fetch ended so."""
    match outcome:
        case Unchanged():
            return "unchanged"
        case Refused():
            return "refused"
        case Failed() | Gone():
            return "failed"
        case _:
            return "fetched"


def _rows(sources: Sequence[SourceReport]) -> list[dict[str, object]]:
    return [
        {"url": each.address, "state": each.state, "new": each.new, "error": each.error}
        for each in sources
    ]
