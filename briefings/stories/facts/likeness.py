"""How surely two sentences of one story state the same thing: one score, and two limits on it.

The score is a sum of six figures, weighted by logistic regression on events that were read sentence
by sentence (docs/how-we-choose.md has what it finds). Words weigh what they do in the story
(`vocabulary`): within an event everyone has the same names, so that these tell next to nothing.

Nothing is chained: that A is like B, and B like C, says little of A and C.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import combinations
from math import sqrt
from typing import Final

from briefings.language.candidates import Candidate
from briefings.stories.facts.vocabulary import HEAVIEST, Vocabulary

SAYS: Final = 1.0
"""Score from which one sentence is taken to state what the other does."""
REPEATS: Final = -1.0
"""Score from which the second of two tells a reader too little that is new."""
UNLIKE: Final = -9.0
"""Score of two sentences that share next to nothing."""
FEWEST: Final = 2
"""Stems that two sentences share at least."""
OPENING: Final = 3
"""Sentences of an article that tell what it is about."""

_FEW: Final = HEAVIEST // 2
"""Added to what each sentence weighs: a word that two very short ones share proves little."""
_DIGITS: Final = 6

_COSINE, _SHARED, _NEIGHBOURS = 5.28, 1.2, 2.59
_OPENINGS, _AHEAD, _NAMES, _LEAST = 0.64, 2.76, 0.27, 4.54
_WITHIN_COSINE, _WITHIN_SHARED, _WITHIN_LEAST = 9.0, 1.0, 4.7


class Likeness:
    """How alike the sentences of one story are.

    Attributes:
        sentences: those of the story, in the order given.
        vocabulary: what their words weigh.
    """

    def __init__(self, sentences: Sequence[Candidate]) -> None:
        """Compare `sentences`, all of one story."""
        self.sentences = sentences
        self.vocabulary = Vocabulary(sentences)
        self._places = {id(one): place for place, one in enumerate(sentences)}
        self._articles = [one.article.id for one in sentences]
        self._stands = {(one.article.id, one.position): n for n, one in enumerate(sentences)}
        self._weights = [self.vocabulary.total(one.content) for one in sentences]
        self._scores: dict[tuple[int, int], float] = {}

    def score(self, one: Candidate, other: Candidate) -> float:
        """Return how surely two different sentences of the story state the same.

        It is symmetric, `UNLIKE` where they share fewer than `FEWEST` stems.
        """
        return self._score(self._places[id(one)], self._places[id(other)])

    def like(self, one: Candidate, least: float) -> list[tuple[float, Candidate]]:
        """Return what scores `least` or more with a sentence, and its score, the highest first."""
        place = self._places[id(one)]
        scored = [(self._score(place, other), other) for other in self._overlaps[place]]
        found = sorted((-score, other) for score, other in scored if score >= least)
        return [(-score, self.sentences[other]) for score, other in found]

    def _score(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        known = self._scores.get(pair)
        if known is None:
            known = self._scores[pair] = round(self._rate(*pair), _DIGITS)
        return known

    def _rate(self, one: int, other: int) -> float:
        shared, count = self._overlaps[one].get(other, (0, 0))
        if count < FEWEST:
            return UNLIKE
        cosine = self._cosine(one, other, shared)
        if self._articles[one] == self._articles[other]:
            within = _WITHIN_COSINE * cosine + _WITHIN_SHARED * shared / HEAVIEST
            return within - _WITHIN_LEAST
        ours, theirs = self.sentences[one], self.sentences[other]
        openings = (ours.position < OPENING) + (theirs.position < OPENING)
        names = len(ours.content & theirs.content & (self._named[one] | self._named[other]))
        rival = max(self._rival(one, other), self._rival(other, one))
        return (
            _COSINE * cosine
            + _SHARED * shared / HEAVIEST
            + _NEIGHBOURS * self._neighbours(ours, theirs)
            + _OPENINGS * openings
            + _AHEAD * (cosine - rival)
            - _NAMES * names
            - _LEAST
        )

    def _cosine(self, one: int, other: int, shared: int) -> float:
        return shared / sqrt((self._weights[one] + _FEW) * (self._weights[other] + _FEW))

    def _neighbours(self, ours: Candidate, theirs: Candidate) -> float:
        """Return how alike the sentences beside the two are, or one of them and one beside."""
        return max(
            (
                self._dice(mine, yours)
                for before in (-1, 0, 1)
                for after in (-1, 0, 1)
                if (before or after)
                and (mine := self._beside(ours, before)) is not None
                and (yours := self._beside(theirs, after)) is not None
            ),
            default=0.0,
        )

    def _beside(self, sentence: Candidate, steps: int) -> int | None:
        return self._stands.get((sentence.article.id, sentence.position + steps))

    def _dice(self, one: int, other: int) -> float:
        shared, _ = self._overlaps[one].get(other, (0, 0))
        total = self._weights[one] + self._weights[other]
        return 2 * shared / total if total else 0.0

    def _rival(self, one: int, other: int) -> float:
        """Return the best cosine that a sentence has with any but the other in that's article."""
        best = self._best[one].get(self._articles[other], ())
        return next((cosine for cosine, place in best if place != other), 0.0)

    @cached_property
    def _overlaps(self) -> list[dict[int, tuple[int, int]]]:
        """Of each sentence: what it shares with each other one, by weight and by number."""
        found: list[dict[int, tuple[int, int]]] = [{} for _ in self.sentences]
        for stem, places in self._holders.items():
            weight = self.vocabulary.weight(stem)
            for one, other in combinations(places, 2):
                shared, count = found[one].get(other, (0, 0))
                found[one][other] = found[other][one] = shared + weight, count + 1
        return found

    @cached_property
    def _holders(self) -> dict[str, list[int]]:
        """The sentences that have each stem, in order."""
        holders: dict[str, list[int]] = defaultdict(list)
        for place, sentence in enumerate(self.sentences):
            for stem in sentence.content:
                holders[stem].append(place)
        return holders

    @cached_property
    def _best(self) -> list[dict[str, list[tuple[float, int]]]]:
        """Of each sentence: the two best cosines in each other article, and with which there."""
        best: list[dict[str, list[tuple[float, int]]]] = []
        for one, overlaps in enumerate(self._overlaps):
            of_one: dict[str, list[tuple[float, int]]] = defaultdict(list)
            for other, (shared, _) in overlaps.items():
                if self._articles[other] != self._articles[one]:
                    cosine = round(self._cosine(one, other, shared), _DIGITS)
                    of_one[self._articles[other]].append((cosine, other))
            best.append({article: sorted(found)[-2:][::-1] for article, found in of_one.items()})
        return best

    @cached_property
    def _named(self) -> list[frozenset[str]]:
        """Of each sentence: the stems that it writes with a capital."""
        return [
            frozenset([word.stem for word in one.words if word.text[:1].isupper()])
            for one in self.sentences
        ]
