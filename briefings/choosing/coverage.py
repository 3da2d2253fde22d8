"""The default engine: the sentences that together cover best what many sources say.

Lin & Bilmes, *A Class of Submodular Functions for Document Summarization*, 2011: a brief is worth
the features that it covers, each of which counts once. A greedy choice comes close to the best, and
most sentences need not be looked at again (Minoux, *Accelerated greedy algorithms for maximizing
submodular set functions*, 1978). docs/how-we-choose.md tells why each step is as it is.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from heapq import heapify, heappop, heappush
from itertools import chain, pairwise
from typing import Final, TypeAlias

from briefings.choosing.agreement import compare
from briefings.choosing.budget import Budget, length_of
from briefings.choosing.candidate import Candidate
from briefings.choosing.duplicates import near_copies
from briefings.language.terms import Token, tokens

Feature: TypeAlias = str | tuple[str, str]
"""A stem that carries meaning, or two stems in a row."""

FEWEST_SENTENCES: Final = 2
"""A feature of one sentence only tells nothing of what matters."""
SOURCES: Final = 1.5
"""Exponent of how many independent sources have a feature: what all report is the news."""
PAIR: Final = 4.0
"""Weight of two stems in a row against one: they tell more of what is said (Gillick & Favre, *A
Scalable Global Model for Summarization*, 2009, count nothing else)."""
HALFWAY: Final = 10
"""Sentences into an article at which a mention counts half."""
EARLY: Final = 0.3
"""What an article's first sentence is worth more …"""
EARLY_HALFWAY: Final = 3
"""… and the sentences into it at which half of that is left."""
AGAIN: Final = 0.05
"""What is left of a feature's worth each time that it is covered."""
LENGTH: Final = 0.3
"""Exponent of the words that a gain is paid with: 0 prefers long sentences, 1 short ones."""
INTRODUCED: Final = 0.8
"""What a sentence is worth that is quoted with the one before it …"""
DANGLING: Final = 0.3
"""… and one that needs it and opens with a word that points to it, or lacks it, or only asks."""
WORTHWHILE: Final = 0.03
"""Share of the first sentence's gain below which one isn't worth a reader's time …"""
WORTHWHILE_DANGLING: Final = 0.2
"""… and below which one that needs the sentence before it isn't: it is no filler."""
OVERLAP: Final = 0.45
"""Share of the shorter sentence's content that makes two sentences too alike for one brief."""


def summarize(
    candidates: Sequence[Candidate],
    *,
    words: int | None = None,
    points: int | None = None,
    nearness: Callable[[Candidate], float] | None = None,
    copies: Mapping[str, str] | None = None,
) -> list[Candidate]:
    """Choose the sentences that cover best what `candidates` say, most important first.

    No two of them say the same, and together they keep within the budget.

    Args:
        candidates: the sentences of all articles, in an order that decides ties.
        words: at most so many in all; None is without limit, here and for points.
        points: at most so many sentences.
        nearness: how near a sentence is to what was asked, 0 to 1; None where nothing was asked.
        copies: `near_copies` of the articles where it is known already.
    """
    weights = feature_weights(candidates, nearness=nearness, copies=copies)
    return choose(candidates, weights, Budget(words=words, points=points))


def features(words: Sequence[Token]) -> list[Feature]:
    """Return what a sentence of `words` covers, each once: stems that mean something, and pairs."""
    found: dict[Feature, None] = dict.fromkeys([word.stem for word in words if not word.stop])
    found.update(dict.fromkeys(pairwise([word.stem for word in words])))
    return list(found)


def feature_weights(
    candidates: Sequence[Candidate],
    *,
    nearness: Callable[[Candidate], float] | None = None,
    copies: Mapping[str, str] | None = None,
) -> dict[Feature, float]:
    """Return what it is worth to cover each feature, which is why a sentence is chosen.

    Worth is independent sources ^ `SOURCES` × log(1 + mentions) × mean nearness of the sentences
    that have it. Articles are independent unless one copies the other. A mention counts less the
    further down it stands, and a title is a mention like a first sentence.
    """
    articles = list({candidate.article.id: candidate.article for candidate in candidates}.values())
    known = near_copies(articles) if copies is None else copies
    found = [features(candidate.tokens) for candidate in candidates]
    titles = [features(tokens(article.title or "", article.language)) for article in articles]
    count = Counter(chain.from_iterable(chain(found, titles)))
    weight = {feature: 0.0 for feature, times in count.items() if times >= FEWEST_SENTENCES}
    sources: dict[Feature, set[str]] = {feature: set() for feature in weight}
    for article, title in zip(articles, titles, strict=True):
        _mention(title, 1.0, known.get(article.id, article.id), weight, sources)
    for candidate, covered in zip(candidates, found, strict=True):
        article_id = candidate.article.id
        fades = HALFWAY / (HALFWAY + candidate.position)
        _mention(covered, fades, known.get(article_id, article_id), weight, sources)
    for feature, mentions in weight.items():
        worth = math.pow(len(sources[feature]), SOURCES) * math.log1p(mentions)
        weight[feature] = worth * PAIR if isinstance(feature, tuple) else worth
    return weight if nearness is None else _focused(weight, candidates, found, nearness)


