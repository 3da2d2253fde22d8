"""What is asked: how near each sentence is to it, and whether the documents answer it at all.

The words asked are widened by those of the sentences nearest to them: pseudo-relevance feedback
(Rocchio, *Relevance feedback in information retrieval*, 1971; Lavrenko & Croft, *Relevance-Based
Language Models*, 2001). Whether there is an answer is judged by the words asked alone, as words
that were guessed prove nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from heapq import nlargest
from math import log, log1p, sqrt
from typing import Final

from briefings.choosing.candidate import Candidate
from briefings.language.terms import tokens

FEEDBACK: Final = 60
"""Sentences that widen what was asked …"""
FEEDBACK_SHARE: Final = 0.1
"""… and their share of all, where that is fewer."""
WIDER: Final = 100
"""Words that it is widened by."""
ASKED: Final = 0.3
"""Share of the words asked in the widened question; the rest is feedback."""
WORDS_ASKED: Final = 5
"""Words of a question that one sentence can be expected to have: long ones ask for many things."""
ALL: Final = 0.9
"""Share of what was asked that one sentence must cover to be an answer by itself …"""
MOST: Final = 0.57
"""… or the best sentences of the two best documents, on average."""

SHORTEST_NAME: Final = 5
"""Letters of a name that its people are recognised by."""

_PEOPLE: Final = ("n", "an", "ian")
_ASKING: Final = (
    "address answer avail cover describ detail discuss explain explor identifi includ mention "
    "question report summar summari talk tell topic"
)
"""Stems of what a question says of itself or of the texts, not of the world."""


def asked_words(about: str) -> tuple[str, ...]:
    """Return the distinct stems that `about` asks for, without those that only ask."""
    content = dict.fromkeys(token.stem for token in tokens(about) if not token.stop)
    return tuple(stem for stem in content if stem not in _ASKING.split()) or tuple(content)


def is_answered(about: str, candidates: Sequence[Candidate]) -> bool:
    """Tell whether some sentences are about what was asked.

    A sentence covers the share of the words asked that it has, each weighing its inverse document
    frequency. It takes one sentence with nearly all, or two documents with most of it.
    """
    asked = asked_words(about)
    rarity = {stem: min(_rarity(candidates, _forms(stem)).values()) for stem in asked}
    whole = _expected(list(rarity.values()), log1p(2 * len(candidates)))
    best: dict[int, float] = defaultdict(float)
    for candidate in candidates:
        covered = sum(
            rarity[stem] for stem in asked if not candidate.content.isdisjoint(_forms(stem))
        )
        document = id(candidate.article)
        best[document] = max(best[document], covered)
    if not best or not whole:
        return False
    shares = [min(covered / whole, 1.0) for covered in nlargest(2, best.values())]
    return shares[0] >= ALL or sum(shares) / len(shares) >= MOST


def relevance(about: str, candidates: Sequence[Candidate]) -> list[float]:
    """Return how near each sentence is to what was asked, 0 to 1, in the order given."""
    counts = [Counter(t.stem for t in c.tokens if not t.stop) for c in candidates]
    rarity = _rarity(candidates, (stem for count in counts for stem in count))
    sentences = [
        _unit({stem: (1 + log(n)) * rarity[stem] for stem, n in count.items()}) for count in counts
    ]
    asked = _unit({stem: rarity[stem] for stem in asked_words(about) if stem in rarity})
    near = [_product(asked, sentence) for sentence in sentences]
    wider = _unit(_widened(asked, near, sentences))
    nearness = [_product(wider, sentence) for sentence in sentences]
    most = max(nearness, default=0.0)
    return [value / most for value in nearness] if most else nearness


def _expected(rarities: Sequence[float], rarest: float) -> float:
    """Return what a sentence with the answer covers: all of a short question, some of a long one.

    A word that stands nowhere (it is the `rarest`) rules out an answer to a short question only.
    """
    if len(rarities) <= WORDS_ASKED:
        return sum(rarities)
    present = [rarity for rarity in rarities if rarity < rarest] or [rarest]
    return WORDS_ASKED * sum(present) / len(present)


def _forms(stem: str) -> tuple[str, ...]:
    """Return `stem` and what a country and its people may make of each other: Ukraine, Ukrainian.

    Too bold for ranking, but "no answer" must not hang on a suffix.
    """
    if len(stem) < SHORTEST_NAME:
        return (stem,)
    shorter = [
        stem.removesuffix(ending)
        for ending in _PEOPLE
        if stem.endswith(ending) and len(stem) - len(ending) >= SHORTEST_NAME
    ]
    return (stem, *(stem + ending for ending in _PEOPLE), *shorter)


def _widened(
    asked: Mapping[str, float], near: Sequence[float], sentences: Sequence[Mapping[str, float]]
) -> dict[str, float]:
    """Return the words asked together with the telling words of the sentences nearest to them."""
    count = min(FEEDBACK, max(1, round(FEEDBACK_SHARE * len(sentences))))
    total: dict[str, float] = defaultdict(float)
    for index in nlargest(count, range(len(sentences)), key=near.__getitem__):
        for stem, weight in sentences[index].items():
            total[stem] += near[index] * weight
    widest = _unit(dict(nlargest(WIDER, total.items(), key=lambda item: (item[1], item[0]))))
    wider = {stem: (1 - ASKED) * weight for stem, weight in widest.items()}
    for stem, weight in asked.items():
        wider[stem] = wider.get(stem, 0.0) + ASKED * weight
    return wider


def _rarity(candidates: Sequence[Candidate], stems: Iterable[str]) -> dict[str, float]:
    """Return the inverse document frequency of `stems`, a sentence being a document."""
    found = Counter(stem for candidate in candidates for stem in candidate.content)
    return {stem: log1p(len(candidates) / (found[stem] + 0.5)) for stem in stems}


def _unit(vector: Mapping[str, float]) -> dict[str, float]:
    length = sqrt(sum(weight * weight for weight in vector.values()))
    return {stem: weight / length for stem, weight in vector.items()} if length else {}


def _product(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum(weight * more[stem] for stem, weight in fewer.items() if stem in more)
