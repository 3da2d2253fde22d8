"""Articles as vectors: of their features the weightiest, and how alike two of them are."""

from array import array
from collections.abc import Mapping
from heapq import nsmallest
from itertools import takewhile
from math import sqrt
from typing import Final, NamedTuple

from briefings.stories.grouping.background import Background
from briefings.stories.grouping.features import Features

_KEPT: Final = 120
"""Features that tell an article from others; the rest is noise and memory."""
_RARE: Final = 1.5
"""To which power rarity weighs: what a kind of news has in common, such as the words of dividends
and of bond issues, is rare enough among all news to make its articles alike otherwise."""


_SUBJECT: Final = 0.5
"""What weighs at least so much of the weightiest is what an article is most about."""


class Vector(NamedTuple):
    """Features and their weights, the weightiest first; its length is 1. About one KB."""

    features: "array[int]"
    weights: "array[float]"

    def by_feature(self) -> dict[int, float]:
        """Return the weight of each feature."""
        return dict(zip(self.features, self.weights, strict=True))

    def subject(self) -> "array[int]":
        """Return the features of what the article is most about."""
        least = self.weights[0] * _SUBJECT if self.weights else 0.0
        return self.features[: sum(1 for _ in takewhile(least.__le__, self.weights))]


def weigh(features: Features, background: Background) -> Vector:
    """Return the vector of an article in front of what was usual before it.

    Weights are rounded to single precision at once, so that a stored vector is the same vector.
    """
    rarity = background.rarity
    weighed = ((-count * rarity(feature) ** _RARE, feature) for feature, count in features.items())
    kept = nsmallest(_KEPT, [each for each in weighed if each[0]])
    length = sqrt(sum([weight * weight for weight, _ in kept])) or 1.0
    return Vector(
        array("I", [feature for _, feature in kept]),
        array("f", [-weight / length for weight, _ in kept]),
    )


def product(one: Mapping[int, float], other: Vector) -> float:
    """Return the cosine of two articles, the first as `Vector.by_feature` gives it."""
    get = one.get
    pairs = zip(other.features, other.weights, strict=True)
    return sum([get(feature, 0.0) * weight for feature, weight in pairs])
