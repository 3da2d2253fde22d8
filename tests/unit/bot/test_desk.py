"""The desk: briefs kept ready, and built where they are not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.desk import Desk
from bot.platform import Channel
from briefings.choosing.recipe import Recipe
from briefings.choosing.votes import Vote
from briefings.errors import ReadingError, TopicError
from briefings.model import Article, Brief
from tests.builders import a_source, a_topic, an_article

CHANNEL = Channel(platform="telegram", id="-100", thread="7")
TRADE = an_article(
    "Trade between the two countries grew by a tenth. Ministers met in Geneva on Monday.",
    origin="/news/trade.txt",
)
GRAIN = an_article(
    "Grain exports fell sharply in the south. Farmers blame the long drought.",
    title="Grain falls",
    source=a_source("AFP"),
    published=date(2025, 5, 10),
    origin="/news/grain.txt",
)


def _texts(brief: Brief) -> list[str]:
    return [excerpt.text for excerpt in brief.excerpts]


def _history(desk: Desk, name: str) -> int:
    return len(list(desk.store.briefs(name)))


def test_a_topics_brief_is_ready_after_ingest(desk: Desk) -> None:
    """Ingest builds what the articles touch; asking then reads it."""
    desk.save_topic(a_topic())
    refused = ReadingError("x.txt", None, "empty", "fill it")

    tally = desk.ingest([TRADE, refused])
    ready = desk.store.ready_brief(a_topic(), desk.recipe.method)

    assert ([TRADE.id], [refused]) == ([article.id for article in tally.new], tally.refused)
    assert ready
    assert ["Trade between the two countries grew by a tenth."] == _texts(ready)
    assert ready == desk.brief_on("trade")


def test_a_topic_that_nothing_touches_only_gets_a_new_stamp(desk: Desk) -> None:
    """The points stay; how much was looked at, and the newest day, are brought up to date."""
    desk.save_topic(a_topic())
    desk.ingest([TRADE])
    before = desk.brief_on("trade")

    desk.ingest([GRAIN])
    after = desk.brief_on("trade")

    assert before.points == after.points
    assert (1, date(2025, 5, 9)) == (before.considered, before.as_of)
    assert (2, date(2025, 5, 10)) == (after.considered, after.as_of)


def test_an_edited_article_changes_the_briefs_that_its_old_text_touched(desk: Desk) -> None:
    """A sentence that is gone from its article is gone from the brief."""
    desk.save_topic(a_topic())
    desk.ingest([TRADE])
    edited = replace(TRADE, body="Ministers met in Geneva on Monday and had dinner.")

    tally = desk.ingest([edited])

    assert 1 == len(tally.replaced)
    assert [] == _texts(desk.brief_on("trade"))


def test_twice_is_the_same_as_once(desk: Desk) -> None:
    """The same articles again change nothing, and add nothing to the history."""
    desk.save_topic(a_topic())
    desk.ingest([TRADE, GRAIN])
    before = desk.brief_on("trade"), _history(desk, "trade")

    tally = desk.ingest([TRADE, GRAIN])

    assert (2, []) == (tally.unchanged, tally.changed)
    assert before == (desk.brief_on("trade"), _history(desk, "trade"))


def test_a_changed_topic_has_a_new_brief(desk: Desk) -> None:
    """Saving a topic rebuilds its brief."""
    desk.ingest([TRADE, GRAIN])
    desk.save_topic(a_topic())

    desk.save_topic(a_topic(terms=("grain",)))

    assert ["Grain exports fell sharply in the south."] == _texts(desk.brief_on("trade"))


def test_a_brief_left_behind_is_built_anew(desk: Desk) -> None:
    """Where ingest broke off before the briefs, asking mends it."""
    desk.save_topic(a_topic())
    desk.ingest([TRADE])
    desk.store.add([GRAIN])
    desk.store.save_topic(a_topic(terms=("exports",)))

    brief = desk.brief_on("trade")

    assert (2, ["Grain exports fell sharply in the south."]) == (brief.considered, _texts(brief))


def test_ingest_mends_what_an_earlier_one_left_behind(desk: Desk) -> None:
    """A brief that missed an article is not passed off as up to date by the next ingest."""
    desk.save_topic(a_topic("grain"))
    desk.ingest([TRADE])
    desk.store.add([GRAIN])

    desk.ingest([an_article("Nothing of note was said by anybody on this day.")])

    brief = desk.store.ready_brief(a_topic("grain"), desk.recipe.method)
    assert brief
    assert (3, ["Grain exports fell sharply in the south."]) == (brief.considered, _texts(brief))


def test_a_brief_by_another_recipe_sees_an_edit(desk: Desk) -> None:
    """An edited article counts for other lengths and engines, too."""
    desk.save_topic(a_topic())
    recipe = Recipe(engine="luhn", points=2)
    desk.ingest([TRADE])
    assert recipe.method == desk.brief_on("trade", recipe).method

    desk.ingest([replace(TRADE, body="Trade between them stood still this whole year.")])

    brief = desk.brief_on("trade", recipe)
    assert ["Trade between them stood still this whole year."] == _texts(brief)


@pytest.mark.parametrize(
    "words", ["victory-day", "Victory Day", "VICTORY_DAY", "/victory_day", " victory  day "]
)
def test_a_topic_is_named_in_many_ways(desk: Desk, words: str) -> None:
    """Case, dashes, spaces and underscores make no difference."""
    topic = a_topic("victory-day", terms=("parade",))
    desk.save_topic(topic)

    assert topic == desk.topic_named(words)


def test_free_words_make_a_brief_that_is_not_a_topic(desk: Desk) -> None:
    """It is kept for its quotations; words that find nothing leave no trace."""
    desk.ingest([TRADE, GRAIN])

    found, missed = desk.brief_on("grain exports"), desk.brief_on("zebras")

    assert ["Grain exports fell sharply in the south."] == _texts(found)
    assert found == desk.store.brief(found.id)
    assert ([], 2) == (_texts(missed), missed.considered)
    assert (0, ()) == (_history(desk, "zebras"), tuple(desk.topics()))


def test_words_without_a_word_are_refused(desk: Desk) -> None:
    """There is nothing to look for in punctuation."""
    with pytest.raises(TopicError):
        desk.brief_on("?!")


def test_a_channel_is_remembered_by_its_thread(desk: Desk) -> None:
    """What one channel was shown another was not."""
    desk.ingest([TRADE])
    brief = desk.brief_on("trade")

    desk.show(CHANNEL, brief)

    assert brief == desk.brief_meant(CHANNEL, None)
    assert desk.brief_meant(replace(CHANNEL, thread=None), None) is None


def test_a_passage_stands_in_its_place(desk: Desk) -> None:
    """Its paragraph, and what follows it there."""
    desk.ingest([TRADE])

    places = desk.passages(desk.brief_on("trade"))

    assert [(1, 1, "Ministers met in Geneva on Monday.")] == [
        (place.number, place.paragraph, place.after) for place in places
    ]


def test_sources_of_a_topic_are_those_that_speak_of_it(desk: Desk) -> None:
    """All sources, or those with a sentence about the topic."""
    unnamed = Article(body="Grain is dear again in the markets of the north.")
    desk.ingest([TRADE, GRAIN, unnamed])

    counted = desk.sources(a_topic("grain"))

    assert [(None, 1, None), ("AFP", 1, date(2025, 5, 10))] == [
        (entry.title, entry.articles, entry.newest) for entry in counted
    ]
    assert {None, "AFP", "Reuters"} == {entry.title for entry in desk.sources()}


def test_a_topic_may_not_be_named_like_a_command(desk: Desk) -> None:
    """Otherwise it could never be asked for."""
    with pytest.raises(TopicError, match="has a command of that name"):
        desk.save_topic(a_topic("help"))

    assert [] == list(desk.topics())


def test_a_topic_is_added_once(desk: Desk) -> None:
    """Adding is not editing."""
    desk.add_topic(a_topic())

    with pytest.raises(TopicError, match="there is one already"):
        desk.add_topic(a_topic())


def test_progress_hears_of_each_finding(desk: Desk) -> None:
    """Whoever waits sees what is read."""
    heard: list[Article | ReadingError] = []
    tell: Callable[[Article | ReadingError], None] = heard.append

    desk.ingest([TRADE, GRAIN], tell)

    assert [TRADE, GRAIN] == heard


def test_votes_change_briefs_only_where_learning_is_on(desk: Desk) -> None:
    """Off by default; on, the method names the votes, and the brief is ready like any other."""
    article = an_article("Trade grew by a tenth in May. Trade in wheat collapsed in June.")
    topic = a_topic()
    learning = Desk(desk.store, desk.recipe, learn=True)
    desk.save_topic(topic)
    desk.ingest([article])
    before = desk.brief(topic)
    desk.store.vote(
        Vote(topic="trade", article=article.id, start=0, end=29, channel="terminal:local", up=True)
    )

    assert before == desk.brief(topic)
    minded = learning.brief(topic)
    assert f"{desk.recipe.method}, votes " in minded.method
    assert minded == learning.brief(topic) == desk.store.ready_brief(topic, minded.method)
