"""Engines that rate how central each sentence is among its fellows, such as LexRank."""

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from briefings.language.candidates import Candidate
from briefings.ranking.budget import Budget
from briefings.ranking.engine import DANGLING, Lead
from briefings.ranking.pool import Pool
from briefings.ranking.repetition import without_repetition

Rating: TypeAlias = Callable[[Sequence[Sequence[int]]], Sequence[float]]
"""Takes the words of each sentence as numbers, and returns a rating of each; nan for none."""


@dataclass(frozen=True, slots=True)
class CentralityEngine:
    """An engine that rates sentences.

    Attributes:
        name: what a setting or an option calls it.
        limit: how many sentences can be rated in a few seconds.
        rate: rates them, on any scale.
    """

    name: str
    limit: int
    rate: Rating

    def choose(self, pool: Pool, budget: Budget) -> Iterator[Lead]:
        """Yield the most central sentences, where something is asked half by how near they are.

        A sentence that can't stand alone is worth less. Ties keep the order given.
        """
        sentences = self._rateable(pool)
        worth = {
            id(sentence): _worth(sentence, central, pool)
            for sentence, central in zip(sentences, self.centrality(sentences), strict=True)
        }
        ordered = sorted(sentences, key=lambda sentence: -worth[id(sentence)])
        return map(Lead, without_repetition(ordered, budget, pool))

    def centrality(self, sentences: Sequence[Candidate]) -> list[float]:
        """Return how central each of the sentences is, 0 to 1, in the order given.

        Args:
            sentences: at most as many as the limit.
        """
        if not sentences:
            return []
        numbers: dict[str, int] = {}
        words = [
            [numbers.setdefault(stem, len(numbers)) for stem in sentence.telling]
            for sentence in sentences
        ]
        return _shares(self.rate(words))

    def _rateable(self, pool: Pool) -> list[Candidate]:
        """Return the sentences within the limit: the nearest, or those that open their articles.

        What is not near at all may support, but not lead.
        """
        first = [one for one in pool.nearest_first if pool.nearness(one) > 0]
        if not pool.is_asked:
            first = sorted(first, key=lambda sentence: sentence.position)
        kept = {id(sentence) for sentence in first[: self.limit]}
        return [sentence for sentence in pool.sentences if id(sentence) in kept]


def _worth(sentence: Candidate, central: float, pool: Pool) -> float:
    worth = central + (pool.nearness(sentence) if pool.is_asked else central)
    return worth if sentence.can_lead else worth * DANGLING


def _shares(ratings: Sequence[float]) -> list[float]:
    """Bring ratings (of any scale; nan where an algorithm could not tell) to 0 … 1."""
    known = [rating for rating in ratings if math.isfinite(rating)]
    low, high = min(known, default=0.0), max(known, default=0.0)
    if low == high:
        return [1.0 if math.isfinite(rating) else 0.0 for rating in ratings]
    return [
        round((rating - low) / (high - low), 6) if math.isfinite(rating) else 0.0
        for rating in ratings
    ]
