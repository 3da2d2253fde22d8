"""Sentences that say the same, among many: average linkage over what words and pairs they share.

Sokal & Michener, *A statistical method for evaluating systematic relationships*, 1958 (UPGMA).
`agreement.compare` judges two sentences, precision first; this finds the groups that a question
with many sources is answered by, where one wording among dozens ties the others together.

The mean cosine between two groups is the product of their summed vectors over the number of pairs.
A group that is alike to neither of two is not alike to both together either, so that only groups
with a pair of alike sentences are ever compared, and nothing is kept of all the other pairs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop, heappush
from itertools import chain, pairwise
from math import log, sqrt
from typing import Final, TypeAlias

from briefings.language.candidates import Candidate

ALIKE: Final = 0.2
"""Mean cosine between two groups from which they say the same."""
DIGITS: Final = 9
"""Cosines equal to so many digits are equal: which comes first must not hang on rounding."""

_Vector: TypeAlias = dict[int, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Sentences that say the same.

    Attributes:
        members: their indices, the most central one first.
        tightness: mean cosine between two of them; `ALIKE` where there is but one.
    """

    members: tuple[int, ...]
    tightness: float


def clusters(candidates: Sequence[Candidate]) -> list[Cluster]:
    """Divide the candidates into groups that say the same, in the order of their first members."""
    vectors = _vectors(candidates)
    groups = sorted(map(sorted, _linked(vectors)))
    return [_cluster(members, [vectors[n] for n in members]) for members in groups]


def _linked(vectors: Sequence[_Vector]) -> list[list[int]]:
    """Join the two groups that are most alike, of equals the first, until none are alike."""
    members = {n: [n] for n in range(len(vectors))}
    sums = dict(enumerate(vectors))
    close: dict[int, set[int]] = defaultdict(set)
    queue = [(-cosine, one, other) for one, other, cosine in _alike_pairs(vectors)]
    heapify(queue)
    for _, one, other in queue:
        close[one].add(other)
        close[other].add(one)
    while queue:
        _, one, other = heappop(queue)
        if one not in members or other not in members:
            continue
        joined = 2 * len(vectors) - len(members)
        members[joined] = members.pop(one) + members.pop(other)
        sums[joined] = _sum([sums.pop(one), sums.pop(other)])
        for group in (close.pop(one) | close.pop(other)) & members.keys():
            pairs = len(members[group]) * len(members[joined])
            mean = round(_product(sums[group], sums[joined]) / pairs, DIGITS)
            if mean >= ALIKE:
                close[group].add(joined)
                close[joined].add(group)
                heappush(queue, (-mean, group, joined))
    return list(members.values())


def _cluster(members: Sequence[int], vectors: Sequence[_Vector]) -> Cluster:
    count = len(members)
    if count == 1:
        return Cluster(members=tuple(members), tightness=ALIKE)
    total = _sum(vectors)
    alike = [round(_product(vector, total), DIGITS) for vector in vectors]
    order = sorted(range(count), key=lambda n: (-alike[n], n))
    tightness = (sum(alike) - count) / (count * (count - 1))
    return Cluster(members=tuple(members[n] for n in order), tightness=tightness)


def _vectors(candidates: Sequence[Candidate]) -> list[_Vector]:
    """Return each sentence's unit vector: TF-IDF of its stems and pairs of stems, rarest first."""
    numbers: dict[str, int] = {}
    counts = [
        Counter([numbers.setdefault(feature, len(numbers)) for feature in _features(candidate)])
        for candidate in candidates
    ]
    spread = Counter([feature for count in counts for feature in count])
    rarity = {n: log(1 + len(candidates) / (held + 0.5)) for n, held in spread.items()}
    return [_unit(count, rarity) for count in counts]


def _unit(count: Mapping[int, int], rarity: Mapping[int, float]) -> _Vector:
    rarest = sorted(count, key=lambda feature: (-rarity[feature], feature))
    vector = {feature: (1 + log(count[feature])) * rarity[feature] for feature in rarest}
    length = sqrt(sum([weight * weight for weight in vector.values()]))
    return {feature: weight / length for feature, weight in vector.items()}


def _features(candidate: Candidate) -> list[str]:
    stems = candidate.telling
    return [*stems, *(f"{one} {other}" for one, other in pairwise(stems))]


def _alike_pairs(vectors: Sequence[_Vector]) -> Iterator[tuple[int, int, float]]:
    """Yield (one, other, cosine) of all that are alike.

    Bayardo, Ma & Srikant, *Scaling up all pairs similarity search*, 2007: a sentence is found by
    its rarest features only, without which no other one can come up to `ALIKE`.
    """
    heaviest: _Vector = {}
    for feature, weight in chain.from_iterable(vector.items() for vector in vectors):
        heaviest[feature] = max(weight, heaviest.get(feature, 0.0))
    holders: dict[int, list[tuple[int, float]]] = defaultdict(list)
    rest: list[tuple[_Vector, float]] = []
    for row, vector in enumerate(vectors):
        for other, known in _met(vector, holders).items():
            left, most = rest[other]
            if known + most >= ALIKE:
                cosine = round(known + _product(left, vector), DIGITS)
                if cosine >= ALIKE:
                    yield other, row, cosine
        rest.append(_left_out(vector, heaviest))
        for feature in vector.keys() - rest[row][0].keys():
            holders[feature].append((row, vector[feature]))


def _met(vector: _Vector, holders: Mapping[int, Sequence[tuple[int, float]]]) -> dict[int, float]:
    """Return the rows that `vector` shares features with, and the product as far as those go."""
    sums: dict[int, float] = {}
    for feature, weight in vector.items():
        for other, its in holders.get(feature, ()):
            sums[other] = sums.get(other, 0.0) + weight * its
    return sums


def _left_out(vector: _Vector, heaviest: _Vector) -> tuple[_Vector, float]:
    """Return the commonest features of `vector`, and what they come to at most: below `ALIKE`."""
    left: _Vector = {}
    most = 0.0
    for feature, weight in reversed(vector.items()):
        more = most + weight * heaviest[feature]
        if more >= ALIKE:
            break
        left[feature], most = weight, more
    return left, most


def _sum(vectors: Sequence[_Vector]) -> _Vector:
    total: _Vector = {}
    for vector in vectors:
        for feature, weight in vector.items():
            total[feature] = total.get(feature, 0.0) + weight
    return total


def _product(one: _Vector, other: _Vector) -> float:
    fewer, more = (one, other) if len(one) <= len(other) else (other, one)
    return sum([weight * more[feature] for feature, weight in fewer.items() if feature in more])
