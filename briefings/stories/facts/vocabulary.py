"""What the words of a story weigh: those of few of its sentences tell them apart.

Inverse document frequency (Spärck Jones, *A statistical interpretation of term specificity*, 1972)
over the sentences of one story only. What all of them name tells nothing there, however rare it is
elsewhere; and no other text of a corpus can change what is found.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from math import log
from typing import Final, Protocol

HEAVIEST: Final = 10_000
"""Weight of a stem that would stand in half a sentence. Weights are whole numbers, so that sums
don't depend on their order."""


class HasContent(Protocol):
    """A sentence, or what it claims."""

    @property
    def content(self) -> frozenset[str]:
        """The stems that carry its meaning."""


class Vocabulary:
    """The stems of a story's sentences, and what each weighs.

    Attributes:
        sentences: how many it was made of.
    """

    def __init__(self, sentences: Sequence[HasContent]) -> None:
        """Weigh the stems of `sentences`, all of one story."""
        self.sentences = len(sentences)
        held = Counter(chain.from_iterable(one.content for one in sentences))
        whole = log(self.sentences + 1) or 1.0
        self._weights = {
            stem: round(HEAVIEST * (whole - log(times + 0.5)) / whole)
            for stem, times in held.items()
        }
        self._unknown = round(HEAVIEST * (whole - log(0.5)) / whole)

    def weight(self, stem: str) -> int:
        """Return what a stem weighs, 0 where all have it, about `HEAVIEST` where one has."""
        return max(0, self._weights.get(stem, self._unknown))

    def total(self, stems: Iterable[str]) -> int:
        """Return what distinct stems weigh together."""
        return sum(map(self.weight, stems))
