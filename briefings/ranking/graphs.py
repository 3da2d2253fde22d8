"""LexRank and TextRank by sparse products: the scores that sumy gives, at a fraction of its time.

Both let sentences vote for those they share words with. sumy compares every two sentences word by
word. Here LexRank multiplies only what two sentences share, and TextRank never forms the pairs: its
weights are the product of three small factors. Few sentences are scored in plain Python, which is
quicker than importing scipy. What may still differ: docs/decisions/0010-sparse-ranking.md.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    _Scores: TypeAlias = NDArray[np.float64]

PLAIN = 100
"""Sentences up to which plain Python is as quick, within a millisecond, and spares the import."""
THRESHOLD = 0.1
"""LexRank: two sentences are linked whose cosine is above it."""
CLOSE = 1e-12
"""A cosine this near the threshold is worked out anew in sumy's own order of operations."""
CELLS = 4_000_000
"""Cosines held in memory at a time, some 50 MB."""
LEXRANK_EPSILON = 0.1
TEXTRANK_EPSILON = 1e-4
"""Scores are settled when a step moves them no further (sumy's own values)."""
DAMPING = 0.85
"""TextRank: the share of a score that comes from votes."""
AVOID_ZERO = 1e-7
"""TextRank: what sumy adds to each sum of weights."""

Sentences: TypeAlias = Sequence[Sequence[int]]
"""Each sentence's words as numbers, equal words as equal numbers."""


def lexrank_scores(sentences: Sentences) -> list[float]:
    """Return sumy's LexRank score of each sentence (Erkan & Radev 2004, with a threshold).

    As in sumy a vector weighs tf by its greatest, idf is log(n / (1 + n_j)), links have no weight,
    scores are brought to length 1 at each step, and all are nan where no sentence has any weight.

    Args:
        sentences: the words of each as numbers.
    """
    if len(sentences) <= PLAIN:
        return _plain_lexrank(sentences)
    return _sparse_lexrank(sentences)


def textrank_scores(sentences: Sentences) -> list[float]:
    """Return sumy's TextRank score of each sentence (Mihalcea & Tarau 2004).

    As in sumy a sentence votes for itself too, repeated words count as often as they meet, and two
    sentences of one word each that is the same weigh 1.

    Args:
        sentences: the words of each as numbers.
    """
    if len(sentences) <= PLAIN:
        return _plain_textrank(sentences)
    return _sparse_textrank(sentences)


def _settled(step: Callable[[Any], Any], count: int, epsilon: float) -> Sequence[float]:
    """Repeat `step`, from equal scores on, until it moves them by no more than `epsilon`."""
    scores: Sequence[float] = [1 / count] * count
    while True:
        before, scores = scores, step(scores)
        if math.dist(before, scores) <= epsilon:
            return scores


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


def _plain_lexrank(sentences: Sentences) -> list[float]:
    count = len(sentences)
    bags = [Counter(sentence) for sentence in sentences]
    holders = Counter(chain.from_iterable(bags))
    idf = {term: math.log(count / (1 + held)) for term, held in holders.items()}
    vectors = [_unit({term: tf * idf[term] for term, tf in bag.items()}) for bag in bags]
    votes: list[list[int]] = [[] for _ in sentences]
    for row, other, cosine in _products(vectors):
        if _linked(cosine, sentences[row], sentences[other], idf):
            votes[row].append(other)
        if other != row and _linked(cosine, sentences[other], sentences[row], idf):
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

    return list(_settled(step, count, LEXRANK_EPSILON))


def _unit(vector: Mapping[int, float]) -> dict[int, float]:
    """Return `vector` at length 1, empty where it has none."""
    length = math.hypot(*vector.values())
    return {term: weight / length for term, weight in vector.items() if weight}


