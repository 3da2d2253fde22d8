"""LexRank and TextRank in plain Python: for few sentences quicker than to import scipy."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from briefings.ranking.graphs.rules import (
    AVOID_ZERO,
    DAMPING,
    LEXRANK_EPSILON,
    TEXTRANK_EPSILON,
    Sentences,
    is_linked,
    settle,
)


def _products(
    vectors: Sequence[Mapping[int, float]],
) -> Iterator[tuple[int, int, float]]:
    """Yield (row, other, dot product) of all that share a term, `other` up to and with `row`."""
    holders: dict[int, list[tuple[int, float]]] = {}
    for row, vector in enumerate(vectors):
        sums: dict[int, float] = defaultdict(float)
        for term, weight in vector.items():
            held = holders.setdefault(term, [])
            held.append((row, weight))
            for other, its in held:
                sums[other] += weight * its
        for other, product in sums.items():
            yield row, other, product


def plain_lexrank(sentences: Sentences) -> list[float]:
    """Return the LexRank score of each sentence."""
    count = len(sentences)
    bags = [Counter(sentence) for sentence in sentences]
    holders = Counter(chain.from_iterable(bags))
    idf = {term: math.log(count / (1 + held)) for term, held in holders.items()}
    vectors = [_unit({term: tf * idf[term] for term, tf in bag.items()}) for bag in bags]
    votes: list[list[int]] = [[] for _ in sentences]
    for row, other, cosine in _products(vectors):
        if is_linked(cosine, sentences[row], sentences[other], idf):
            votes[row].append(other)
        if other != row and is_linked(cosine, sentences[other], sentences[row], idf):
            votes[other].append(row)
    if not any(votes):
        return [math.nan] * count

    def step(scores: Sequence[float]) -> list[float]:
        after = [0.0] * count
        for score, elected in zip(scores, votes, strict=True):
            for elect in elected:
                after[elect] += score / len(elected)
        length = math.hypot(*after)
        return [score / length for score in after]

    return list(settle(step, count, LEXRANK_EPSILON))


def _unit(vector: Mapping[int, float]) -> dict[int, float]:
    """Return `vector` at length 1, empty where it has none."""
    length = math.hypot(*vector.values())
    return {term: weight / length for term, weight in vector.items() if weight}


def plain_textrank(sentences: Sentences) -> list[float]:
    """Return the TextRank score of each sentence."""
    count = len(sentences)
    logs = [math.log(len(sentence) or 1) for sentence in sentences]
    votes: list[dict[int, float]] = [{} for _ in sentences]
    for row, other, common in _products([Counter(sentence) for sentence in sentences]):
        votes[row][other] = votes[other][row] = common / (logs[row] + logs[other] or 1.0)
    totals = [sum(elected.values()) + AVOID_ZERO for elected in votes]

    def step(scores: Sequence[float]) -> list[float]:
        after = [(1 - DAMPING) / count * sum(scores)] * count
        for score, total, elected in zip(scores, totals, votes, strict=True):
            share = DAMPING * score / total
            for elect, weight in elected.items():
                after[elect] += share * weight
        return after

    return list(settle(step, count, TEXTRANK_EPSILON)) if sentences else []
