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

from briefings.choosing.candidate import Candidate

Vector: TypeAlias = Mapping[str, float]
"""What each stem weighs."""

FEEDBACK: Final = 60
"""Sentences that tell which other words belong to what is looked for …"""
FEEDBACK_SHARE: Final = 0.1
"""… and their share of all, where that is fewer."""
WIDER: Final = 100
"""Words that they tell."""


def vectors(candidates: Sequence[Candidate]) -> list[dict[str, float]]:
    """Return each sentence as a vector of length 1: log frequency × inverse document frequency."""
    counts = [Counter(candidate.telling) for candidate in candidates]
    rare = rarity(candidates)
    return [
        unit({s: rare[s] if n == 1 else (1 + log(n)) * rare[s] for s, n in counted.items()})
        for counted in counts
    ]


def rarity(candidates: Sequence[Candidate], stems: Iterable[str] | None = None) -> dict[str, float]:
    """Return the inverse document frequency of `stems`, a sentence being a document.

    Args:
        candidates: the sentences.
        stems: None stands for all those that the sentences have.
    """
    having = Counter(chain.from_iterable([candidate.content for candidate in candidates]))
    asked = having if stems is None else stems
    return {stem: log1p(len(candidates) / (having[stem] + 0.5)) for stem in asked}


def telling(nearness: Sequence[float], sentences: Sequence[Vector]) -> dict[str, float]:
    """Return the words that the nearest of the `sentences` tell, the weightiest first."""
    count = min(FEEDBACK, max(1, round(FEEDBACK_SHARE * len(sentences))))
    total: dict[str, float] = defaultdict(float)
    for index in nlargest(count, range(len(sentences)), key=nearness.__getitem__):
        for stem, weight in sentences[index].items():
            total[stem] += nearness[index] * weight
    return dict(nlargest(WIDER, total.items(), key=lambda item: (item[1], item[0])))


def nearest_has_all(one: Vector, sentences: Iterable[Vector]) -> list[float]:
    """Return how near each of the `sentences` is to `one`: 1 for the nearest, 0 for nothing."""
    found = [product(one, sentence) for sentence in sentences]
    most = max(found, default=0.0)
    return [value / most for value in found] if most else found


def unit(vector: Vector) -> dict[str, float]:
    """Return `vector` with the length 1; empty where it has none."""
    length = sqrt(sum([weight * weight for weight in vector.values()]))
    return {stem: weight / length for stem, weight in vector.items()} if length else {}


def product(one: Vector, other: Vector) -> float:
    """Return the scalar product."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum([weight * more[stem] for stem, weight in fewer.items() if stem in more])
