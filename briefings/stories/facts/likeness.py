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
_TWO: Final = 2
_NOTHING: Final = (0, 0)

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
        self._weights = [self.vocabulary.total(one.content) for one in sentences]
        self._shares = [1 / sqrt(weight + _FEW) for weight in self._weights]
        self._scores: dict[tuple[int, int], float] = {}
        self._found: dict[tuple[int, float], list[tuple[float, Candidate]]] = {}

    def score(self, one: Candidate, other: Candidate) -> float:
        """Return how surely two different sentences of the story state the same.

        It is symmetric, `UNLIKE` where they share fewer than `FEWEST` stems.
        """
        return self._score(self._places[id(one)], self._places[id(other)])

    def like(self, one: Candidate, least: float) -> list[tuple[float, Candidate]]:
        """Return what scores `least` or more with a sentence, and its score, the highest first.

        `least` is more than `UNLIKE`.
        """
        place = self._places[id(one)]
        found = self._found.get((place, least))
        if found is None:
            scored = sorted(
                [
                    (-self._score(place, other), other)
                    for other, (_, count) in self._overlaps[place].items()
                    if count >= FEWEST
                ]
            )
            found = [(-score, self.sentences[other]) for score, other in scored if -score >= least]
            self._found[place, least] = found
        return found

    def _score(self, one: int, other: int) -> float:
        pair = (one, other) if one < other else (other, one)
        known = self._scores.get(pair)
        if known is None:
            known = self._scores[pair] = round(self._rate(*pair), _DIGITS)
        return known

    def _rate(self, one: int, other: int) -> float:
        shared, count = self._overlaps[one].get(other, _NOTHING)
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
            + _NEIGHBOURS * self._neighbours(one, other)
            + _OPENINGS * openings
            + _AHEAD * (cosine - rival)
            - _NAMES * names
            - _LEAST
        )

    def _cosine(self, one: int, other: int, shared: int) -> float:
        return shared * self._shares[one] * self._shares[other]

    def _neighbours(self, one: int, other: int) -> float:
        """Return how alike the sentences beside the two are, or one of them and one beside."""
        best = 0.0
        for mine in self._around[one]:
            overlaps, weight = self._overlaps[mine], self._weights[mine]
            for yours in self._around[other]:
                shared, _ = overlaps.get(yours, _NOTHING)
                if shared and (mine != one or yours != other):
                    best = max(best, 2 * shared / (weight + self._weights[yours]))
        return best

    def _rival(self, one: int, other: int) -> float:
        """Return the best cosine that a sentence has with any but the other in that's article."""
        best = self._best[one].get(self._articles[other], ())
        return next((near for near, place in best if place != other), 0.0) * self._shares[one]

    @cached_property
    def _around(self) -> list[list[int]]:
        """Of each sentence: itself and those that stand beside it, as far as they are compared."""
        stands = {(one.article.id, one.position): n for n, one in enumerate(self.sentences)}
        beside = [
            [stands.get((one.article.id, one.position + steps)) for steps in (-1, 0, 1)]
            for one in self.sentences
        ]
        return [[place for place in places if place is not None] for places in beside]

    @cached_property
    def _overlaps(self) -> list[dict[int, tuple[int, int]]]:
        """Of each sentence: what it shares with each other one, by weight and by number."""
        found: list[dict[int, tuple[int, int]]] = [{} for _ in self.sentences]
        for stem, places in self._holders.items():
            weight = self.vocabulary.weight(stem)
            for one, other in combinations(places, 2):
                shared, count = found[one].get(other, _NOTHING)
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
        """Of each sentence: the two nearest in each other article, how near and which.

        What each is nearer than another by is the same for all, so it is left out here.
        """
        best: list[dict[str, list[tuple[float, int]]]] = []
        for one, overlaps in enumerate(self._overlaps):
            of_one: dict[str, list[tuple[float, int]]] = {}
            article = self._articles[one]
            for other, (shared, _) in overlaps.items():
                its = self._articles[other]
                if its != article:
                    found = shared * self._shares[other], other
                    two = of_one.setdefault(its, [])
                    if len(two) < _TWO:
                        two.append(found)
                    elif found > two[1]:
                        two[1] = found
                    if two[-1] > two[0]:
                        two.reverse()
            best.append(of_one)
        return best

    @cached_property
    def _named(self) -> list[frozenset[str]]:
        """Of each sentence: the stems that it writes with a capital."""
        return [
            frozenset([word.stem for word in one.words if word.text[:1].isupper()])
            for one in self.sentences
        ]
