"""What LexRank and TextRank are by the book: the limits and the steps that sumy takes, too."""

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

THRESHOLD = 0.1
"""LexRank: two sentences are linked whose cosine is above it."""
CLOSE = 1e-12
"""A cosine this near the threshold is worked out anew in sumy's own order of operations."""
LEXRANK_EPSILON = 0.1
TEXTRANK_EPSILON = 1e-4
"""Scores are settled when a step moves them no further (sumy's own values)."""
DAMPING = 0.85
"""TextRank: the share of a score that comes from votes."""
AVOID_ZERO = 1e-7
"""TextRank: what sumy adds to each sum of weights."""

Sentences: TypeAlias = Sequence[Sequence[int]]
"""Each sentence's words as numbers, equal words as equal numbers."""


def settle(step: Callable[[Any], Any], count: int, epsilon: float) -> Sequence[float]:
    """Repeat `step`, from equal scores on, until it moves them by no more than `epsilon`."""
    scores: Sequence[float] = [1 / count] * count
    while True:
        before, scores = scores, step(scores)
        if math.dist(before, scores) <= epsilon:
            return scores


def is_linked(
    cosine: float, one: Sequence[int], other: Sequence[int], idf: Mapping[int, float]
) -> bool:
    """Tell whether a cosine is above the threshold, as sumy's rounding has it."""
    if abs(cosine - THRESHOLD) > CLOSE:
        return cosine > THRESHOLD
    bags = Counter(one), Counter(other)
    mine, its = ({term: tf / max(bag.values()) for term, tf in bag.items()} for bag in bags)
    terms, others = frozenset(one), frozenset(other)
    product = 0.0
    for term in terms & others:
        product += mine[term] * its[term] * idf[term] ** 2
    lengths = (
        math.sqrt(sum((mine[term] * idf[term]) ** 2 for term in terms)),
        math.sqrt(sum((its[term] * idf[term]) ** 2 for term in others)),
    )
    return product / (lengths[0] * lengths[1]) > THRESHOLD
