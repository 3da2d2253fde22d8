"""What is ready stays ready: served with its date, refreshed beside."""

import asyncio
import logging
import time
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest

from bot.library.library import Library
from bot.library.ready import briefs
from bot.library.refreshing import Refreshing
from briefings.composing.recipe import Recipe
from briefings.errors import EngineError
from briefings.reading.workers.applying import APPLY
from briefings.reading.workers.pool import call
from tests.builders import a_source, a_topic, an_article

TRADE = an_article("Trade between the two countries grew by a tenth.", origin="/trade.txt")
LATER = an_article(
    "Trade in grain between all three fell by half in May.",
    published=date(2025, 5, 12),
    origin="/later.txt",
)
OTHER = an_article(
    "Nothing of note was said by anybody on this day.",
    published=date(2025, 5, 11),
    origin="/other.txt",
)


@pytest.fixture
def served(library: Library) -> Library:
    """A library with one article on trade, whose briefs are refreshed in the background."""
    library.save_topic(a_topic())
    library.ingest([TRADE])
    library.refresh()
    library.refresh_in_background()
    return library


def test_what_is_ready_is_served_while_articles_come(served: Library) -> None:
    """With its own date, at any length; the next round brings what came."""
    before = served.brief(a_topic())
    wider = served.brief(a_topic(), Recipe(points=9))
    served.ingest([LATER])

    assert [before, wider] == [
        served.brief(a_topic()),
        served.brief(a_topic(), Recipe(points=9)),
    ]
    assert 1 == served.refresh()
    after = served.brief(a_topic())
    assert (1, 2, date(2025, 5, 12)) == (before.matched, after.matched, after.as_of)


def test_only_what_articles_touch_is_composed_anew(served: Library) -> None:
    """The list of another topic stays as it was; its brief gets the new day."""
    served.save_topic(a_topic("grain"))
    before = served.store.ready_list(a_topic(), "coverage, at most 50 points")
    served.ingest([OTHER])

    assert 0 == served.refresh()
    assert before == served.store.ready_list(a_topic(), "coverage, at most 50 points")
    assert date(2025, 5, 11) == served.brief(a_topic()).as_of


def test_a_round_without_new_articles_does_nothing(served: Library) -> None:
    """It only looks whether any came."""
    served.ingest([LATER])

    assert [1, 0] == [served.refresh(), served.refresh()]


def test_of_many_topics_those_asked_for_are_made_anew_first(
    served: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A round makes so many; the next makes the others, and no topic is forgotten."""
    monkeypatch.setattr(briefs, "A_ROUND", 1)
    asked = replace(a_topic(), name="zeal")
    served.save_topic(asked)
    served.refresh()
    served.brief(asked)
    served.ingest([LATER])

    assert [1, 2, 1] == [served.refresh(), served.brief(asked).matched, served.refresh()]
    assert 2 == served.brief(a_topic()).matched


def test_a_topic_removed_between_two_rounds_is_passed_over(
    served: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is not made anew, and nothing breaks."""
    monkeypatch.setattr(briefs, "A_ROUND", 1)
    served.save_topic(replace(a_topic(), name="zeal"))
    served.ingest([LATER])
    served.refresh()
    served.store.remove_topic("trade")

    assert 0 == served.refresh()


def test_an_article_that_ended_touches_its_topics(served: Library) -> None:
    """Its sentences are gone after the next round."""
    served.end_articles([TRADE.id], "removed")
    served.refresh()

    assert () == served.brief(a_topic()).points


def test_a_worker_composes_what_is_composed_here(
    library: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """The same brief to the letter; that none can be had would be logged."""
    library.ingest([TRADE, LATER])
    library.save_topic(a_topic())
    here = library.brief(a_topic(), Recipe(engine="lexrank"))
    library.refresh_in_background()

    ready = library.store.ready_list(a_topic(), "lexrank, at most 50 points")
    assert ready
    library.store.save_list(replace(ready, revision=0))

    library.store.add_articles([OTHER])
    library.refresh()
    made = library.brief(a_topic(), Recipe(engine="lexrank", points=9))
    assert (here.points, []) == (made.points, caplog.messages)


def test_a_worker_composes_one_brief_after_the_other(served: Library) -> None:
    """What it read for the one it knows for the next."""
    which = partial(call, APPLY, "os:getpid", (), {})
    before = list(which())
    served.save_topic(replace(a_topic(), name="zeal"))

    assert before == list(which())


def test_an_engine_that_is_unknown_is_named_by_a_worker_too(served: Library) -> None:
    """As it is without one."""
    with pytest.raises(EngineError):
        served.brief(a_topic(), Recipe(engine="unknown"))


def test_a_topic_that_was_changed_or_removed_can_still_be_widened(library: Library) -> None:
    """Its list is not kept."""
    library.ingest([TRADE, replace(LATER, source=a_source("AFP"))])
    library.save_topic(a_topic())
    brief = library.brief(a_topic(), Recipe(points=1))
    library.store.remove_topic("trade")

    assert 2 == len(library.widen(brief).points)


def test_a_topic_that_cant_be_composed_stops_no_other(
    served: Library, caplog: pytest.LogCaptureFixture
) -> None:
    """It is named in the log, and keeps what was ready."""
    served.recipe = replace(served.recipe)
    broken = Library(served.store, Recipe(engine="unknown"))

    with caplog.at_level(logging.ERROR):
        assert 0 == broken.refresh()

    assert ["the brief of topic 'trade' can't be made anew"] == caplog.messages
    assert 1 == served.brief(a_topic()).matched


def test_the_background_job_makes_briefs_anew_as_articles_come(library: Library) -> None:
    """Without anybody asking."""
    library.save_topic(a_topic())
    library.ingest([TRADE])

    async def two_rounds() -> None:
        job = asyncio.create_task(Refreshing(library).run())
        await asyncio.to_thread(library.ingest, [LATER])
        await asyncio.to_thread(_wait_for, library, 2)
        job.cancel()
        with suppress(asyncio.CancelledError):
            await job

    asyncio.run(asyncio.wait_for(two_rounds(), 30))


def _wait_for(library: Library, matched: int) -> None:
    """Wait until the brief on trade is of so many articles."""
    while library.brief(a_topic()).matched < matched:
        time.sleep(0.01)


def test_a_new_day_makes_the_briefs_anew_whose_days_moved_on(served: Library) -> None:
    """Once, though nothing came; until then they are served as they are."""
    served.clock = lambda: datetime(2025, 5, 10, 12, tzinfo=UTC)
    assert 1 == served.refresh()
    first = served.brief(a_topic())
    served.clock = lambda: datetime(2025, 5, 11, 12, tzinfo=UTC)

    assert first == served.brief(a_topic())
    assert [1, 0] == [served.refresh(), served.refresh()]
    assert first.window != served.brief(a_topic()).window


def test_a_brief_is_made_of_the_newest_articles_of_its_days(library: Library) -> None:
    """Three hundred at most: however many there are, it takes no longer."""
    library.save_topic(a_topic())
    many = [
        an_article(
            f"Trade in ware {n} fell.", title=f"Ware {n}", published=date(2025, 5, 9 + n // 300)
        )
        for n in range(310)
    ]
    library.store.add_articles(many)

    assert 300 == library.brief(a_topic(), Recipe(points=40)).matched
