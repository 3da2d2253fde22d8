"""ROUGE-1, ROUGE-2 and ROUGE-L of a summary: F1 with Porter stems, as PyPI's `rouge-score` has it.

Lin, *ROUGE: A Package for Automatic Evaluation of Summaries*, 2004. Written anew because the
original brings its own heavy dependencies; its figures and these agree to the last digit.
"""

import re
from collections import Counter
from collections.abc import Hashable, Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from nltk.stem.porter import PorterStemmer  # type: ignore[import-untyped] # comes with sumy

_WORD = re.compile(r"[a-z0-9]+")
_STEMMER = PorterStemmer()
_STEMMED_FROM = 4
"""Letters; shorter words stay as they are."""


class Rouge(NamedTuple):
    """F1 over single words, over pairs of words, and over the longest common subsequence."""

    one: float
    two: float
    longest: float


def rouge(summary: str, reference: str) -> Rouge:
    """Return how much of `reference` is in `summary`, and the other way round."""
    ours, theirs = words(summary), words(reference)
    return Rouge(
        _of_counts(ours, theirs),
        _of_counts(list(pairwise(ours)), list(pairwise(theirs))),
        _f1(longest_common(ours, theirs), len(ours), len(theirs)),
    )


def words(text: str) -> list[str]:
    """Return the stems of the words of `text`, ASCII letters and digits only."""
    return [_stem(word) for word in _WORD.findall(text.lower())]


def longest_common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence, a row at a time.

    Hyyrö, *Bit-Parallel LCS-length Computation Revisited*, 2004.
    """
    where: dict[str, int] = {}
    for place, word in enumerate(one):
        where[word] = where.get(word, 0) | 1 << place
    full = (1 << len(one)) - 1
    row = full
    for word in other:
        matched = row & where.get(word, 0)
        row = (row + matched | row - matched) & full
    return len(one) - row.bit_count()


@cache
def _stem(word: str) -> str:
    return str(_STEMMER.stem(word)) if len(word) >= _STEMMED_FROM else word


def _of_counts(ours: Sequence[Hashable], theirs: Sequence[Hashable]) -> float:
    shared = (Counter(ours) & Counter(theirs)).total()
    return _f1(shared, len(ours), len(theirs))


def _f1(shared: int, ours: int, theirs: int) -> float:
    return 2 * shared / (ours + theirs) if shared else 0.0
