"""Which sources people mean."""

from dataclasses import replace

import pytest

from bot.chat.errors import SourceError
from bot.gathering.choosing import find_source, missing_sources, search_sources
from tests.builders import a_feed

WORLD = a_feed("https://www.news.example/world", title="News World", topics=("grain",))
SPORT = a_feed("https://www.news.example/sport", title="News Sport")
BLOG = a_feed("https://blog.example/feed", trust="one person's view")
ALL = [WORLD, SPORT, BLOG]


@pytest.mark.parametrize(
    ("words", "found"),
    [("", ALL), ("news", [WORLD, SPORT]), ("SPORT news", [SPORT]), ("grain", [WORLD]),
     ("person", [BLOG]), ("nothing", [])],
)  # fmt: skip
def test_a_search_finds_what_has_all_words(words: str, found: list[object]) -> None:
    """In titles, addresses, topics and notes, whatever their case."""
    assert found == search_sources(ALL, words)


@pytest.mark.parametrize(
    ("named", "found"),
    [
        (SPORT.id, SPORT),
        (BLOG.address, BLOG),
        ("http://news.example/world/", WORLD),
        ("news world", WORLD),
        ("one person", BLOG),
    ],
)
def test_a_source_is_named_by_what_only_it_has(named: str, found: object) -> None:
    """Its id, its address however written, its title, or words."""
    assert found == find_source(ALL, named)


@pytest.mark.parametrize(("named", "reason"), [("news", "2 sources match"), ("", "no such source")])
def test_a_name_of_none_or_several_is_refused(named: str, reason: str) -> None:
    """Several are listed with their ids."""
    with pytest.raises(SourceError, match=reason):
        find_source(ALL, named)


def test_a_title_wins_over_words_in_others() -> None:
    """Whoever types it in full means that one."""
    named = replace(BLOG, title="News")

    assert named == find_source([WORLD, SPORT, named], "news")


def test_what_is_there_in_another_spelling_is_not_missing() -> None:
    """Nor is what was named a moment ago; for another audience it is another source."""
    own = replace(a_feed("https://news.example/world"), audience="telegram:1")
    new = a_feed("https://new.example/feed")
    named = [a_feed("http://news.example/world/"), new, a_feed("http://www.new.example/feed"), own]

    assert [new, own] == missing_sources(ALL, named)
