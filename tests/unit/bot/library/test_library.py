"""The library: briefs kept ready, and built where they are not."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from bot.chat.request import Channel
from bot.library.library import Library
from briefings.composing.recipe import Recipe
from briefings.errors import ReadingError, TopicError
from briefings.matching.votes import Vote
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


def _history(library: Library, name: str) -> int:
    return len(list(library.store.briefs(name)))


def test_a_topics_brief_is_ready_after_ingest(library: Library) -> None:
    """Ingest builds what the articles touch; asking then reads it."""
    library.save_topic(a_topic())
    refused = ReadingError("x.txt", None, "empty", "fill it")

    report = library.ingest([TRADE, refused])
    ready = library.store.ready_brief(a_topic(), library.recipe.method)

    assert (1, [refused]) == (report.new, report.refused)
    assert ready
    assert ["Trade between the two countries grew by a tenth."] == _texts(ready)
    assert ready == library.brief_on("trade")


def test_a_topic_that_nothing_touches_only_gets_a_new_stamp(library: Library) -> None:
    """The points stay; how much was looked at, and the newest day, are brought up to date."""
    library.save_topic(a_topic())
    library.ingest([TRADE])
    before = library.brief_on("trade")

    library.ingest([GRAIN])
    after = library.brief_on("trade")

    assert before.points == after.points
    assert (1, date(2025, 5, 9)) == (before.considered, before.as_of)
    assert (2, date(2025, 5, 10)) == (after.considered, after.as_of)


def test_an_edited_article_changes_the_briefs_that_its_old_text_touched(library: Library) -> None:
    """A sentence that is gone from its article is gone from the brief."""
    library.save_topic(a_topic())
    library.ingest([TRADE])
    edited = replace(TRADE, body="Ministers met in Geneva on Monday and had dinner.")

    report = library.ingest([edited])

    assert 1 == report.replaced
    assert [] == _texts(library.brief_on("trade"))


def test_twice_is_the_same_as_once(library: Library) -> None:
    """The same articles again change nothing, and add nothing to the history."""
    library.save_topic(a_topic())
    library.ingest([TRADE, GRAIN])
    before = library.brief_on("trade"), _history(library, "trade")

    report = library.ingest([TRADE, GRAIN])

    assert (2, 0, 0) == (report.unchanged, report.new, report.replaced)
    assert before == (library.brief_on("trade"), _history(library, "trade"))


def test_a_changed_topic_has_a_new_brief(library: Library) -> None:
    """Saving a topic rebuilds its brief."""
    library.ingest([TRADE, GRAIN])
    library.save_topic(a_topic())

    library.save_topic(a_topic(terms=("grain",)))

    assert ["Grain exports fell sharply in the south."] == _texts(library.brief_on("trade"))


def test_a_brief_left_behind_is_built_anew(library: Library) -> None:
    """Where ingest broke off before the briefs, asking mends it."""
    library.save_topic(a_topic())
    library.ingest([TRADE])
    library.store.add_articles([GRAIN])
    library.store.save_topic(a_topic(terms=("exports",)))

    brief = library.brief_on("trade")

    assert (2, ["Grain exports fell sharply in the south."]) == (brief.considered, _texts(brief))


def test_ingest_mends_what_an_earlier_one_left_behind(library: Library) -> None:
    """A brief that missed an article is not passed off as up to date by the next ingest."""
    library.save_topic(a_topic("grain"))
    library.ingest([TRADE])
    library.store.add_articles([GRAIN])

    library.ingest([an_article("Nothing of note was said by anybody on this day.")])

    brief = library.store.ready_brief(a_topic("grain"), library.recipe.method)
    assert brief
    assert (3, ["Grain exports fell sharply in the south."]) == (brief.considered, _texts(brief))


def test_a_brief_by_another_recipe_sees_an_edit(library: Library) -> None:
    """An edited article counts for other lengths and engines, too."""
    library.save_topic(a_topic())
    recipe = Recipe(engine="luhn", points=2)
    library.ingest([TRADE])
    assert recipe.method == library.brief_on("trade", recipe).method

    library.ingest([replace(TRADE, body="Trade between them stood still this whole year.")])

    brief = library.brief_on("trade", recipe)
    assert ["Trade between them stood still this whole year."] == _texts(brief)


@pytest.mark.parametrize(
    "words", ["victory-day", "Victory Day", "VICTORY_DAY", "/victory_day", " victory  day "]
)
def test_a_topic_is_named_in_many_ways(library: Library, words: str) -> None:
    """Case, dashes, spaces and underscores make no difference."""
    topic = a_topic("victory-day", terms=("parade",))
    library.save_topic(topic)

    assert topic == library.find_topic(words)


def test_free_words_make_a_brief_that_is_not_a_topic(library: Library) -> None:
    """It is kept for its quotations; words that find nothing leave no trace."""
    library.ingest([TRADE, GRAIN])

    found, missed = library.brief_on("grain exports"), library.brief_on("zebras")

    assert ["Grain exports fell sharply in the south."] == _texts(found)
    assert found == library.store.brief(found.id)
    assert ([], 2) == (_texts(missed), missed.considered)
    assert (0, ()) == (_history(library, "zebras"), tuple(library.topics()))


def test_a_brief_says_how_far_it_answers_the_words(library: Library) -> None:
    """A topic's, one on free words, more of that, and one that found nothing."""
    library.ingest([TRADE, GRAIN])
    library.save_topic(a_topic())

    on_topic, on_words, missed = map(library.brief_on, ("trade", "grain exports", "zebras"))

    assert ["topic", "about", "nothing"] == [on_topic.match, on_words.match, missed.match]
    assert "about" == library.widen(on_words).match


