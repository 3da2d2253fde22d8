"""Threads: which story an event goes on with, of those that began before it."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from typing import Final

from briefings.stories.grouping.window import Place, Window

GOES_ON: Final = 0.05
"""Mean likeness of all pairs of articles from which on a story goes on with another."""


def previous_stories(window: Window) -> Mapping[str, str]:
    """Return for each story that began in the open days the one it goes on with, if there is one.

    It is the one that is most like it of all that began before. Stories are given in the order in
    which they began.
    """
    sizes = Counter(each.story for each in window.open.values())
    sizes.update({story: core.size for story, core in window.cores.items()})
    begun = {story: _begin(window, story) for story in sizes}
    likeness = _between_stories(window)
    best: dict[str, tuple[float, str]] = {}
    for (one, other), common in likeness.items():
        story, before = (one, other) if begun[one] > begun[other] else (other, one)
        mean = round(common / (sizes[one] * sizes[other]), 9)
        if story not in window.cores and mean >= GOES_ON:
            best[story] = max(best.get(story, (0.0, "")), (mean, before))
    return {story: best[story][1] for story in sorted(best, key=begun.__getitem__)}


def _begin(window: Window, story: str) -> Place:
    if story in window.cores:
        return window.cores[story].first
    return window.open[story].at, story


def _between_stories(window: Window) -> Mapping[tuple[str, str], float]:
    """Return the sum of likenesses between the articles of any two stories."""
    closed = {one: core for core, each in window.cores.items() for one in each.articles}
    sums: dict[tuple[str, str], float] = defaultdict(float)
    for article, member in sorted(window.open.items()):
        for other, how in sorted(member.links.items()):
            if other in closed or other < article:  # two open ones have each other
                theirs = closed[other] if other in closed else window.open[other].story
                if theirs != member.story:
                    sums[min(theirs, member.story), max(theirs, member.story)] += how
    return sums