def _mention(
    covered: Iterable[Feature],
    mention: float,
    source: str,
    weight: dict[Feature, float],
    sources: Mapping[Feature, set[str]],
) -> None:
    for feature in covered:
        if feature in weight:
            weight[feature] += mention
            sources[feature].add(source)


def _focused(
    weight: Mapping[Feature, float],
    candidates: Sequence[Candidate],
    found: Sequence[Sequence[Feature]],
    nearness: Callable[[Candidate], float],
) -> dict[Feature, float]:
    """Return the weights times the mean nearness of the sentences that have the feature."""
    near: dict[Feature, list[float]] = {feature: [] for feature in weight}
    for candidate, covered in zip(candidates, found, strict=True):
        how_near = nearness(candidate)
        for feature in covered:
            if feature in near:
                near[feature].append(how_near)
    return {
        feature: weight[feature] * math.fsum(shares) / max(1, len(shares))
        for feature, shares in near.items()
    }


def choose(
    candidates: Sequence[Candidate],
    weights: Mapping[Feature, float],
    budget: Budget,
    said: Sequence[Candidate] = (),
    nearness: Callable[[Candidate], float] | None = None,
) -> list[Candidate]:
    """Take the sentence that gains most until the budget is full, as `summarize` does.

    Args:
        candidates: the sentences, in an order that decides ties.
        weights: what it is worth to cover each feature, as `feature_weights` returns it.
        budget: how long they may get together.
        said: sentences that were chosen already; what they cover is worth little.
        nearness: what a sentence's gain is multiplied by; None where nothing was asked.
    """
    weight = _left(weights, said)
    covers = [[f for f in features(c.tokens) if f in weight] for c in candidates]
    lengths = [length_of(candidate) for candidate in candidates]
    factors = _factors(candidates, lengths, nearness)

    def gain(index: int) -> float:
        return factors[index] * sum([weight[feature] for feature in covers[index]])

    queue = [(-gain(index), index) for index in range(len(candidates))]
    heapify(queue)
    highest = -queue[0][0] if queue else 0.0
    chosen: list[Candidate] = []
    while queue:
        _, index = heappop(queue)
        candidate, now = candidates[index], gain(index)
        if not budget.admits(lengths[index]):
            continue
        if queue and (-now, index) > queue[0]:
            heappush(queue, (-now, index))
        elif now > highest * _least(candidate) and not _said(candidate, (*said, *chosen)):
            chosen.append(candidate)
            budget = budget.after(lengths[index])
            _cover(covers[index], weight)
    return chosen


def _left(weights: Mapping[Feature, float], said: Iterable[Candidate]) -> dict[Feature, float]:
    """Return what is left of the weights, which shrink with what is covered."""
    weight = dict(weights)
    for sentence in said:
        _cover(features(sentence.tokens), weight)
    return weight


def _factors(
    candidates: Sequence[Candidate],
    lengths: Sequence[int],
    nearness: Callable[[Candidate], float] | None,
) -> list[float]:
    factors = [
        factor(candidate, length) for candidate, length in zip(candidates, lengths, strict=True)
    ]
    if nearness is None:
        return factors
    return [nearness(candidate) * by for candidate, by in zip(candidates, factors, strict=True)]


def _cover(covered: Iterable[Feature], weight: dict[Feature, float]) -> None:
    for feature in covered:
        if feature in weight:
            weight[feature] *= AGAIN


def factor(candidate: Candidate, length: int) -> float:
    """Return what a sentence's gain is multiplied by: its place, if it stands alone, its price."""
    early = 1 + EARLY * EARLY_HALFWAY / (EARLY_HALFWAY + candidate.position)
    alone = 1.0 if candidate.leads_well else INTRODUCED if _introduced(candidate) else DANGLING
    return early * alone / math.pow(length, LENGTH)


def _introduced(candidate: Candidate) -> bool:
    return candidate.introduced and candidate.states


def _least(candidate: Candidate) -> float:
    alone = candidate.leads_well or _introduced(candidate)
    return WORTHWHILE if alone else WORTHWHILE_DANGLING


def _said(candidate: Candidate, chosen: Iterable[Candidate]) -> bool:
    """Tell whether one of the chosen says the same, or speaks of the same thing."""
    return any(
        candidate.overlap(other) >= OVERLAP or compare(candidate, other) is not None
        for other in chosen
    )
