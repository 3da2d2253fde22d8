"""How rare words are in the news of the days before: what was usual tells no event."""

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

from briefings.stories.grouping.features import Features

DAYS: Final = 30
"""Complete days before an article's own day that are counted …"""
FEWEST: Final = 150
"""… and the articles that they need to have; else older days are counted, and then later ones."""
NUMBERS: Final = 1 << 21
"""Numbers of features that are told apart when they are counted: 8 MB, whatever comes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCounts:
    """How many articles of a day there are, and how many of them have each feature.

    Attributes:
        articles: how many there are.
        features: the numbers of their features, less than `NUMBERS`, in order.
        having: how many articles have each.
    """

    articles: int
    features: "array[int]"
    having: "array[int]"


class DayCounter:
    """Counts a day's articles, one after the other."""

    def __init__(self) -> None:
        """Count none yet."""
        self._articles = 0
        self._having: Counter[int] = Counter()

    def add(self, features: Features) -> None:
        """Count one more."""
        self._articles += 1
        self._having.update(feature % NUMBERS for feature in features)

    def counts(self) -> DayCounts:
        """Return how many articles there were, and how many of them have each feature."""
        having = sorted(self._having.items())
        return DayCounts(
            articles=self._articles,
            features=array("I", [feature for feature, _ in having]),
            having=array("I", [many for _, many in having]),
        )


def count_day(articles: Iterable[Features]) -> DayCounts:
    """Return how many of a day's articles have each feature."""
    counter = DayCounter()
    for features in articles:
        counter.add(features)
    return counter.counts()


def days_before(day: int, days: Sequence[int], articles: Mapping[int, int]) -> tuple[int, ...]:
    """Return the days whose articles tell what is usual on `day`: the complete days before it.

    The day itself would make an article's weights depend on what comes after it. Only where there
    are too few articles before does it count, and if need be, later days.

    Args:
        day: the day in question.
        days: all days that have articles, in order.
        articles: how many articles each of them has.
    """
    own, first = bisect_left(days, day), bisect_left(days, day - DAYS)
    many = sum(articles[each] for each in days[first:own])
    while many < FEWEST and first > 0:
        first -= 1
        many += articles[days[first]]
    while many < FEWEST and own < len(days):
        many += articles[days[own]]
        own += 1
    return tuple(days[first:own])


class Background:
    """How many articles of some days have each feature; moving on a day costs one day's counts."""

    def __init__(self, counts: Callable[[int], DayCounts]) -> None:
        """Count nothing yet; the `counts` of a day are asked for as it comes and goes."""
        self._counts = counts
        self._days: frozenset[int] = frozenset()
        self._having = array("i", bytes(array("i").itemsize * NUMBERS))
        self._articles = 0

    def move(self, days: Iterable[int]) -> None:
        """Count the articles of these days and of no others."""
        days = frozenset(days)
        for day in sorted(self._days - days):
            self._add(self._counts(day), -1)
        for day in sorted(days - self._days):
            self._add(self._counts(day), 1)
        self._days = days

    def _add(self, counts: DayCounts, sign: int) -> None:
        having = self._having
        for feature, many in zip(counts.features, counts.having, strict=True):
            having[feature] += sign * many
        self._articles += sign * counts.articles

    def rarity(self, feature: int) -> float:
        """Return what a feature weighs: the fewer articles have it, the more; never below 0.

        Fewer than `FEWEST` articles count as so many: of three, what two have in common is no
        usual word.
        """
        having = self._having[feature % NUMBERS]
        return max(0.0, log(max(self._articles, FEWEST) + 1) - log(having + 0.5))
