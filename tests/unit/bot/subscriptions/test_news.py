"""What is news: told once, whichever topics it is of and whoever copies it."""

import pytest

from bot.library.bundled import bundled_articles, bundled_topics
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from bot.subscriptions.digest import digest_for
from bot.subscriptions.news import News
from briefings.model import Origins, Point
from tests.builders import a_source, a_topic, an_article
from tests.digesting import DAY, FIRST, HERE, NOON, article, deliver, read, subscribe

OTHER = (
    "A port opens in Odesa after two years of work on its piers. Ships that waited for days in the "
    "open sea may now unload at night, too. Its director calls that a beginning and hopes for the "
    "grain of next summer, for which two more silos are being built beside the old ones."
)


@pytest.fixture
def library(library: Library) -> Library:
    """Return a library with a topic and a first article."""
    library.save_topic(a_topic("trade"))
    read(library, FIRST)
    return library


def _with_exports(library: Library) -> None:
    """Have a second topic, of which a sentence on trade tells, too."""
    library.save_topic(a_topic("exports", terms=("exports",)))
    said = "Exports and trade between the two countries fell by a fifth in May, the agency said."
    read(
        library,
        article(said, "AFP", 1),
        article(said, "TASS", 1),
        article("Exports of grain stopped on Monday, when the last ship left Odesa.", "DPA", 1),
    )


def test_a_point_of_two_topics_is_told_once(library: Library) -> None:
    """Under the first of them; the other has what else there is."""
    _with_exports(library)
    subscribe(library, "trade exports 13:00 UTC")
    said = plain(deliver(library, 1))
    trade, exports = said.split("Exports (/exports)")
    assert 1 == said.count("“Exports and trade between")
    assert "Exports and trade between" in trade
    assert "Exports of grain stopped" in exports
    assert "Update" not in said


def test_who_says_a_point_under_another_topic_stands_with_it(library: Library) -> None:
    """A source that only the second topic finds is told beside the point, not the next day."""
    library.save_topic(a_topic("exports", terms=("exports", "shipments")))
    lead = "Exports and trade of the two countries fell by 20 percent in May 2026, the agency said."
    other = "Exports of the two countries fell by 20 percent in May 2026, the ministry said."
    read(library, article(lead, "AFP", 1), article(other, "TASS", 1))
    subscribe(library, "trade exports 13:00 UTC")
    said = plain(deliver(library, 1))
    assert "Also said by TASS" in said
    assert 1 == said.count("in May 2026, the agency said")
    assert "Nothing new on your topics." in plain(deliver(library, 2))


def test_no_sentence_of_the_bundled_articles_stands_twice_in_a_digest(library: Library) -> None:
    """Their seven topics have sentences in common."""
    for topic in bundled_topics():
        library.save_topic(topic)
    read(library, *bundled_articles(NOON))
    found = digest_for(
        library, HERE, [library.topic(topic.name) for topic in bundled_topics()], 5, NOON
    )
    told = [each for _, news in found.sections for one in news for each in one.new_excerpts]
    assert len(told) > 20
    assert len(set(told)) == len(told)


def test_what_articles_without_a_stated_source_confirm_is_no_news(library: Library) -> None:
    """Each is a source of its own, and says again what the channel knows."""
    library.save_topic(a_topic("exports"))
    said = "Exports {}of the two countries fell by 20 percent in May 2026, the {} said."
    first, second = said.format("and trade ", "agency"), said.format("", "ministry")
    read(library, an_article(first, source=None, origin="one", retrieved_at=NOON))
    subscribe(library, "exports 13:00 UTC")
    deliver(library, 0)
    read(library, an_article(second, source=None, origin="two", retrieved_at=NOON + DAY))
    assert "Nothing new on your topics." in plain(deliver(library, 1))


def test_one_fact_is_told_once_in_a_digest(library: Library) -> None:
    """Though two topics have it, each in other words."""
    library.save_topic(a_topic("costs", terms=("costs",)))
    read(
        library,
        article(
            "Trade slowed as wheat in Odesa rose by 7 percent in May, the port said.", "AFP", 1
        ),
        article("The costs of wheat in Odesa rose by 7 percent in May, the port said.", "DPA", 2),
    )
    subscribe(library, "trade costs 13:00 UTC")
    said = plain(deliver(library, 2))
    assert 1 == said.count("by 7 percent")


@pytest.mark.parametrize("silent", ["", " silent"])
def test_a_copy_is_told_no_more_than_what_it_copies(library: Library, silent: str) -> None:
    """The same words within a week are the same news, whoever prints them; later, too."""
    subscribe(library, f"trade 13:00 UTC{silent}")
    deliver(library, 0)
    copied = article(FIRST.body.upper(), "Yahoo", 1)
    read(library, copied, article(f"{FIRST.body} {OTHER}", "MSN", 2))
    for day in range(1, 12):
        said = plain(deliver(library, day))
        assert (silent and not said) or "Nothing new on your topics." in said


def test_a_copy_that_is_not_told_does_not_prolong_the_week(library: Library) -> None:
    """The week of what was told begins when it was told, not when it was last copied."""
    subscribe(library)
    deliver(library, 0)
    read(library, article(FIRST.body, "Yahoo", 5))
    assert "Nothing new on your topics." in plain(deliver(library, 5))
    read(library, article(FIRST.body, "MSN", 9))

    assert "grew by 10 percent in October" in plain(deliver(library, 9))


def test_the_same_words_weeks_later_are_news(library: Library) -> None:
    """As of what comes anew each month."""
    subscribe(library)
    for day in range(20):
        if day == 19:
            read(library, article(f"{FIRST.body} {OTHER}", "Yahoo", day))
        said = plain(deliver(library, day))
    assert "grew by 10 percent in October" in said


def test_a_point_with_further_support_no_longer_counts_its_origins() -> None:
    """Others may have it from elsewhere; without any it stays as it was."""
    origins = Origins(articles=3, names=("Reuters",))
    lead, own, further = (an_article(source=a_source(name)).quote(0, 22) for name in "ABC")
    ours = News(point=Point(lead=lead, support=(own,), origins=origins), new_excerpts=(lead, own))
    more = News(point=Point(lead=lead, support=(further,)), new_excerpts=(further,))

    assert origins == ours.join(ours).point.origins
    assert ours.join(more).point.origins is None
