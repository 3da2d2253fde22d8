"""How much matched sentences are about a topic, judged by what the strongest of them say.

Which words belong to a topic beside its terms is told by the sentences that match most of it
(pseudo-relevance feedback, see `vectors`).
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from briefings.matching.relevance import Match
from briefings.matching.vectors import Vectors

FEWEST: Final = 20
"""Sentences in one language; fewer tell nothing of each other."""

NEAREST: Final = 10
"""Sentences that tell in the second round."""


def refine(matches: Sequence[Match]) -> list[float]:
    """Return how relevant each sentence is by its terms and by all its words.

    Half stays the relevance that each has, half is `nearness`. Languages are looked at apart; where
    fewer than `FEWEST` sentences are in one, they stay as they are.
    """
    by_language: dict[str | None, list[int]] = defaultdict(list)
    for place, match in enumerate(matches):
        by_language[match.sentence.article.language].append(place)
    found = [match.relevance for match in matches]
    for alike in by_language.values():
        if len(alike) < FEWEST:
            continue
        near = nearness([matches[place] for place in alike])
        for place, value in zip(alike, near, strict=True):
            found[place] = round((found[place] + value) / 2, 6)
    return found


def nearness(matches: Sequence[Match]) -> list[float]:
    """Return how near each sentence is to the most relevant ones, 0 to 1, in the order given.

    What the most relevant tell finds the sentences that say most of it, some of them with few
    terms; those that have the terms in passing fall behind. What these tell decides.
    """
    vectors = Vectors([match.sentence for match in matches])
    first = vectors.nearness(vectors.telling([match.relevance for match in matches]))
    return vectors.nearness(vectors.telling(first, NEAREST))
