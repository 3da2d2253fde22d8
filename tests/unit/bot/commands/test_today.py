"""Today's brief: one point of each topic, numbered through, so that it can be asked about."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest

from bot.chat.message import Buttons, Message, Quote
from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.model import Article
from tests.builders import a_source, a_topic, an_article

Ask = Callable[[str], Message]
TRADE = "Trade between the two countries grew by a tenth."
NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
YESTERDAY = date(2025, 5, 19)
GAS = "A gas pipeline to the north was closed on Monday."


@pytest.fixture(autouse=True)
def _two_topics(library: Library) -> None:
    library.save_topic(a_topic("trade", terms=("trade",)))
    library.save_topic(a_topic("energy", terms=("gas",)))
    library.ingest([an_article(body, source=a_source("AFP"), url=None) for body in (TRADE, GAS)])


def _news(text: str, source: str, published: date) -> Article:
    read = {"published": published, "retrieved_at": NOW}
    return an_article(text, title=text[:40], source=a_source(source), **read)


def _today(library: Library, text: str = "/today") -> str:
    channel = Channel(platform="telegram", id="1")
    request = Request(channel=channel, user=User(id="9"), text=text, at=NOW)
    return plain(answer(library, request))


def test_what_came_since_yesterday_is_told_by_importance(library: Library) -> None:
    """First what most publishers tell, whether a topic covers it or none; nothing older."""
    storm = "A storm cut off three islands from the mainland on Sunday night, harbour masters said."
    library.ingest(
        [
            _news("Trade unions of bakers elected a new head at their congress.", "AFP", YESTERDAY),
            *(_news(storm + f" {who} reports.", who, YESTERDAY) for who in ("Echo", "Dawn")),
            _news("Gas prices had doubled within a month, dealers said.", "AFP", date(2025, 5, 1)),
        ]
    )
    said = _today(library)

    assert said.index("Other news") < said.index("A storm cut off") < said.index("Trade (/trade)")
    assert said.index("Trade (/trade)") < said.index("Trade unions of bakers")
    assert "Gas prices" not in said
    assert "This covers everything since 19 May 2025." in said


def test_without_news_the_newest_on_each_topic_is_told(library: Library) -> None:
    """And that nothing came."""
    said = _today(library)

    assert TRADE in said
    assert "Nothing has come in since yesterday. This is the newest on each topic." in said


def test_days_may_be_named(library: Library) -> None:
    """What came then is told; days without anything are named."""
    library.ingest(
        [_news("A bridge at Lindmouth was opened by its mayor.", "AFP", date(2025, 5, 8))]
    )

    assert "A bridge at Lindmouth" in _today(library, text="what happened since 8 May?")
    assert "I have nothing on this from 5 May 2025." in _today(library, text="/today 5 May")


def test_what_is_on_a_muted_topic_alone_is_left_out(library: Library) -> None:
    """A story on another topic, too, is told under that one."""
    library.ingest(
        [
            _news("Gas is dear again in the mountain villages.", "AFP", YESTERDAY),
            _news("Trade in gas picked up at all northern ports.", "Echo", YESTERDAY),
        ]
    )
    library.store.mute("telegram:1", "energy", None)
    said = _today(library)

    assert "Gas is dear" not in said
    assert said.index("Trade (/trade)") < said.index("Trade in gas picked up")


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
