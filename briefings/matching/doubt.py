"""Terms with other meanings: where what they stand for is meant."""

from collections.abc import Callable, Sequence
from typing import Final

from briefings.matching.term import is_doubtful

SEVERAL: Final = 2
"""Sentences (or the title) with terms free of doubt, from which on no other term is in doubt."""


def meant(hits: Sequence[tuple[str, ...]], shows: Callable[[int], bool]) -> list[tuple[str, ...]]:
    """Return the hits without those of doubtful terms that nothing shows to be meant.

    Another term in the passage shows it, be it in doubt itself, and so does a word of the topic's
    context there; terms free of doubt in `SEVERAL` sentences speak for the whole article.

    Args:
        hits: those of the title and of each sentence.
        shows: whether a word of the context stands in one of them.
    """
    certain = [not all(map(is_doubtful, of_one)) for of_one in hits]
    if sum(certain) >= SEVERAL:
        return list(hits)
    kept = []
    for place, of_one in enumerate(hits):
        passage = [n for n in {0, place - 1, place, place + 1} if 0 <= n < len(hits)]
        beside = {term for n in passage for term in hits[n]}
        is_meant = certain[place] or len(beside) > 1 or (of_one and any(map(shows, passage)))
        kept.append(of_one if is_meant else ())
    return kept
