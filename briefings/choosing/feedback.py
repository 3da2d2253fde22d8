"""How much matched sentences are about a topic, judged by what the strongest of them say.

Pseudo-relevance feedback (Rocchio, *Relevance feedback in information retrieval*, 1971; Lavrenko &
Croft, *Relevance-Based Language Models*, 2001): which words belong to a topic beside its terms is
told by the sentences that match most of it, in the articles that say most about it.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from heapq import nlargest
from math import log, log1p, sqrt
from typing import Final

from briefings.choosing.candidate import Candidate

FEWEST: Final = 20
"""Sentences in one language; fewer tell nothing of each other."""
FEEDBACK: Final = 60
"""Sentences that tell which words belong to the topic …"""
FEEDBACK_SHARE: Final = 0.1
"""… and their share of all, where that is fewer."""
WIDER: Final = 100
"""Words that they tell."""


def refined(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return `candidates` in their order, as relevant as their terms and all their words say.

    Half stays the relevance that each has, half is `nearness`. Languages are looked at apart; where
    fewer than `FEWEST` sentences are in one, they stay as they are.
    """
    by_language: dict[str | None, list[int]] = defaultdict(list)
    for place, candidate in enumerate(candidates):
        by_language[candidate.article.language].append(place)
    found = list(candidates)
    for alike in by_language.values():
        if len(alike) < FEWEST:
            continue
        near = nearness([candidates[place] for place in alike])
        for place, value in zip(alike, near, strict=True):
            relevance = round((candidates[place].relevance + value) / 2, 6)
            found[place] = replace(candidates[place], relevance=relevance)
    return found


def nearness(candidates: Sequence[Candidate]) -> list[float]:
    """Return how near each sentence is to the most relevant ones, 0 to 1, in the order given."""
    counts = [Counter(token.stem for token in c.tokens if not token.stop) for c in candidates]
    having = Counter(stem for counted in counts for stem in counted)
    rarity = {stem: log1p(len(counts) / (count + 0.5)) for stem, count in having.items()}
    sentences = [
        _unit({stem: (1 + log(n)) * rarity[stem] for stem, n in counted.items()})
        for counted in counts
    ]
    telling = _telling([candidate.relevance for candidate in candidates], sentences)
    found = [
        sum([weight * telling[stem] for stem, weight in sentence.items() if stem in telling])
        for sentence in sentences
    ]
    most = max(found, default=0.0)
    return [value / most for value in found] if most else found


def _telling(
    relevance: Sequence[float], sentences: Sequence[Mapping[str, float]]
) -> dict[str, float]:
    """Return the telling words of the most relevant sentences."""
    count = min(FEEDBACK, max(1, round(FEEDBACK_SHARE * len(sentences))))
    total: dict[str, float] = defaultdict(float)
    for index in nlargest(count, range(len(sentences)), key=relevance.__getitem__):
        for stem, weight in sentences[index].items():
            total[stem] += relevance[index] * weight
    return dict(nlargest(WIDER, total.items(), key=lambda item: (item[1], item[0])))


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum([weight * weight for weight in vector.values()]))
    return {stem: weight / length for stem, weight in vector.items()} if length else {}
