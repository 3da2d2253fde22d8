"""Sentences as vectors of their words, and which words the nearest of them tell.

Salton & Buckley, *Term-weighting approaches in automatic text retrieval*, 1988; pseudo-relevance
feedback: Rocchio, *Relevance feedback in information retrieval*, 1971; Lavrenko & Croft,
*Relevance-Based Language Models*, 2001.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from itertools import chain
from math import log, log1p, sqrt
from typing import Final, TypeAlias

from briefings.language.candidates import Candidate

Vector: TypeAlias = Mapping[str, float]
"""What each stem weighs."""

FEEDBACK: Final = 60
"""Sentences that tell which other words belong to what is looked for …"""
FEEDBACK_SHARE: Final = 0.1
"""… and their share of all, where that is fewer."""
WIDER: Final = 100
"""Words that they tell."""


class Vectors:
    """Sentences as vectors of length 1: log frequency × inverse document frequency."""

    def __init__(self, sentences: Sequence[Candidate]) -> None:
        """Weigh the words of `sentences` by how few of them have each."""
        self._sentences = sentences
        self._rare = rarity(sentences)
        self._lengths = [self._length(sentence) for sentence in sentences]

    def products(self, other: Vector) -> list[float]:
        """Return the scalar product of each sentence with `other`."""
        return [
            sum([other[stem] * weight for stem, weight in self._weights(one) if stem in other])
            / length
            if length
            else 0.0
            for one, length in zip(self._sentences, self._lengths, strict=True)
        ]

    def nearness(self, other: Vector) -> list[float]:
        """Return how near each sentence is to `other`: 1 for the nearest, 0 for nothing."""
        found = self.products(other)
        most = max(found, default=0.0)
        return [value / most for value in found] if most else found

    def telling(self, nearness: Sequence[float], count: int | None = None) -> dict[str, float]:
        """Return the words that the nearest sentences tell, the weightiest first.

        Args:
            nearness: how near each sentence is to what is looked for.
            count: how many sentences tell; None is a tenth of them, at most `FEEDBACK`.
        """
        count = count or min(FEEDBACK, max(1, round(FEEDBACK_SHARE * len(self._sentences))))
        total: dict[str, float] = defaultdict(float)
        for place in nlargest(count, range(len(self._sentences)), key=nearness.__getitem__):
            share = nearness[place] / (self._lengths[place] or 1.0)
            for stem, weight in self._weights(self._sentences[place]):
                total[stem] += share * weight
        return dict(nlargest(WIDER, total.items(), key=lambda item: (item[1], item[0])))

    def _weights(self, sentence: Candidate) -> Iterable[tuple[str, float]]:
        rare = self._rare
        if len(sentence.content) == len(sentence.telling):  # mostly: no word stands twice
            return [(stem, rare[stem]) for stem in sentence.telling]
        counted = Counter(sentence.telling)
        return [(stem, (1 + log(times)) * rare[stem]) for stem, times in counted.items()]

    def _length(self, sentence: Candidate) -> float:
        return sqrt(sum([weight * weight for _, weight in self._weights(sentence)]))


def rarity(candidates: Sequence[Candidate], stems: Iterable[str] | None = None) -> dict[str, float]:
    """Return the inverse document frequency of `stems`, a sentence being a document.

    Args:
        candidates: the sentences.
        stems: None stands for all those that the sentences have.
    """
    having = Counter(chain.from_iterable([candidate.content for candidate in candidates]))
    asked = having if stems is None else stems
    return {stem: log1p(len(candidates) / (having[stem] + 0.5)) for stem in asked}


def unit(vector: Vector) -> dict[str, float]:
    """Return `vector` with the length 1; empty where it has none."""
    length = sqrt(sum([weight * weight for weight in vector.values()]))
    return {stem: weight / length for stem, weight in vector.items()} if length else {}


def product(one: Vector, other: Vector) -> float:
    """Return the scalar product."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum([weight * more[stem] for stem, weight in fewer.items() if stem in more])
