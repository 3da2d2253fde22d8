"""The default engine: the sentences that together cover best what many sources say.

Lin & Bilmes, *A Class of Submodular Functions for Document Summarization*, 2011: a brief is worth
the features that it covers, each of which counts once. A greedy choice comes close to the best, and
most sentences need not be looked at again (Minoux, *Accelerated greedy algorithms for maximizing
submodular set functions*, 1978). docs/how-we-choose.md tells why each step is as it is.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from heapq import heapify, heappop, heappush, heapreplace
from itertools import chain, pairwise
from typing import Final, TypeAlias

from briefings.agreement.compare import compare
from briefings.agreement.copies import by_article, near_copies
from briefings.language.candidates import Candidate
from briefings.language.terms import Word, words_of
from briefings.model import Article
from briefings.ranking.budget import Budget, length_of

Feature: TypeAlias = str | tuple[str, str]
"""A stem that carries meaning, or two stems in a row."""
Nearness: TypeAlias = Callable[[Candidate], float]
"""How near a sentence is to what was asked, 0 to 1."""

FEWEST_SENTENCES: Final = 2
"""A feature of one sentence only tells nothing of what matters."""
SOURCES: Final = 1.5
"""Exponent of how many independent sources have a feature: what all report is the news."""
PAIR: Final = 4.0
"""Weight of two stems in a row against one: they tell more of what is said (Gillick & Favre, *A
Scalable Global Model for Summarization*, 2009, count nothing else)."""
HALFWAY: Final = 10
"""Sentences into an article at which a mention counts half."""
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
"""Share of the shorter sentence's content that makes two sentences too alike for one brief."""


class Coverage:
    """What sentences cover, and what it is worth to cover it, which is why one is chosen."""

    def __init__(
        self,
        candidates: Sequence[Candidate],
        *,
        nearness: Nearness | None = None,
        copies: Mapping[str, str] | None = None,
    ) -> None:
        """Weigh what `candidates` say.

        Worth is independent sources ^ `SOURCES` × log(1 + mentions) × mean nearness of the
        sentences that have it. Articles are independent unless one copies the other. A mention
        counts less the further down it stands, and a title is a mention like a first sentence.

        Args:
            candidates: the sentences of all articles, in an order that decides ties.
            nearness: how near a sentence is to what was asked, 0 to 1; None if nothing was asked.
            copies: `near_copies` of the articles where it is known already.
        """
        articles = list({one.article.id: one.article for one in candidates}.values())
        known = near_copies(by_article(candidates)) if copies is None else copies
        found = [_features(candidate.words) for candidate in candidates]
        titles = [_features(words_of(one.title or "", one.language)) for one in articles]
        count = Counter(chain.from_iterable(chain(found, titles)))
        worth = dict.fromkeys([f for f, times in count.items() if times >= FEWEST_SENTENCES], 0.0)
        self._candidates = candidates
        self._covers = [[f for f in features if f in worth] for features in found]
        self._places = {id(candidate): place for place, candidate in enumerate(candidates)}
        bits = _bits(articles, known)
        sources = dict.fromkeys(worth, 0)
        for article, title in zip(articles, titles, strict=True):
            _mention([f for f in title if f in worth], 1.0, bits[article.id], worth, sources)
        for candidate, covered in zip(candidates, self._covers, strict=True):
            fades = HALFWAY / (HALFWAY + candidate.position)
            _mention(covered, fades, bits[candidate.article.id], worth, sources)
        for feature, mentions in worth.items():
            independent = sources[feature].bit_count()
            worthy = math.pow(independent, SOURCES) * math.log1p(mentions)
            worth[feature] = worthy * PAIR if isinstance(feature, tuple) else worthy
        self.worth = worth if nearness is None else self._focused(worth, nearness)

    def _focused(self, worth: Mapping[Feature, float], nearness: Nearness) -> dict[Feature, float]:
        """Return the worth times the mean nearness of the sentences that have the feature."""
        total, having = dict.fromkeys(worth, 0.0), Counter(chain.from_iterable(self._covers))
        for candidate, covered in zip(self._candidates, self._covers, strict=True):
            near = nearness(candidate)
            for feature in covered:
                total[feature] += near
        return {f: value * total[f] / max(1, having[f]) for f, value in worth.items()}

    def covered(self, candidate: Candidate) -> list[Feature]:
        """Return what one of the sentences covers of all that is worth something."""
        return self._covers[self._places[id(candidate)]]

    def choose(
        self,
        budget: Budget,
        among: Sequence[Candidate] | None = None,
        *,
        said: Sequence[Candidate] = (),
        nearness: Nearness | None = None,
    ) -> Iterator[Candidate]:
        """Yield the sentence that gains most, again and again until the budget is full.

        No two of them say the same. Whether a sentence stands alone is looked at only when it
        comes first: until then its gain is taken for what it is at most.

        Args:
            budget: how long they may get together.
            among: those of the sentences that may be chosen, in an order that decides ties.
            said: sentences that were chosen already; what they cover is worth little.
            nearness: what a sentence's gain is multiplied by; None where nothing was asked.
        """
        candidates = self._candidates if among is None else among
        left = dict(self.worth)
        for sentence in said:
            _cover(self.covered(sentence), left)
        queue = _Queue(candidates, [self.covered(one) for one in candidates], left, nearness)
        chosen, highest = list(said), queue.highest()
        while (found := queue.pop(budget, highest)) is not None:
            if not _is_said(found, chosen):
                yield found
                chosen.append(found)
                budget = budget.after(length_of(found))
                _cover(self.covered(found), left)


