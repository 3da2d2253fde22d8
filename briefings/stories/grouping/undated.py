"""Articles without a date: with the dated ones of the same reading, or among themselves."""

from collections.abc import Iterable, Mapping
from typing import Final

from briefings.stories.grouping.neighbours import Neighbours
from briefings.stories.grouping.window import Core, Entry, Member, Window

UNDATED_ALIKE: Final = 0.16
"""Mean likeness from which on an article without a date is of a story."""
COMPARED: Final = 2_000
"""Dated articles that were read on the same day with which they are compared, the newest."""


def name_undated(undated: Iterable[Entry], dated: Iterable[tuple[Entry, str]]) -> Mapping[str, str]:
    """Return the story of each article without a date.

    It must be very much alike, as no date helps to tell it from a similar event. Dated stories
    stay as they are.

    Args:
        undated: the articles that were read on one day.
        dated: those of that day that have a date, each with its story.
    """
    neighbours = Neighbours(fading=None)
    cores: dict[str, Core] = {}
    for entry, story in sorted(dated)[-COMPARED:]:
        neighbours.add(entry.article, entry.at, entry.vector)
        core = cores.setdefault(story, Core(first=(-1.0, story)))  # before what has no date
        core.size += 1
        core.articles[entry.article] = Member(at=0.0, story=story, links={})
    found = []
    for entry in sorted(undated):
        found.append((entry, neighbours.alike(entry.at, entry.vector)))
        neighbours.add(entry.article, entry.at, entry.vector)
    window = Window(UNDATED_ALIKE, fading=None)
    window.restore(found, cores)
    return {article: each.story for article, each in window.open.items()}
