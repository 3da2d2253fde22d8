"""Which of many sentences share words with one, without looking at all the others."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import chain

from briefings.choosing.candidate import Candidate


class Neighbours:
    """Sentences by the stems that they have (an inverted index)."""

    def __init__(self, sentences: Sequence[Candidate]) -> None:
        """Look among `sentences`."""
        self._sentences = sentences
        self._holders: dict[str, list[int]] = defaultdict(list)
        for place, sentence in enumerate(sentences):
            for stem in sentence.content:
                self._holders[stem].append(place)

    def of(self, sentence: Candidate, least: float) -> list[Candidate]:
        """Return those that have a share of `least` of the shorter one's content, in their order.

        Args:
            sentence: one of them or another; it is its own neighbour.
            least: above 0, up to 1.
        """
        places = [self._holders.get(stem, ()) for stem in sentence.content]
        met = Counter(chain.from_iterable(places))
        size, sentences = len(sentence.content), self._sentences
        near = [
            place
            for place, shared in met.items()
            if shared >= least * min(size, len(sentences[place].content))
        ]
        return [sentences[place] for place in sorted(near)]
