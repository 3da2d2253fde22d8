"""Which open articles are like a new one: an inverted index over what tells them best."""

from collections import defaultdict
from heapq import nsmallest
from math import exp
from typing import Final

from briefings.stories.grouping.vectors import Vector, product

DAY: Final = 86_400.0
"""Seconds."""
APART: Final = 6
"""Days between two articles above which they aren't of one event."""
FADING: Final = 4.0
"""Days in which likeness falls to 1/e: what is reported later is another event more often."""
FLOOR: Final = 0.03
"""Likeness below which two articles count as unlike; lower ones change no story."""
_INDEXED: Final = 30
"""Features of an article by which it finds others and is found, so that it doesn't matter which of
two came first …"""
_FREQUENT: Final = 300
"""… unless more open articles than that have them: then they tell little."""
_COMPARED: Final = 40
"""Articles that are compared in full."""


class Neighbours:
    """The open articles' vectors, and an index to find the ones that are alike."""

    def __init__(self, fading: float | None = FADING) -> None:
        """Hold nothing yet; without `fading` it doesn't matter when articles were published."""
        self._fading = fading
        self._vectors: dict[str, tuple[float, Vector]] = {}
        self._having: dict[int, dict[str, float]] = defaultdict(dict)

    def add(self, article: str, at: float, vector: Vector) -> None:
        """Let an article be found; `at` is when it was published, in seconds."""
        self._vectors[article] = at, vector
        for feature, weight in zip(vector.features[:_INDEXED], vector.weights, strict=False):
            self._having[feature][article] = weight

    def remove(self, article: str) -> None:
        """Let an article be found no more, and drop its vector."""
        _, vector = self._vectors.pop(article)
        for feature in vector.features[:_INDEXED]:
            having = self._having[feature]
            del having[article]
            if not having:
                del self._having[feature]

    def vector(self, article: str) -> Vector:
        """Return the vector of an article that can be found."""
        return self._vectors[article][1]

    def alike(self, at: float, vector: Vector) -> dict[str, float]:
        """Return the articles that are like one published `at`, and how much, to six digits."""
        weights = vector.by_feature()
        partial: dict[str, float] = defaultdict(float)
        for feature, weight in zip(vector.features[:_INDEXED], vector.weights, strict=False):
            having = self._having.get(feature)
            if having and len(having) <= _FREQUENT:
                for article, theirs in having.items():
                    partial[article] += weight * theirs
        nearest = nsmallest(_COMPARED, [(-common, article) for article, common in partial.items()])
        found = {}
        for _, article in nearest:
            when, theirs_whole = self._vectors[article]
            likeness = self._faded(product(weights, theirs_whole), abs(at - when) / DAY)
            if likeness >= FLOOR:
                found[article] = likeness
        return found

    def _faded(self, likeness: float, days: float) -> float:
        if self._fading is None:
            return round(likeness, 6)
        return round(likeness * exp(-days / self._fading), 6) if days <= APART else 0.0
