"""Briefs are cut of one list."""

from datetime import date

import pytest

from briefings.composing.lists import LONGEST, cut_list, list_recipe
from briefings.composing.recipe import Recipe
from briefings.model import Brief, Point
from tests.builders import a_brief, a_source, an_article


def _list(*voices: str, days: tuple[int, ...] = ()) -> Brief:
    """Return a list with a point of each publisher; each lead has two words."""
    leads = [
        an_article(f"Point{number} said.", source=a_source(voice), published=date(2025, 5, day))
        for number, (voice, day) in enumerate(zip(voices, days or [9] * len(voices), strict=True))
    ]
    points = tuple(Point(lead=each.quote(0, len(each.body))) for each in leads)
    return a_brief(points=points, method=list_recipe(Recipe()).method)


def _numbers(brief: Brief) -> str:
    return "".join(point.lead.text[5] for point in brief.points)


@pytest.mark.parametrize(
    ("recipe", "expected"),
    [
        (Recipe(points=3), "012"),
        (Recipe(points=50), "01234"),
        (Recipe(words=5), "01"),
        (Recipe(points=3, order="time"), "120"),
    ],
)
def test_a_brief_has_the_first_points_that_fit(recipe: Recipe, expected: str) -> None:
    """By number or by words; in order of time only afterwards."""
    ranked = _list("A", "B", "C", "D", "E", days=(1, 9, 8, 10, 11))

    brief = cut_list(ranked, recipe)
    assert (expected, recipe.method) == (_numbers(brief), brief.method)


def test_no_publisher_leads_more_than_its_share_of_what_is_shown() -> None:
    """Two of five, where others have something to say; all, where nobody has."""
    assert "0125" == _numbers(cut_list(_list("A", "B", "A", "A", "A", "C"), Recipe()))
    assert "01234" == _numbers(cut_list(_list(*"AAAAAA"), Recipe()))


def test_every_length_is_cut_of_the_same_list() -> None:
    """The engine and the votes make another one; points, words and order don't."""
    recipes = [Recipe(), Recipe(points=9), Recipe(words=80), Recipe(order="time")]

    assert {Recipe(points=LONGEST)} == {list_recipe(recipe) for recipe in recipes}
    assert list_recipe(Recipe(engine="luhn")) != list_recipe(Recipe(votes="x"))
