"""Average linkage: the two groups that are most alike on average are joined, again and again.

Sokal & Michener, *A statistical method for evaluating systematic relationships*, 1958. Which groups
come out depends on what is grouped, and not on the order (Bruynooghe, 1978: it is reducible).
"""

from collections.abc import Collection, Mapping, Sequence
from heapq import heapify, heappop, heappush

Links = dict[int, dict[int, float]]
"""The sum of likenesses between the members of two groups, both ways; what is missing is 0."""


def link(
    sizes: Sequence[int],
    links: Mapping[int, Mapping[int, float]],
    least: float,
    apart: Collection[int] = (),
) -> list[int]:
    """Return for each of some groups the first one that it is joined with.

    Args:
        sizes: how many members each group has, in the order in which equals are joined.
        links: the sum of likenesses between the members of any two groups, both ways.
        least: the mean likeness of all pairs of members from which on two groups are joined.
        apart: groups of which no two are joined.
    """
    return _Joined(sizes, links, least, apart).run()


class _Joined:
    """Groups that are being joined; the earlier of two stands for both."""

    def __init__(
        self,
        sizes: Sequence[int],
        links: Mapping[int, Mapping[int, float]],
        least: float,
        apart: Collection[int],
    ) -> None:
        self._sizes = list(sizes)
        self._sums: Links = {one: dict(links.get(one, {})) for one in range(len(sizes))}
        self._least = least
        self._apart = set(apart)
        self._into = list(range(len(sizes)))
        self._best = [
            best
            for one, sums in self._sums.items()
            for other in sums
            if one < other and (best := self._pair(one, other))
        ]

    def run(self) -> list[int]:
        heapify(self._best)
        while self._best:
            pair = heappop(self._best)
            _, one, other = pair
            if pair == self._pair(one, other):  # neither has grown since
                self._join(one, other)
        return [self._first(one) for one in range(len(self._sizes))]

    def _pair(self, one: int, other: int) -> tuple[float, int, int] | None:
        """Return how alike two groups are (less than 0: the more, the less) if they are at all."""
        if other not in self._sums[one] or {one, other} <= self._apart:
            return None
        mean = self._sums[one][other] / (self._sizes[one] * self._sizes[other])
        return (-round(mean, 9), one, other) if mean >= self._least else None

    def _join(self, one: int, other: int) -> None:
        theirs = self._sums.pop(other)
        self._sums[other] = {}
        self._into[other] = one
        self._sizes[one] += self._sizes[other]
        if other in self._apart:
            self._apart.add(one)
        ours = self._sums[one]
        del ours[other]
        for third, sum_ in theirs.items():
            if third != one:
                ours[third] = ours.get(third, 0.0) + sum_
                thirds = self._sums[third]
                del thirds[other]
                thirds[one] = ours[third]
        for third in ours:
            if best := self._pair(min(one, third), max(one, third)):
                heappush(self._best, best)

    def _first(self, one: int) -> int:
        while self._into[one] != one:
            one = self._into[one]
        return one
