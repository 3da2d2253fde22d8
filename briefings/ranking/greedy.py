"""The default engine: again and again the sentence that adds most to what is told already.

A greedy choice comes close to the best (Lin & Bilmes, *A Class of Submodular Functions for Document
Summarization*, 2011), and most sentences need not be looked at again (Minoux, *Accelerated greedy
algorithms for maximizing submodular set functions*, 1978). docs/how-we-choose.md tells why each
step is as it is.
"""

from collections.abc import Iterator, Sequence
from heapq import heapify, heappop, heappush, heapreplace
from typing import Final

from briefings.language.candidates import Candidate
from briefings.ranking.budget import Budget
from briefings.ranking.engine import Lead
from briefings.ranking.news import News
from briefings.ranking.pool import Pool
from briefings.ranking.repetition import is_repeated
from briefings.ranking.worth import POINTS, WORDS, Aim, Worth, is_introduced

WORTHWHILE_DANGLING: Final = 0.2
"""Share of the first one's gain below which a sentence that needs the one before isn't worth a
reader's time: it is no filler."""


class CoverageEngine:
    """What most origins state, and what covers most of what they do."""

    name: Final = "coverage"
    limit: Final = None

    def choose(self, pool: Pool, budget: Budget) -> Iterator[Lead]:
        """Yield the sentence that gains most, again and again until the budget is full."""
        return map(Lead, choose_greedily(pool, pool.sentences, budget))


def choose_greedily(
    pool: Pool,
    among: Sequence[Candidate],
    budget: Budget,
    leads: Sequence[Candidate] = (),
    aim: Aim | None = None,
) -> Iterator[Candidate]:
    """Yield the sentence that gains most, again and again until the budget is full.

    Whether a sentence stands alone is looked at only when it comes first: until then its gain is
    taken for what it is at most.

    Args:
        pool: all sentences.
        among: those that may be chosen, in an order that decides ties.
        budget: how long they may get together.
        leads: sentences that were chosen already; what they say is worth little.
        aim: what is to be filled; that of the budget where it is None.
    """
    aim = aim or (POINTS if budget.words is None else WORDS)
    worth = Worth(pool, aim)
    for sentence in leads:
        worth.take(sentence)
    queue, news = _Queue(among, worth, aim.least), News(pool, worth.as_news)
    chosen = list(leads)
    while (found := queue.pop(budget)) is not None:
        lead = news.lead_for(found)
        if lead is None or not budget.admits(lead):
            continue
        news.take(lead)
        if lead is not found:
            queue.put_back(found)
        if not is_repeated(lead, chosen, pool, overlap=aim.overlap, likeness=aim.likeness):
            yield lead
            chosen.append(lead)
            budget = budget.after(lead)
            worth.take(lead)


class _Queue:
    """Sentences by what they would gain now, highest first, of equals the first.

    Until a sentence comes first it is taken to stand alone, so its gain is never underrated.
    """

    def __init__(self, candidates: Sequence[Candidate], worth: Worth, worthwhile: float) -> None:
        self._candidates, self._worth, self._worthwhile = candidates, worth, worthwhile
        self._heap = [(-worth.most(candidate), n) for n, candidate in enumerate(candidates)]
        heapify(self._heap)
        self._highest = self._find_highest()

    def _find_highest(self) -> float:
        """Return what the sentence gains that gains most; 0 where there is none."""
        while self._heap:
            _, place = self._heap[0]
            gain = self._judge(place)
            heapreplace(self._heap, (-gain, place))
            if self._heap[0] == (-gain, place):
                return gain
        return 0.0

    def pop(self, budget: Budget) -> Candidate | None:
        """Take out the sentence that gains most of those that fit, and are worth a reader's time.

        Args:
            budget: how long it may be; what doesn't fit is thrown away.
        """
        while self._heap and budget.points != 0:
            bound, place = heappop(self._heap)
            if -bound <= self._highest * self._worthwhile:
                return None
            if not budget.admits(self._candidates[place]):
                continue
            gain = self._judge(place)
            if self._heap and (-gain, place) > self._heap[0]:
                heappush(self._heap, (-gain, place))
            elif gain > self._highest * self._least(self._candidates[place]):
                return self._candidates[place]
        return None

    def put_back(self, candidate: Candidate) -> None:
        """Put a sentence back that was taken out, and is no lead yet."""
        place = next(n for n, one in enumerate(self._candidates) if one is candidate)
        heappush(self._heap, (-self._judge(place), place))

    def _judge(self, place: int) -> float:
        """Return what a sentence gains now that it is looked at how it stands."""
        return self._worth.gain(self._candidates[place])

    def _least(self, candidate: Candidate) -> float:
        dangles = not (candidate.can_lead or is_introduced(candidate))
        return WORTHWHILE_DANGLING if dangles else self._worthwhile
