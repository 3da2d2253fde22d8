"""Articles without a date: with the dated ones of the same reading, or among themselves."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Final

from briefings.stories.grouping.neighbours import Neighbours
from briefings.stories.grouping.window import Core, Entry, Member, Window

UNDATED_ALIKE: Final = 0.16
"""Mean likeness from which on an article without a date is of a story."""
COMPARED: Final = 2_000
"""Dated articles that were read on the same day with which they are compared, the newest."""
TOGETHER: Final = 20_000
"""Articles without a date that are compared with each other: some 100 MB. Of more that were read
on one day, each so many are grouped by themselves."""


def name_undated(
    undated: Iterable[Entry], dated: Iterable[tuple[Entry, str]], together: int = TOGETHER
) -> Mapping[str, str]:
    """Return the story of each article without a date.

    It must be very much alike, as no date helps to tell it from a similar event. Dated stories
    stay as they are.

    Args:
        undated: the articles that were read on one day, ordered by id.
        dated: those of that day that have a date, each with its story.
        together: how many without a date are compared with each other.
    """
    compared = sorted(dated)[-COMPARED:]
    stories: dict[str, str] = {}
    rest = iter(undated)
    while part := list(islice(rest, together)):
        stories |= _name_part(part, compared)
    return stories


def _name_part(undated: Sequence[Entry], dated: Sequence[tuple[Entry, str]]) -> Mapping[str, str]:
    window = Window(UNDATED_ALIKE, fading=None)
    window.restore(_linked(undated, dated), _cores(dated))
    return {article: each.story for article, each in window.open.items()}


def _linked(
    undated: Sequence[Entry], dated: Sequence[tuple[Entry, str]]
) -> list[tuple[Entry, Mapping[str, float]]]:
    """Return articles without a date, each with those that it is like: dated or before it."""
    neighbours = Neighbours(fading=None)
    for entry, _ in dated:
        neighbours.add(entry.article, entry.at, entry.vector)
    found: list[tuple[Entry, Mapping[str, float]]] = []
    for entry in undated:
        found.append((entry, neighbours.alike(entry.at, entry.vector)))
        neighbours.add(entry.article, entry.at, entry.vector)
    return found


def _cores(dated: Sequence[tuple[Entry, str]]) -> dict[str, Core]:
    cores: dict[str, Core] = {}
    for entry, story in dated:
        core = cores.setdefault(story, Core(first=(-1.0, story)))  # before what has no date
        core.size += 1
        core.articles[entry.article] = Member(at=0.0, story=story, links={})
    return cores
