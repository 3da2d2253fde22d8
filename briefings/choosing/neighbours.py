"""Which of many sentences share words with one, without looking at all the others."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain
from typing import Final

from briefings.choosing.candidate import Candidate

SHARED: Final = 0.25
"""Share of the shorter sentence's content that two must have in common."""


class Neighbours:
    """Sentences by the stems that they have (an inverted index)."""

    def __init__(self, sentences: Sequence[Candidate]) -> None:
        """Look among `sentences`."""
        self._sentences = sentences
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, sentence in enumerate(sentences):
            for stem in sentence.content:
                self._holders[stem].append(place)

    def of(self, sentence: Candidate) -> list[Candidate]:
        """Return those that share enough with `sentence` to be compared closely, in their order.

        One of them is its own neighbour.
        """
        places = [self._holders.get(stem, ()) for stem in sentence.content]
        met = Counter(chain.from_iterable(places))
        size, sentences = len(sentence.content), self._sentences
        near = [
            place
            for place, shared in met.items()
            if shared >= SHARED * min(size, len(sentences[place].content))
        ]
        return [sentences[place] for place in sorted(near)]
