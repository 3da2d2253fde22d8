"""What every engine is: something that chooses, from the sentences of a pool, those that lead."""

from collections.abc import Iterator
from typing import Final, NamedTuple, Protocol

from briefings.language.candidates import Candidate
from briefings.ranking.budget import Budget
from briefings.ranking.pool import Pool

DANGLING: Final = 0.5
"""What a sentence is worth that needs the one before it, to engines that rate the others alike."""


class Lead(NamedTuple):
    """A sentence that leads.

    Attributes:
        sentence: the sentence.
        group: those that the engine takes to say the same in other words; mostly none.
    """

    sentence: Candidate
    group: tuple[Candidate, ...] = ()


class Engine(Protocol):
    """Chooses leads. The same pool gives the same leads in every process."""

    @property
    def name(self) -> str:
        """What a setting or an option calls it."""
        ...

    @property
    def limit(self) -> int | None:
        """How many sentences it looks at, the nearest to what was asked; None for all."""
        ...

    def choose(self, pool: Pool, budget: Budget) -> Iterator[Lead]:
        """Yield leads, most important first, until the budget is full or nothing is worthwhile.

        No two of them say the same (`repetition.is_repeated`), and none is worked out before it
        is asked for.
        """
        ...