def test_words_without_a_word_are_refused(library: Library) -> None:
    """There is nothing to look for in punctuation."""
    with pytest.raises(TopicError):
        library.brief_on("?!")


def test_a_channel_is_remembered_by_its_thread(library: Library) -> None:
    """What one channel was shown another was not."""
    library.ingest([TRADE])
    brief = library.brief_on("trade")

    library.show(CHANNEL, brief)

    assert brief == library.find_brief(CHANNEL, None)
    assert library.find_brief(replace(CHANNEL, thread=None), None) is None


def test_a_conversation_remembers_its_own_brief_and_falls_back_on_its_channels(
    library: Library,
) -> None:
    """In Slack, "more" in a thread is about what that thread was shown."""
    library.ingest([TRADE, GRAIN])
    brief = library.brief_on("trade")
    other = library.brief_on("grain")
    channel = Channel(platform="slack", id="C1")
    thread = replace(channel, conversation="1.0")

    library.show(thread, brief)
    library.show(channel, other)

    shown = [library.find_brief(each, None) for each in (thread, channel)]
    assert [brief, other] == shown
    assert other == library.find_brief(replace(channel, conversation="2.0"), None)


def test_a_passage_stands_in_its_place(library: Library) -> None:
    """Its paragraph, and what follows it there."""
    library.ingest([TRADE])

    places = library.passages(library.brief_on("trade"))

    assert [(1, 1, "Ministers met in Geneva on Monday.")] == [
        (place.number, place.paragraph, place.after) for place in places
    ]


def test_sources_of_a_topic_are_those_that_speak_of_it(library: Library) -> None:
    """All sources, or those with a sentence about the topic."""
    unnamed = Article(body="Grain is dear again in the markets of the north.")
    library.ingest([TRADE, GRAIN, unnamed])

    counted = library.publishers(a_topic("grain"))

    assert [(None, 1, None), ("AFP", 1, date(2025, 5, 10))] == [
        (entry.title, entry.articles, entry.newest) for entry in counted
    ]
    assert {None, "AFP", "Reuters"} == {entry.title for entry in library.publishers()}


def test_a_topic_may_not_be_named_like_a_command(library: Library) -> None:
    """Otherwise it could never be asked for."""
    with pytest.raises(TopicError, match="a command has that name"):
        library.save_topic(a_topic("help"))

    assert [] == list(library.topics())


def test_a_topic_is_added_once(library: Library) -> None:
    """Adding is not editing."""
    library.add_topic(a_topic())

    with pytest.raises(TopicError, match="it already exists"):
        library.add_topic(a_topic())


def test_progress_hears_of_each_finding(library: Library) -> None:
    """Whoever waits sees what is read."""
    heard: list[Article | ReadingError] = []
    tell: Callable[[Article | ReadingError], None] = heard.append

    library.ingest([TRADE, GRAIN], tell)

    assert [TRADE, GRAIN] == heard


def test_votes_change_briefs_only_where_learning_is_on(library: Library) -> None:
    """Off by default; on, the method names the votes, and the brief is ready like any other."""
    article = an_article("Trade grew by a tenth in May. Trade in wheat collapsed in June.")
    topic = a_topic()
    learning = Library(library.store, library.recipe, learn=True)
    library.save_topic(topic)
    library.ingest([article])
    before = library.brief(topic)
    library.store.vote(
        Vote(topic="trade", article=article.id, start=0, end=29, channel="terminal:local", up=True)
    )

    assert before == library.brief(topic)
    minded = learning.brief(topic)
    assert f"{library.recipe.method}, votes " in minded.method
    assert minded == learning.brief(topic) == library.store.ready_brief(topic, minded.method)
