"""The biggest stories that no topic covers, and topics made of them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.chat.message import Buttons, Message
from bot.chat.request import Channel, Request, Role, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.model import Article
from tests.builders import a_source, a_topic, an_article

NOW = datetime(2025, 5, 20, 12, tzinfo=UTC)
STORM = "A storm cut off the islands of Karlo from the mainland, harbour masters said"
MINE = "Rescuers reached nine miners in the flooded pit of Dunmore, the owners said"
TRADE = "Trade between the two countries grew by a tenth, the customs office said"

Ask = Callable[..., Message]


def _news(text: str, source: str, hours: float = 2) -> Article:
    read = {"published": NOW - timedelta(hours=hours), "retrieved_at": NOW}
    body = f"{text}. {source} has more."
    return an_article(body, title=text, source=a_source(source), **read)


@pytest.fixture(autouse=True)
def _some_news(library: Library) -> None:
    library.save_topic(a_topic("trade", terms=("trade",)))
    told = {STORM: ("AFP", "Echo", "Dawn"), MINE: ("AFP", "Echo"), TRADE: ("AFP", "Echo", "Dawn")}
    library.ingest([_news(text, source) for text, sources in told.items() for source in sources])


@pytest.fixture
def ask_as(library: Library) -> Ask:
    """Return what the library answers to someone of a role."""

    def asked(text: str, role: Role = "owner") -> Message:
        channel = Channel(platform="telegram", id="1")
        request = Request(channel=channel, user=User(id="9"), text=text, role=role, at=NOW)
        return answer(library, request)

    return asked


def _asks(message: Message) -> list[str]:
    rows = (row for part in message.parts if isinstance(part, Buttons) for row in part.rows)
    return [button.ask for row in rows for button in row]


def test_stories_are_listed_by_publishers_without_those_on_topics(ask_as: Ask) -> None:
    """Each by number, title, how many report it, and how old it is."""
    said = plain(ask_as("/stories"))

    assert f"1. “{STORM}”" in said
    assert said.index(STORM) < said.index(MINE)
    assert "3 publishers · 2 hours ago" in said
    assert TRADE not in said
    assert "since 17 May 2025" in said


def test_stories_of_a_topic_are_listed(ask_as: Ask) -> None:
    """And no others."""
    said = plain(ask_as("/stories trade"))

    assert f"1. “{TRADE}”" in said
    assert STORM not in said


def test_without_new_stories_the_latest_are_listed(library: Library) -> None:
    """Weeks later, the same ones with their date."""
    channel = Channel(platform="telegram", id="1")
    later = NOW + timedelta(days=60)
    request = Request(channel=channel, user=User(id="9"), text="/stories", at=later)

    assert "3 publishers · 20 May 2025" in plain(answer(library, request))


def test_an_unknown_topic_is_said_so(ask_as: Ask) -> None:
    """With what is like it."""
    assert "I have no topic “tarde”. Did you mean /trade?" in plain(ask_as("/stories tarde"))


def test_a_story_becomes_a_topic(ask_as: Ask, library: Library) -> None:
    """Its terms are shown with what they find; a button keeps them."""
    ask_as("/stories")
    shown = ask_as("/follow 2")
    assert "It finds 2 articles (publishers: 2; newest: 20 May 2025)." in plain(shown)
    assert () == tuple(topic for topic in library.topics() if topic.name != "trade")

    keep, *_others = _asks(shown)
    assert "Added: /" in plain(ask_as(keep))
    (made,) = (topic for topic in library.topics() if topic.name != "trade")
    brief = plain(ask_as(f"/{made.name}"))
    assert "Rescuers reached nine miners" in brief
    assert "storm" not in brief
    assert MINE not in plain(ask_as("/stories"))


def test_a_number_means_the_list_that_was_shown(ask_as: Ask, library: Library) -> None:
    """What came since has not moved it; only the next list has other numbers."""
    ask_as("/stories")
    flood = "A flood closed the bridges of Marl, its mayor said"
    library.ingest([_news(flood, source) for source in ("AFP", "Echo", "Dawn", "Bay", "Cove")])

    assert STORM in plain(ask_as("/follow 1"))
    assert f"1. “{flood}”" in plain(ask_as("/stories"))


def test_a_number_that_is_none_is_said_so(ask_as: Ask) -> None:
    """Before a list, and after it."""
    assert "Which story? /stories lists" in plain(ask_as("/follow"))
    ask_as("/stories")

    assert "There is no “7”: the last list goes from 1 to 2." in plain(ask_as("/follow 7"))
    assert ["/follow 1", "/follow 2"] == [ask[:9] for ask in _asks(ask_as("/follow"))]


def test_members_see_stories_and_can_not_follow_them(ask_as: Ask) -> None:
    """The buttons show them the quotations."""
    shown = ask_as("/stories", "member")

    assert all(ask.startswith("/context ") for ask in _asks(shown))
    assert "Only an owner of this bot" in plain(ask_as("/follow 1", "admin"))


def test_a_digest_names_the_biggest_that_no_topic_covers(library: Library, ask_as: Ask) -> None:
    """Those that several publishers report; what a topic covers is not among them."""
    library.ingest([_news("A lone boat was found off Varn, its finder said", "Bay")])
    _, also = plain(ask_as("/digest")).split("Also new, on none of the topics")

    assert STORM in also
    assert MINE in also
    assert "lone boat" not in also
    assert TRADE not in also
