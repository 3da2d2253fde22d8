"""The default engine: again and again the sentence that adds most to what is covered.

A greedy choice comes close to the best (Lin & Bilmes 2011, see `coverage`), and most sentences need
not be looked at again (Minoux, *Accelerated greedy algorithms for maximizing submodular set
functions*, 1978). docs/how-we-choose.md tells why each step is as it is.
"""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush, heapreplace
from typing import Final

from briefings.language.candidates import Candidate
from briefings.ranking.budget import Budget, length_of
from briefings.ranking.coverage import Feature
from briefings.ranking.engine import Lead
from briefings.ranking.pool import Pool
from briefings.ranking.repetition import is_repeated

EARLY: Final = 0.3
"""What an article's first sentence is worth more …"""
EARLY_HALFWAY: Final = 3
"""… and the sentences into it at which half of that is left."""
AGAIN: Final = 0.05
"""What is left of a feature's worth each time that it is covered."""
LENGTH: Final = 0.3
"""Exponent of the words that a gain is paid with: 0 prefers long sentences, 1 short ones."""
INTRODUCED: Final = 0.8
"""What a sentence is worth that is quoted with the one before it …"""
DANGLING: Final = 0.3
"""… and one that needs it and opens with a word that points to it, or lacks it, or only asks."""
WORTHWHILE: Final = 0.03
"""Share of the first sentence's gain below which one isn't worth a reader's time …"""
WORTHWHILE_DANGLING: Final = 0.2
"""… and below which one that needs the sentence before it isn't: it is no filler."""
OVERLAP: Final = 0.45
"""Share of the shorter sentence's content that another may not say again: as each choice is made
of all sentences, there is something else to say (`repetition.OVERLAP` is for any engine)."""


class CoverageEngine:
    """Feature coverage."""

    name: Final = "coverage"
    limit: Final = None

    def choose(self, pool: Pool, budget: Budget) -> Iterator[Lead]:
        """Yield the sentence that gains most, again and again until the budget is full."""
        return map(Lead, choose_greedily(pool, pool.sentences, budget))


def choose_greedily(
    pool: Pool, among: Sequence[Candidate], budget: Budget, leads: Sequence[Candidate] = ()
) -> Iterator[Candidate]:
    """Yield the sentence that gains most, again and again until the budget is full.

    A gain is what a sentence covers and no other did, times how near it is to what was asked.
    Whether a sentence stands alone is looked at only when it comes first: until then its gain is
    taken for what it is at most.

    Args:
        pool: all sentences.
        among: those that may be chosen, in an order that decides ties.
        budget: how long they may get together.
        leads: sentences that were chosen already; what they cover is worth little.
    """
    coverage = pool.coverage
    left = dict(coverage.worth)
    for sentence in leads:
        _cover(coverage.covered(sentence), left)
    queue = _Queue(among, [coverage.covered(one) for one in among], left, pool)
    chosen, highest = list(leads), queue.highest()
    while (found := queue.pop(budget, highest)) is not None:
        if not is_repeated(found, chosen, OVERLAP):
            yield found
            chosen.append(found)
            budget = budget.after(found)
            _cover(coverage.covered(found), left)


class _Queue:
    """Sentences by what they would gain now, highest first, of equals the first.

    Until a sentence comes first it is taken to stand alone, so its gain is never underrated.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        covers: Sequence[Sequence[Feature]],
        left: Mapping[Feature, float],
        pool: Pool,
    ) -> None:
        self._candidates, self._covers, self._left = candidates, covers, left
        self._lengths = [length_of(candidate) for candidate in candidates]
        self._near = [pool.nearness(candidate) for candidate in candidates]
        self._factors = [
            near * factor(candidate.position, length)
            for near, candidate, length in zip(self._near, candidates, self._lengths, strict=True)
        ]
        self._judged = [False] * len(candidates)
        self._heap = [(-self._gain(place), place) for place in range(len(candidates))]
        heapify(self._heap)

    def highest(self) -> float:
        """Return what the sentence gains that gains most; 0 where there is none."""
        while self._heap:
            _, place = self._heap[0]
            gain = self._judge(place)
            heapreplace(self._heap, (-gain, place))
            if self._heap[0] == (-gain, place):
                return gain
        return 0.0

    def pop(self, budget: Budget, highest: float) -> Candidate | None:
        """Take out the sentence that gains most of those that fit, and are worth a reader's time.

        Args:
            budget: how long it may be; what doesn't fit is thrown away.
            highest: what that one gained that gained most.
        """
        while self._heap and budget.points != 0:
            bound, place = heappop(self._heap)
            if -bound <= highest * WORTHWHILE:
                return None
            if not budget.admits(self._candidates[place]):
                continue
            gain = self._judge(place)
            if self._heap and (-gain, place) > self._heap[0]:
                heappush(self._heap, (-gain, place))
            elif gain > highest * _least(self._candidates[place]):
                return self._candidates[place]
        return None

    def _judge(self, place: int) -> float:
        """Return what a sentence gains now that it is looked at how it stands."""
        if not self._judged[place]:
            self._judged[place] = True
            candidate = self._candidates[place]
            alone = factor(candidate.position, self._lengths[place], standing_factor(candidate))
            self._factors[place] = self._near[place] * alone
        return self._gain(place)

    def _gain(self, place: int) -> float:
        left = self._left
        return self._factors[place] * sum([left[feature] for feature in self._covers[place]])


def _cover(covered: Iterable[Feature], left: dict[Feature, float]) -> None:
    for feature in covered:
        left[feature] *= AGAIN


def factor(position: int, length: int, standing: float = 1.0) -> float:
    """Return what a sentence's gain is multiplied by: its place, how it stands, its price.

    Args:
        position: which of its article's sentences it is, from 0.
        length: how many words it has.
        standing: what it is worth as one that needs the sentence before or doesn't.
    """
    early = 1 + EARLY * EARLY_HALFWAY / (EARLY_HALFWAY + position)
    return early * standing / math.pow(length, LENGTH)


def standing_factor(candidate: Candidate) -> float:
    """Return what a sentence is worth as one that stands alone or leans on another."""
    if candidate.can_lead:
        return 1.0
    return INTRODUCED if candidate.is_introduced and candidate.is_statement else DANGLING


def _least(candidate: Candidate) -> float:
    return WORTHWHILE_DANGLING if standing_factor(candidate) == DANGLING else WORTHWHILE
