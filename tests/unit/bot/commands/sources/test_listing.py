"""The sources and how they are doing: grouped, a page at a time, and searched."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from bot.chat.message import Buttons, Message
from bot.chat.request import Channel, Request, Role, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.gathering.source import SourceHealth
from tests.builders import AT, a_feed, a_source, an_article

Ask = Callable[..., Message]
HOUR = timedelta(hours=1)


@pytest.fixture
def ask_as(library: Library) -> Ask:
    """Return what the library answers to someone of a role."""

    def asked(text: str, role: Role = "member") -> Message:
        channel = Channel(platform="telegram", id="1")
        request = Request(channel=channel, user=User(id="9"), text=text, role=role, at=AT)
        return answer(library, request)

    return asked


def _asks(message: Message) -> list[str]:
    rows = (row for part in message.parts if isinstance(part, Buttons) for row in part.rows)
    return [button.ask for row in rows for button in row]


def _add(library: Library, title: str, address: str, **health: object) -> None:
    source = a_feed(address, title=title)
    library.store.save_source(source)
    if health:
        library.store.save_health({source.id: SourceHealth(**health)})  # type: ignore[arg-type]


def test_failing_sources_come_first_then_those_of_one_publisher(
    library: Library, ask_as: Ask
) -> None:
    """Each with its state in a line."""
    _add(library, "Alpha", "https://alpha.example/feed", tried=AT, newest=AT - 3 * HOUR)
    _add(library, "Beta", "https://beta.example/feed", tried=AT)
    _add(library, "Gamma", "https://gamma.example/feed")
    _add(library, "Zulu World", "https://www.zulu.example/world", tried=AT, newest=AT)
    _add(library, "Zulu Sport", "https://www.zulu.example/sport", newest=AT - 50 * HOUR)
    trouble = {"error": "the server answered 503", "failing": AT - HOUR, "due": AT + HOUR}
    _add(library, "Yankee", "https://yankee.example/feed", tried=AT, **trouble)
    said = plain(ask_as("/sources"))

    assert "6 sources. 1 is failing." in said
    order = ["Failing", "4. Yankee", "5. Zulu Sport", "6. Zulu World", "Others", "1. Alpha"]
    assert sorted(order, key=said.index) == order
    assert "the server answered 503 · next try: 07:00" in said
    for state in ("new 3 hours ago", "nothing new yet", "not fetched yet", "new within the hour"):
        assert state in said
    assert "last new: 8 May 2025" in said


def test_sources_are_shown_a_page_at_a_time(library: Library, ask_as: Ask) -> None:
    """In place of each other; 170 of them are no wall."""
    for n in range(170):
        _add(library, f"Feed {n:03}", f"https://site{n}.example/feed")
    first, second = ask_as("/sources"), ask_as("/sources page 2")

    assert "1. Feed 000" in plain(first)
    assert "16. Feed 015" not in plain(first)
    assert "16. Feed 015" in plain(second)
    assert second.in_place
    assert ["/sources page 1", "/sources page 3"] == _asks(second)[:2]
    assert "170. Feed 169" in plain(ask_as("/sources page 99"))


def test_a_search_finds_sources_by_name_and_address(library: Library, ask_as: Ask) -> None:
    """They keep their numbers; one alone is told of in full."""
    _add(library, "Harbour News", "https://harbour.example/feed")
    _add(library, "The Beacon", "https://beacon.example/harbour")
    _add(library, "Mill Times", "https://mill.example/feed", succeeded=AT, newest=AT - HOUR)

    said = plain(ask_as("/sources harbour"))
    assert "1. Harbour News" in said
    assert "3. The Beacon" in said
    assert "Mill" not in said
    one = plain(ask_as("/sources mill"))
    assert "https://mill.example/feed" in one
    assert "10 May 2025 · 06:00" in one


def test_only_owners_get_the_button_that_removes(library: Library, ask_as: Ask) -> None:
    """It names the source by its id."""
    _add(library, "Mill Times", "https://mill.example/feed")

    assert [] == _asks(ask_as("/sources mill"))
    source_id = a_feed("https://mill.example/feed").id
    assert [f"/removesource {source_id}"] == _asks(ask_as("/sources mill", "owner"))


def test_who_publishes_is_a_button_away(library: Library, ask_as: Ask) -> None:
    """Wherever the articles came from; without sources they are listed at once."""
    library.ingest([an_article(source=a_source("The Quay"))])
    assert "The Quay  1 article" in plain(ask_as("/sources"))
    _add(library, "Mill Times", "https://mill.example/feed")

    assert "The Quay" not in plain(ask_as("/sources"))
    (button,) = _asks(ask_as("/sources"))
    assert "The Quay  1 article" in plain(ask_as(button))
    assert "The Quay  1 article" in plain(ask_as("/sources quay"))


def test_what_was_sent_to_the_bot_is_no_source_to_list(library: Library, ask_as: Ask) -> None:
    """Nothing fetches it."""
    library.store.save_source(a_feed("telegram:1", kind="upload"))

    assert "There are no articles yet." in plain(ask_as("/sources"))
