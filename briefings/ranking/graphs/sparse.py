"""LexRank and TextRank by sparse products: for many sentences at a fraction of sumy's time."""

import math
from itertools import chain
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array  # type: ignore[import-untyped, unused-ignore]

from briefings.ranking.graphs.rules import (
    AVOID_ZERO,
    CLOSE,
    DAMPING,
    LEXRANK_EPSILON,
    TEXTRANK_EPSILON,
    THRESHOLD,
    Sentences,
    is_linked,
    settle,
)

CELLS = 4_000_000
"""Cosines held in memory at a time, some 50 MB."""

_Scores: TypeAlias = NDArray[np.float64]


def sparse_lexrank(sentences: Sentences) -> list[float]:
    """Return the LexRank score of each sentence, multiplying only what two sentences share."""
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
        if is_linked(THRESHOLD, sentences[voter], sentences[elect], known)
    ]
    itself = np.repeat(np.unique(rows), 2).reshape(-1, 2)
    voters, elects = np.concatenate((itself, np.array(decided, np.int64).reshape(-1, 2))).T
    others = csr_array((np.ones(len(voters)), (elects, voters)), shape=(count, count))
    votes = (upper, upper.T, others)
    degrees = np.maximum(sum(matrix.sum(axis=0) for matrix in votes), 1.0)

    def step(scores: _Scores) -> _Scores:
        shares = scores / degrees
        after = sum(matrix @ shares for matrix in votes)
        return after / np.linalg.norm(after)  # type: ignore[no-any-return]

    return list(map(float, settle(step, count, LEXRANK_EPSILON)))


def _links(vectors: Any) -> tuple[Any, list[tuple[int, int]]]:  # noqa: ANN401 - untyped in scipy
    """Return the links above the diagonal as a matrix of ones, and the pairs in doubt."""
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


def sparse_textrank(sentences: Sentences) -> list[float]:
    """Return the TextRank score of each by weights X Q X' that are never multiplied out.

    A cell is a word in sentences of one length. X counts each sentence's cells; Q holds, of every
    two cells of one word, 1 / (log of one length + log of the other).
    """
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

    def step(scores: _Scores) -> _Scores:
        votes = counts @ (norms @ (counts.T @ (scores / totals)))
        return (1 - DAMPING) / count * np.sum(scores) + DAMPING * votes  # type: ignore[no-any-return]

    return list(map(float, settle(step, count, TEXTRANK_EPSILON)))


def _flat(sentences: Sentences) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return all words in a row, and where each sentence starts, with the end of the last."""
    starts = np.zeros(len(sentences) + 1, np.int64)
    np.cumsum(np.fromiter(map(len, sentences), np.int64, len(sentences)), out=starts[1:])
    return np.fromiter(chain.from_iterable(sentences), np.int64, int(starts[-1])), starts
