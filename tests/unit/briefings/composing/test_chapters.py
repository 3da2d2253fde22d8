"""Chapters: what was told of each story on each day."""

from datetime import date

from briefings.composing.chapters import chapters_in
from tests.builders import an_article

FERRY = "A ferry with ninety people sank near the harbour in heavy seas, the captain said."
AGAIN = "The ferry that sank near the harbour in heavy seas had ninety people on it."
DAY, NEXT = date(2025, 5, 1), date(2025, 5, 2)


def test_the_stories_that_are_known_make_chapters() -> None:
    """Whatever else the articles share; each day of a story is one, in order of days."""
    one, other = an_article(FERRY, published=DAY), an_article(AGAIN, published=DAY)
    later = an_article("Divers found the wreck.", published=NEXT)
    stories = {one.id: "a", other.id: "b", later.id: "a"}

    found = chapters_in([later, other, one], 9, stories)

    assert {(one,), (other,)} == set(found[:2])
    assert [(later,)] == found[2:]
    assert found == chapters_in([one, later, other], 9, stories)


def test_where_no_stories_are_known_likeness_makes_chapters() -> None:
    """As of a few articles that nobody has put into stories yet."""
    one, other = an_article(FERRY, published=DAY), an_article(AGAIN, published=DAY)

    assert [{one, other}] == [set(each) for each in chapters_in([one, other], 9)]