class _Queue:
    """Sentences by what they would gain now, highest first, of equals the first.

    Until a sentence comes first it is taken to stand alone, so its gain is never underrated.
    """

    def __init__(
        self,
        candidates: Sequence[Candidate],
        covers: Sequence[Sequence[Feature]],
        left: Mapping[Feature, float],
        nearness: Nearness | None,
    ) -> None:
        self._candidates, self._covers, self._left = candidates, covers, left
        self._lengths = [length_of(candidate) for candidate in candidates]
        self._near = [nearness(one) for one in candidates] if nearness else [1.0] * len(candidates)
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
            if not budget.admits(self._lengths[place]):
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
            alone = factor(candidate.position, self._lengths[place], standing(candidate))
            self._factors[place] = self._near[place] * alone
        return self._gain(place)

    def _gain(self, place: int) -> float:
        left = self._left
        return self._factors[place] * sum([left[feature] for feature in self._covers[place]])


def _features(words: Sequence[Word]) -> list[Feature]:
    """Return what a sentence of `words` says, each once: stems that mean something, and pairs."""
    telling = dict.fromkeys([stem for _, stem, stop in words if not stop])
    pairs = dict.fromkeys(pairwise([stem for _, stem, _ in words]))
    return [*telling, *pairs]


def _bits(articles: Iterable[Article], copies: Mapping[str, str]) -> dict[str, int]:
    """Return one bit for each independent article, by id: a copy has that of what it copies."""
    bits: dict[str, int] = {}
    for article in articles:
        original = copies.get(article.id, article.id)
        bits[article.id] = bits.setdefault(original, 1 << len(bits))
    return bits


def _mention(
    covered: Iterable[Feature],
    mention: float,
    source: int,
    worth: dict[Feature, float],
    sources: dict[Feature, int],
) -> None:
    for feature in covered:
        worth[feature] += mention
        sources[feature] |= source


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


def standing(candidate: Candidate) -> float:
    """Return what a sentence is worth as one that stands alone or leans on another."""
    if candidate.leads_well:
        return 1.0
    return INTRODUCED if candidate.introduced and candidate.states else DANGLING


def _least(candidate: Candidate) -> float:
    return WORTHWHILE_DANGLING if standing(candidate) == DANGLING else WORTHWHILE


def _is_said(candidate: Candidate, chosen: Iterable[Candidate]) -> bool:
    """Tell whether one of the chosen says the same, or speaks of the same thing."""
    return any(
        candidate.overlap(other) >= OVERLAP or compare(candidate, other) is not None
        for other in chosen
    )
