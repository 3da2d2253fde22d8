"""Which open articles are like a new one: an inverted index over what tells them best."""

from array import array
from collections import defaultdict
from collections.abc import Iterator
from heapq import nsmallest
from math import exp
from typing import Final

from briefings.stories.grouping.vectors import Vector, product

DAY: Final = 86_400.0
"""Seconds."""
APART: Final = 6
"""Days between two articles above which they aren't of one event."""
FADING: Final = 4.0
"""Days in which likeness falls to 1/e: what is reported later is another event more often."""
FLOOR: Final = 0.03
"""Likeness below which two articles count as unlike; lower ones change no story."""
_INDEXED: Final = 30
"""Features of an article by which it finds others and is found, so that it doesn't matter which of
two came first …"""
_FREQUENT: Final = 300
"""… unless more open articles than that have them: then they tell little."""
_COMPARED: Final = 40
"""Articles that are compared in full."""
_ASIDE: Final = 0.3
"""What likeness counts where nothing that one article is most about is what the other is most
about: notices in the same words of another company's dividend, another bank's bonds."""
_EMPTY: Final = Vector(array("I"), array("f"))


class Neighbours:
    """The open articles' vectors, and an index to find the ones that are alike.

    An article has a number as long as it is here. Where in the index it has a feature, its number
    and the feature's position in its vector are one integer: some 4 KB an article with its vector.
    """

    def __init__(self, fading: float | None = FADING) -> None:
        """Hold nothing yet; without `fading` it doesn't matter when articles were published."""
        self._fading = fading
        self._numbers: dict[str, int] = {}
        self._free: list[int] = []
        self._held: list[tuple[str, float, Vector]] = []
        self._having: dict[int, int | array[int]] = {}

    def add(self, article: str, at: float, vector: Vector) -> None:
        """Let an article be found; `at` is when it was published, in seconds."""
        if self._free:
            number = self._free.pop()
            self._held[number] = article, at, vector
        else:
            number = len(self._held)
            self._held.append((article, at, vector))
        self._numbers[article] = number
        having = self._having
        for place, feature in enumerate(vector.features[:_INDEXED], number * _INDEXED):
            places = having.get(feature)
            if places is None:  # as most have
                having[feature] = place
            elif isinstance(places, int):
                having[feature] = array("I", (places, place))
            else:
                places.append(place)

    def remove(self, article: str) -> None:
        """Let an article be found no more, and drop its vector."""
        number = self._numbers.pop(article)
        _, _, vector = self._held[number]
        self._held[number] = "", 0.0, _EMPTY
        self._free.append(number)
        having = self._having
        for place, feature in enumerate(vector.features[:_INDEXED], number * _INDEXED):
            places = having[feature]
            if isinstance(places, int):
                del having[feature]
            else:
                places.remove(place)
                if len(places) == 1:
                    having[feature] = places[0]

    def vector(self, article: str) -> Vector:
        """Return the vector of an article that can be found."""
        return self._held[self._numbers[article]][2]

    def alike(self, at: float, vector: Vector) -> dict[str, float]:
        """Return the articles that are like one published `at`, and how much, to six digits."""
        weights, subject = vector.by_feature(), frozenset(vector.subject())
        found = {}
        for article, when, theirs in self._nearest(vector):
            common = product(weights, theirs)
            if subject.isdisjoint(theirs.subject()):
                common *= _ASIDE
            likeness = self._faded(common, abs(at - when) / DAY)
            if likeness >= FLOOR:
                found[article] = likeness
        return found

    def _nearest(self, vector: Vector) -> Iterator[tuple[str, float, Vector]]:
        """Yield those that have most in common with a vector of what is indexed."""
        held = self._held
        partial: dict[int, float] = defaultdict(float)
        for feature, weight in zip(vector.features[:_INDEXED], vector.weights, strict=False):
            known = self._having.get(feature, ())
            places = (known,) if isinstance(known, int) else known
            if len(places) <= _FREQUENT:
                for place in places:
                    number, position = divmod(place, _INDEXED)
                    partial[number] += weight * held[number][2].weights[position]
        common = [(-sum_, held[number][0], number) for number, sum_ in partial.items()]
        for _, _, number in nsmallest(_COMPARED, common):
            yield held[number]

    def _faded(self, likeness: float, days: float) -> float:
        if self._fading is None:
            return round(likeness, 6)
        return round(likeness * exp(-days / self._fading), 6) if days <= APART else 0.0
