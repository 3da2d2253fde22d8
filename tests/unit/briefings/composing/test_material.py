"""Which stories a topic's brief is made of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import permutations

from briefings.composing.material import (
    MOST_ARTICLES,
    MOST_STORIES,
    most_important,
    on_topic,
    read_material,
    stories_of,
)
from briefings.model import Article
from tests.builders import a_source, a_topic, an_article

STEEL = a_topic(terms=("steel",))
IDLE = "The mayor opened the fair and watched the boats of the guests. "


def told(source: str, body: str, day: int | None = 9) -> Article:
    """Return an article of a day in May."""
    published = None if day is None else date(2025, 5, day)
    return an_article(body, title="Notes", source=a_source(source), published=published)


def weights(articles: Sequence[Article], *stories: Sequence[Article]) -> dict[str, float]:
    """Return what is chosen, by its publisher, and what it weighs."""
    keys = {one.id: str(n) for n, some in enumerate(stories) for one in some}
    found = on_topic(read_material(STEEL, articles), keys, considered=len(articles))
    chosen = most_important(found, keys)
    return {one.article.voice.removeprefix("source:"): one.weight for one in chosen}


OPENED = told("opened", f"Steel found no buyers in spring. {IDLE * 4}")
PASSING = told("passing", f"{IDLE * 4} Steel found no buyers in spring.")


def test_what_has_the_word_in_passing_is_left_out_where_something_is_about_it() -> None:
    """Alone it is better than nothing."""
    assert {"opened"} == weights([OPENED, PASSING]).keys()
    assert {"passing"} == weights([PASSING]).keys()
    assert [] == on_topic(read_material(STEEL, [PASSING]), {}, considered=1, in_passing=False)


def test_one_sentence_tells_that_a_story_only_mentions_it() -> None:
    """All that do are told in a library so small that much of it mentions the topic."""
    twice = told("twice", f"{IDLE * 4} Steel found no buyers in spring. Steel and coal were dear.")
    material = read_material(STEEL, [twice, PASSING])
    one_story = dict.fromkeys([twice.id, PASSING.id], "fair")

    (only,) = on_topic(material, one_story, considered=100)
    assert 1 == len(only.matches) == len(only.sentences)
    assert [2, 1] == [
        len(one.sentences)
        for one in sorted(
            on_topic(material, one_story, considered=8), key=lambda one: -len(one.matches)
        )
    ]


def test_what_mentions_it_in_a_story_about_it_belongs_to_it() -> None:
    """It stands by its story, not by itself."""
    assert {"opened", "passing"} == weights([OPENED, PASSING], [OPENED, PASSING]).keys()


def test_what_independent_voices_tell_is_more_important() -> None:
    """The same publisher again adds nothing."""
    twice = [told("twice", f"Steel was shipped to {place}. {IDLE * 4}") for place in "AB"]
    both = [told(name, f"Steel was stolen in {name}. {IDLE * 4}") for name in ("one", "two")]
    found = weights([*twice, *both], twice, both)

    assert found["one"] == found["two"] == 1 > found["twice"]


def test_newer_stories_are_more_important_and_undated_ones_least() -> None:
    """Age is counted from the newest article."""
    days = {"new": 9, "old": 2, "undated": None}
    found = weights(
        [told(name, f"Steel found no buyers. {IDLE * 4}", day) for name, day in days.items()]
    )

    assert 1 == found["new"] > found["old"] > found["undated"]


def test_an_opinion_weighs_half_of_a_report() -> None:
    """Whether the article is labelled so, or its publisher is called so."""
    report, column, paper = (
        told(name, f"Steel found no buyers in {place}. {IDLE * 4}")
        for name, place in (("report", "A"), ("column", "B"), ("Rimo Post (Opinion)", "C"))
    )
    found = weights([report, replace(column, labels=("opinion",)), paper])

    assert 2 * found["column"] == 2 * found["rimopost"] == found["report"]


def test_a_brief_is_made_of_so_many_stories_and_articles() -> None:
    """However many there are."""
    many = [told(f"{n}", f"Steel rose in town {n}. {IDLE * 4}") for n in range(MOST_STORIES + 5)]

    assert MOST_STORIES == len(weights(many))
    assert MOST_ARTICLES == len(weights(many, many))


def test_the_order_in_which_articles_come_changes_nothing() -> None:
    """Nor does it matter which of equals comes first."""
    articles = [OPENED, PASSING, told("more", f"Steel found no buyers. {IDLE * 4}")]

    assert 1 == len({tuple(weights(some).items()) for some in permutations(articles)})


def test_what_has_the_word_in_another_sense_is_no_better_than_nothing() -> None:
    """Where no story is about the topic, terms in doubt prove nothing."""
    doubtful = a_topic(terms=("steel?",), context=("buyers",))

    assert read_material(doubtful, [PASSING])
    assert [] == on_topic(read_material(doubtful, [PASSING]), {}, considered=1)


def test_stories_are_told_apart_where_nobody_else_has() -> None:
    """Two reports of one event are one story, one of weeks later tells another."""
    event = "Steel workers of Rimo blocked the northern bridge over wages on Tuesday."
    one = told("a", f"{event} Lorries queued for hours as the strikers lit fires on the bridge.")
    two = told("b", f"{event} Police cleared the bridge of strikers by night, lorries passed.")
    other = told("c", "A museum in Halden bought a steel clock. Visitors may see it now.", 28)
    found = stories_of(read_material(STEEL, [one, two, other]))

    assert found[one.id] == found[two.id] != found[other.id]
