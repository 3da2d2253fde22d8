"""Today's brief: one point of each topic, numbered through, so that it can be asked about."""

from collections.abc import Callable

import pytest

from bot.chat.message import Buttons, Message, Quote
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from tests.builders import a_source, a_topic, an_article

Ask = Callable[[str], Message]
TRADE = "Trade between the two countries grew by a tenth."
GAS = "A gas pipeline to the north was closed on Monday."


@pytest.fixture(autouse=True)
def _two_topics(library: Library) -> None:
    library.save_topic(a_topic("trade", terms=("trade",)))
    library.save_topic(a_topic("energy", terms=("gas",)))
    library.ingest([an_article(body, source=a_source("AFP"), url=None) for body in (TRADE, GAS)])


def test_points_are_numbered_through(ask: Ask) -> None:
    """Each number is that of /context."""
    shown = [part for part in ask("/today").parts if isinstance(part, Quote)]

    assert [(1, GAS), (2, TRADE)] == [(each.number, each.excerpt.text) for each in shown]
    assert [TRADE] == [
        part.excerpt.text for part in ask("/context 2").parts if isinstance(part, Quote)
    ]


def test_more_is_by_topic(ask: Ask) -> None:
    """Today's brief is on no topic of its own."""
    ask("/today")
    said = ask("/more")

    assert "Each topic's command shows all its points." == plain(said)
    [offered] = [part for part in said.parts if isinstance(part, Buttons)]
    assert ["/energy", "/trade"] == [each.ask for row in offered.rows for each in row]


def test_why_gives_no_sum_of_what_several_briefs_searched(ask: Ask) -> None:
    """An article that is on two topics would count twice."""
    ask("/today")
    assert "on the topic" not in plain(ask("/why"))
    assert "[2]  Matches “trade”." in plain(ask("/why"))


def test_a_topic_mistyped_is_suggested_beside_publishers(library: Library, ask: Ask) -> None:
    """What was typed is part of a publisher's name."""
    library.ingest([an_article("Steel is dear.", source=a_source("Trade Weekly"))])
    said = plain(ask("/sources trad"))

    assert "Trade Weekly" in said
    assert said.endswith("Did you mean /trade?")
