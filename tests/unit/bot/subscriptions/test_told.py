"""Which facts a channel knows already."""

from datetime import timedelta

import pytest

from bot.library.library import Library
from bot.subscriptions.told import ToldFacts
from briefings.model import Article, Point
from tests.digesting import HERE, NOON, article

FIRE = article("The fire in the port of Odesa killed 9 people on Friday, the mayor said.", "AFP", 0)


def _point(of: Article) -> Point:
    return Point(lead=of.quote(0, len(of.body)))


def _change(library: Library, told: Article, new: Article) -> Point | None:
    """Return how a point on `new` is to be told to who was told `told` in this digest."""
    library.ingest([told, new])
    facts = ToldFacts(library.store, str(HERE), NOON)
    facts.add(_point(told).excerpts)
    return facts.find_change(_point(new))


@pytest.mark.parametrize(
    "words",
    [
        "A fire in Odesa's port killed 9 people on Friday.",
        "On Friday 9 people were killed by the fire in the port of Odesa.",
    ],
)
def test_a_fact_in_other_words_is_known(library: Library, words: str) -> None:
    """Of the same days and the same affair."""
    assert None is _change(library, FIRE, article(words, "DPA", 1))


def test_another_fact_is_not_known(library: Library) -> None:
    """It is told as it is."""
    other = article("Ships wait for days in the open sea before the port of Odesa.", "DPA", 1)

    assert _point(other) == _change(library, FIRE, other)


def test_the_same_of_another_month_is_not_known(library: Library) -> None:
    """What comes again is news again."""
    again = article(FIRE.body, "DPA", 30)

    assert _point(again) == _change(library, FIRE, again)


def test_a_newer_figure_comes_with_the_one_that_was_told(library: Library) -> None:
    """And the older one doesn't come after it."""
    newer = article("The fire in the port of Odesa killed 12 people, the mayor said.", "DPA", 1)
    change = _change(library, FIRE, newer)

    assert change
    assert [("12", "9", FIRE.id)] == [
        (each.ours.split()[0], each.theirs.split()[0], each.excerpt.citation.article)
        for each in change.updates
    ]
    facts = ToldFacts(library.store, str(HERE), NOON + timedelta(days=2))
    facts.add(_point(newer).excerpts)
    assert None is facts.find_change(_point(FIRE))
