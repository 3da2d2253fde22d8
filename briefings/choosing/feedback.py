"""How near sentences are to words, once these are widened by what the nearest sentences say.

Pseudo-relevance feedback (Rocchio, *Relevance feedback in information retrieval*, 1971; Lavrenko &
Croft, *Relevance-Based Language Models*, 2001).
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from math import log, log1p, sqrt
from typing import Final

from briefings.choosing.candidate import Candidate

FEEDBACK: Final = 60
"""Sentences that widen what was asked …"""
FEEDBACK_SHARE: Final = 0.1
"""… and their share of all, where that is fewer."""
WIDER: Final = 100
"""Words that it is widened by."""
ASKED: Final = 0.3
"""Share of the words asked in the widened question; the rest is feedback."""


def nearness(asked: Iterable[str], candidates: Sequence[Candidate]) -> list[float]:
    """Return how near each sentence is to the stems `asked`, 0 to 1, in the order given."""
    counts = [Counter(t.stem for t in c.tokens if not t.stop) for c in candidates]
    weights = rarity(candidates, (stem for count in counts for stem in count))
    sentences = [
        unit({stem: (1 + log(n)) * weights[stem] for stem, n in count.items()}) for count in counts
    ]
    words = unit({stem: weights[stem] for stem in asked if stem in weights})
    near = [product(words, sentence) for sentence in sentences]
    wider = unit(_widened(words, near, sentences))
    found = [product(wider, sentence) for sentence in sentences]
    most = max(found, default=0.0)
    return [value / most for value in found] if most else found


def rarity(candidates: Sequence[Candidate], stems: Iterable[str]) -> dict[str, float]:
    """Return the inverse document frequency of `stems`, a sentence being a document."""
    found = Counter(stem for candidate in candidates for stem in candidate.content)
    return {stem: log1p(len(candidates) / (found[stem] + 0.5)) for stem in stems}


def unit(vector: Mapping[str, float]) -> dict[str, float]:
    """Return `vector` with the length 1; empty where it has none."""
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {stem: weight / length for stem, weight in vector.items()} if length else {}


def product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Return the scalar product."""
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * more[stem] for stem, weight in fewer.items() if stem in more)


def _widened(
    asked: Mapping[str, float], near: Sequence[float], sentences: Sequence[Mapping[str, float]]
) -> dict[str, float]:
    """Return the words asked together with the telling words of the sentences nearest to them."""
    count = min(FEEDBACK, max(1, round(FEEDBACK_SHARE * len(sentences))))
    total: dict[str, float] = defaultdict(float)
    for index in nlargest(count, range(len(sentences)), key=near.__getitem__):
        for stem, weight in sentences[index].items():
            total[stem] += near[index] * weight
    widest = unit(dict(nlargest(WIDER, total.items(), key=lambda item: (item[1], item[0]))))
    wider = {stem: (1 - ASKED) * weight for stem, weight in widest.items()}
    for stem, weight in asked.items():
        wider[stem] = wider.get(stem, 0.0) + ASKED * weight
    return wider
