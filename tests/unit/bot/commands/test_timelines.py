"""The command that tells what came out when."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.model import Article
from tests.builders import a_source, a_topic, an_article

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)


def _told(text: str, published: date | None, source: str = "Reuters") -> Article:
    return an_article(text, title=text[:30], source=a_source(source), published=published)


WALKOUT = _told("Trade unions at the port of Lindmouth announced a walkout.", date(2025, 3, 2))
STOPPED = _told("Trade through the port of Lindmouth stopped for a week.", date(2025, 3, 9), "AFP")
DEAL = _told("Trade at Lindmouth resumed after a deal on night shifts.", date(2025, 5, 18))
UNDATED = _told("Trade at Lindmouth goes back to the Romans.", None, "Almanac")


@pytest.fixture
def told(library: Library) -> Library:
    """Articles of three days on one topic, and one without a date."""
    library.clock = lambda: NOW
    library.save_topic(a_topic())
    library.ingest([DEAL, UNDATED, WALKOUT, STOPPED])
    return library


def _ask(library: Library, text: str) -> str:
    channel = Channel(platform="telegram", id="1")
    return plain(answer(library, Request(channel=channel, user=User(id="9"), text=text, at=NOW)))


def _in_order(said: str, articles: Sequence[Article]) -> bool:
    places = [said.find(article.body) for article in articles]
    return min(places) >= 0 and places == sorted(places)


@pytest.mark.parametrize("text", ["/timeline trade", "timeline of trade", "/timeline Lindmouth"])
def test_what_came_out_stands_under_its_day(told: Library, text: str) -> None:
    """The first day comes first, and what has no date last, whatever led to it."""
    said = _ask(told, text)

    assert _in_order(said, [WALKOUT, STOPPED, DEAL, UNDATED])
    heads = ["2 March 2025\n", "9 March 2025\n", "18 May 2025\n", "Undated\n"]
    assert [True] * 4 == [f"\n{head}" in said for head in heads]


@pytest.mark.parametrize(
    "text", ["/timeline trade since 9 March", "timeline of trade since 9 March"]
)
def test_a_timeline_is_of_the_days_that_are_named(told: Library, text: str) -> None:
    """What came before, and what has no date, is left out."""
    said = _ask(told, text)

    assert _in_order(said, [STOPPED, DEAL])
    assert WALKOUT.body not in said
    assert UNDATED.body not in said
    assert "This covers everything since 9 March 2025." in said


def test_what_was_told_before_is_not_told_again(told: Library) -> None:
    """The same in the same words on a later day is no news."""
    told.ingest([_told(STOPPED.body, date(2025, 3, 11), "Echo")])

    assert 1 == _ask(told, "/timeline trade").count(STOPPED.body)


def test_quotations_of_a_timeline_have_their_context(told: Library) -> None:
    """It is the brief that was shown last."""
    _ask(told, "/timeline trade")

    assert WALKOUT.body in _ask(told, "/context 1")


def test_a_timeline_needs_words_and_articles(told: Library) -> None:
    """It is asked on what it shall be; what nothing is about is said so."""
    assert "What should the timeline be on?" in _ask(told, "/timeline")
    assert "Nothing found." in _ask(told, "/timeline penguins")
    assert "I have nothing on this from 1 May 2025" in _ask(told, "/timeline trade 1 May")
