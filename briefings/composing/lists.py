"""Briefs of any length cut of one ranked list, so that none is composed for its length alone."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import ceil
from typing import Final

from briefings.composing.recipe import Recipe
from briefings.model import Brief, Excerpt, Point
from briefings.published import instant_of
from briefings.ranking.budget import SHARE_OF_ONE_VOICE, count_words

LONGEST: Final = 50
"""Points of a list: as many as anybody may ask for."""


def list_recipe(recipe: Recipe) -> Recipe:
    """Return how the list is made that briefs by `recipe` are cut of."""
    return replace(recipe, points=LONGEST, words=None, order="importance")


def cut_list(ranked: Brief, recipe: Recipe) -> Brief:
    """Return the brief by `recipe` whose points are those of a list, the most important first.

    A publisher leads no larger share of them than of a brief that is composed for its length.
    """
    points = list(_fitting(ranked.points, recipe))
    if recipe.order == "time":
        points.sort(key=lambda point: -_day(point.lead))
    return replace(ranked, points=tuple(points), method=recipe.method)


def _fitting(points: Sequence[Point], recipe: Recipe) -> Iterator[Point]:
    """Yield the points that fit into the length of a recipe."""
    leading = [point.lead.citation.voice for point in points]
    share = ceil(recipe.points * SHARE_OF_ONE_VOICE) if len(set(leading)) > 1 else recipe.points
    left, words, led = recipe.points, recipe.words, list[str]()
    for point, voice in zip(points, leading, strict=True):
        length = count_words(point.lead.text)
        if not left or led.count(voice) >= share or (words is not None and length > words):
            continue
        left, words = left - 1, None if words is None else words - length
        led.append(voice)
        yield point


def _day(lead: Excerpt) -> int:
    return instant_of(lead.citation.published).date().toordinal()