def _linked(
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


def _plain_textrank(sentences: Sentences) -> list[float]:
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

    return list(_settled(step, count, TEXTRANK_EPSILON)) if sentences else []


def _sparse_lexrank(sentences: Sentences) -> list[float]:
    import numpy as np  # noqa: PLC0415 - few sentences do without
    from scipy.sparse import csr_array  # type: ignore[import-untyped, unused-ignore]  # noqa: PLC0415 - the same

    count = len(sentences)
    words, starts = _flat(sentences)
    terms, columns = np.unique(words, return_inverse=True)
    vectors = csr_array((np.ones(len(words)), columns, starts), shape=(count, len(terms)))
    vectors.sum_duplicates()
    holders = np.bincount(vectors.indices, minlength=len(terms))
    idf = np.array([math.log(count / (1 + held)) for held in range(count + 1)])[holders]
    vectors.data *= idf[vectors.indices]
    vectors.eliminate_zeros()
    if not vectors.nnz:
        return [math.nan] * count
    rows = np.repeat(np.arange(count), np.diff(vectors.indptr))
    vectors.data /= np.sqrt(np.bincount(rows, vectors.data**2, minlength=count))[rows]
    upper, doubtful = _links(vectors)
    known = dict(zip(terms.tolist(), idf.tolist(), strict=True)) if doubtful else {}
    decided = [
        (voter, elect)
        for one, other in doubtful
        for voter, elect in ((one, other), (other, one))
        if _linked(THRESHOLD, sentences[voter], sentences[elect], known)
    ]
    itself = np.repeat(np.unique(rows), 2).reshape(-1, 2)
    voters, elects = np.concatenate((itself, np.array(decided, np.int64).reshape(-1, 2))).T
    others = csr_array((np.ones(len(voters)), (elects, voters)), shape=(count, count))
    votes = (upper, upper.T, others)
    degrees = np.maximum(sum(matrix.sum(axis=0) for matrix in votes), 1.0)

    def step(scores: "_Scores") -> "_Scores":
        shares = scores / degrees
        after = sum(matrix @ shares for matrix in votes)
        return after / np.linalg.norm(after)  # type: ignore[no-any-return]

    return list(map(float, _settled(step, count, LEXRANK_EPSILON)))


def _links(vectors: Any) -> tuple[Any, list[tuple[int, int]]]:  # noqa: ANN401 - untyped in scipy
    """Return the links above the diagonal as a matrix of ones, and the pairs in doubt."""
    import numpy as np  # noqa: PLC0415 - few sentences do without
    from scipy.sparse import csr_array  # noqa: PLC0415 - the same

    count = vectors.shape[0]
    height = max(1, CELLS // count)
    linked: list[Any] = []
    doubtful: list[tuple[int, int]] = []
    others = vectors.T.tocsr()
    for first in range(0, count, height):
        block = vectors[first : first + height] @ others
        likely = np.flatnonzero(block.data >= THRESHOLD - CLOSE)
        pairs = np.stack(
            (np.searchsorted(block.indptr, likely, side="right") - 1, block.indices[likely])
        ).astype(np.int32)
        above = pairs[0] < pairs[1]
        sure = block.data[likely] > THRESHOLD + CLOSE
        linked.append(first + pairs[:, above & sure])
        doubtful += (first + pairs[:, above & ~sure]).T.tolist()
        others = others[:, height:]
    voters, elects = np.concatenate(linked, axis=1)
    return csr_array((np.ones(len(voters)), (voters, elects)), shape=(count, count)), doubtful


def _sparse_textrank(sentences: Sentences) -> list[float]:
    """Score by the weights X Q X', which are never multiplied out.

    A cell is a word in sentences of one length. X counts each sentence's cells; Q holds, of every
    two cells of one word, 1 / (log of one length + log of the other).
    """
    import numpy as np  # noqa: PLC0415 - few sentences do without
    from scipy.sparse import csr_array  # noqa: PLC0415 - the same

    count = len(sentences)
    words, starts = _flat(sentences)
    sizes, kinds = np.unique(np.diff(starts), return_inverse=True)
    terms, columns = np.unique(words, return_inverse=True)
    cells, columns = np.unique(
        columns * len(sizes) + np.repeat(kinds, np.diff(starts)), return_inverse=True
    )
    word, kind = np.divmod(cells, len(sizes))
    shape = (len(cells), len(terms))
    holds = csr_array((np.ones(len(cells)), word, np.arange(len(cells) + 1)), shape=shape)
    norms = holds @ holds.T.tocsr()
    logs = np.log(np.maximum(sizes, 1))[kind]
    sums = np.repeat(logs, np.diff(norms.indptr)) + logs[norms.indices]
    norms.data = 1 / np.where(sums > 0, sums, 1.0)
    counts = csr_array((np.ones(len(words)), columns, starts), shape=(count, len(cells)))
    totals = counts @ (norms @ counts.sum(axis=0)) + AVOID_ZERO

    def step(scores: "_Scores") -> "_Scores":
        votes = counts @ (norms @ (counts.T @ (scores / totals)))
        return (1 - DAMPING) / count * np.sum(scores) + DAMPING * votes  # type: ignore[no-any-return]

    return list(map(float, _settled(step, count, TEXTRANK_EPSILON)))


def _flat(sentences: Sentences) -> "tuple[NDArray[np.int64], NDArray[np.int64]]":
    """Return all words in a row, and where each sentence starts, with the end of the last."""
    import numpy as np  # noqa: PLC0415 - few sentences do without

    starts = np.zeros(len(sentences) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, sentences), np.int64, len(sentences)), out=starts[1:])
    return np.fromiter(chain.from_iterable(sentences), np.int64, int(starts[-1])), starts
