from collections import defaultdict
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from briefings.stories.grouping.linkage import link

_LIKENESSES = st.lists(
    st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 10_000)), max_size=28
)


def _links(likenesses: list[tuple[int, int, int]]) -> dict[int, dict[int, float]]:
    links: dict[int, dict[int, float]] = defaultdict(dict)
    for one, other, how in likenesses:
        if one != other:
            links[one][other] = links[other][one] = how / 10_000
    return links


def _by_looking_at_all(links: dict[int, dict[int, float]], least: float) -> set[frozenset[int]]:
    """Return the groups as the method is defined: each time all pairs of groups are looked at."""
    groups = [frozenset([one]) for one in range(8)]

    def mean(pair: tuple[frozenset[int], frozenset[int]]) -> float:
        return sum(links.get(a, {}).get(b, 0.0) for a in pair[0] for b in pair[1]) / (
            len(pair[0]) * len(pair[1])
        )

    while len(groups) > 1:
        pairs = combinations(sorted(groups, key=min), 2)
        one, other = min(pairs, key=lambda pair: (-round(mean(pair), 9), *map(min, pair)))
        if mean((one, other)) < least:
            break
        groups = [group for group in groups if group not in {one, other}] + [one | other]
    return set(groups)


@given(_LIKENESSES)
def test_the_two_most_alike_on_average_are_joined_each_time(
    likenesses: list[tuple[int, int, int]],
) -> None:
    """The groups are those of looking at all pairs of groups after each step."""
    links = _links(likenesses)

    firsts = link([1] * 8, links, 0.2)

    groups: dict[int, set[int]] = defaultdict(set)
    for one, first in enumerate(firsts):
        groups[first].add(one)
    assert _by_looking_at_all(links, 0.2) == set(map(frozenset, groups.values()))


def test_what_is_like_one_member_of_many_stays_outside() -> None:
    """The mean over all members counts, and a group of nine counts as nine."""
    links = {0: {1: 0.5}, 1: {0: 0.5}}

    assert [0, 1] == link([9, 1], links, 0.1)
    assert [0, 0] == link([3, 1], links, 0.1)
