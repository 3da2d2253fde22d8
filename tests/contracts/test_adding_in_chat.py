"""Sources that an owner adds in a chat: looked at first, then followed; and removed."""

import asyncio
from collections.abc import Sequence

import pytest

from bot.chat.message import Buttons, Message
from bot.chat.request import Channel, Request, Role, User
from bot.commands.dispatch import answer
from bot.commands.table import NAMES
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.composing.recipe import Recipe
from storage.ports.audiences import OPERATOR
from storage.sql.store import SqlStore
from tests.builders import AT, a_feed
from tests.fakes.fetching import fetcher
from tests.fakes.web import Answer, Asked, reply, serving, web

ITEMS = "".join(
    f"<item><title>Harbour {n} reopens</title><link>https://harbour.example/{n}</link><guid>{n}</guid>"
    f"<pubDate>Fri, 0{n} May 2025 08:00:00 GMT</pubDate>"
    f"<description>The harbour of town {n} reopened on Friday, its mayor said there.</description>"
    "</item>"
    for n in range(1, 6)
)
FEED = f'<rss version="2.0"><channel><title>Harbour News</title>{ITEMS}</channel></rss>'.encode()
RSS = "application/rss+xml"


def _ask(library: Library, text: str, role: Role = "owner", chat: str = "1") -> Message:
    channel = Channel(platform="telegram", id=chat)
    return answer(library, Request(channel=channel, user=User(id="9"), text=text, role=role, at=AT))


async def _asked(store: SqlStore, answering: Answer, *lines: str) -> Sequence[Message]:
    """Return what is answered to lines in which {url} is where a server answers so."""
    async with web(answering) as served:
        library = Library(store, Recipe(), reserved=NAMES)
        library.make_fetcher = lambda: fetcher(served)
        return [
            await asyncio.to_thread(_ask, library, line.format(url=served.url)) for line in lines
        ]


def _asks(message: Message) -> list[str]:
    rows = (row for part in message.parts if isinstance(part, Buttons) for row in part.rows)
    return [button.ask for row in rows for button in row]


async def test_a_feed_is_added_with_what_comes_of_it(store: SqlStore) -> None:
    """The newest three, and when it is fetched; what is there already is said so."""
    feed = serving(reply(FEED, content_type=RSS))
    added, again = await _asked(store, feed, "/addsource {url}/feed", "/addsource {url}/feed")
    said = plain(added)

    assert "I follow “Harbour News” now. I'll fetch it within minutes" in said
    order = ["Harbour 5 reopens", "Harbour 4 reopens", "Harbour 3 reopens"]
    assert sorted(order, key=said.index) == order
    assert "Harbour 2" not in said
    assert "I follow “Harbour News” already." in plain(again)
    (source,) = store.seen_by(OPERATOR).sources()
    assert ("feed", "Harbour News") == (source.kind, source.title)


async def test_what_is_on_a_private_host_is_its_channels(store: SqlStore) -> None:
    """Loopback is one: nobody else sees what comes of it, nor that there is such a source."""
    await _asked(store, serving(reply(FEED, content_type=RSS)), "/addsource {url}/feed")
    library = Library(store, Recipe(), reserved=NAMES)

    assert ["telegram:1"] == [each.audience for each in store.seen_by(OPERATOR).sources()]
    assert "Harbour News" in plain(_ask(library, "/sources"))
    assert "Harbour News" not in plain(_ask(library, "/sources", chat="2"))


async def test_one_of_several_feeds_is_chosen(store: SqlStore) -> None:
    """By buttons; nothing is added before."""

    async def site(asked: Asked) -> None:
        if asked.path == "/":
            links = "".join(
                f'<link rel="alternate" type="{RSS}" title="{name}" href="/{name}">'
                for name in ("world", "sport")
            )
            page = f"<html><head>{links}</head><body>Hello</body></html>".encode()
            await asked.send(reply(page, content_type="text/html"))
        else:
            name = asked.path.removeprefix("/")
            feed = FEED.replace(b"Harbour News", name.encode()).replace(
                b"/harbour", b"/x-" + name.encode()
            )
            feed = feed.replace(b"harbour.example", name.encode() + b".example")
            await asked.send(reply(feed, content_type=RSS))

    (shown,) = await _asked(store, site, "/addsource {url}/")

    assert "That site has several feeds. Which one?" in plain(shown)
    assert ["world", "sport"] == [ask.rpartition("/")[2] for ask in _asks(shown)]
    assert [] == list(store.seen_by(OPERATOR).sources())


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("/addsource", "Which feed or site should I follow?"),
        ("/addsource {url}/feed", "404"),
        ("/addsource ftp://news.example", "ftp: is not read"),
        ("/addsource nothing at all", "neither an address nor a folder"),
        ("/addsource /tmp", "Folders are added on the server"),
        ("/addsource http://127.0.0.1:1/feed", "I can't follow"),
    ],
)
async def test_why_a_source_is_not_added_is_said(store: SqlStore, line: str, reason: str) -> None:
    """And nothing is kept."""
    (said,) = await _asked(store, serving(reply(b"", 404)), line)

    assert reason in plain(said)
    assert [] == list(store.seen_by(OPERATOR).sources())


@pytest.mark.parametrize("named", ["2", "Mill Times", "https://mill.example/feed", "mill"])
def test_a_source_is_removed_after_a_question(store: SqlStore, named: str) -> None:
    """By its number in the list, its name, its address, or words in one alone."""
    library = Library(store, Recipe(), reserved=NAMES)
    for title, host in (("Alpha", "alpha"), ("Mill Times", "mill"), ("Zulu", "zulu")):
        store.save_source(a_feed(f"https://{host}.example/feed", title=title))
    asked = _ask(library, f"/removesource {named}")
    assert "Stop following “Mill Times”?" in plain(asked)
    assert 3 == len(store.sources())
    (sure,) = _asks(asked)

    assert "I no longer follow “Mill Times”." in plain(_ask(library, sure))
    assert ["Alpha", "Zulu"] == [each.title for each in store.sources()]


@pytest.mark.parametrize("named", ["9", "quay", "example", "https://quay.example"])
def test_what_is_no_source_is_said_so(store: SqlStore, named: str) -> None:
    """Also where several are meant."""
    library = Library(store, Recipe(), reserved=NAMES)
    for host in ("alpha", "mill"):
        store.save_source(a_feed(f"https://{host}.example/feed"))

    assert f"“{named}” is no source" in plain(_ask(library, f"/removesource {named}"))
    assert 2 == len(store.sources())


def test_only_owners_add_and_remove(store: SqlStore) -> None:
    """Nothing is fetched for others."""
    library = Library(store, Recipe(), reserved=NAMES)
    store.save_source(a_feed())

    for line in ("/addsource https://news.example", "/removesource 1", "/removesource 1 for good"):
        assert "Only an owner of this bot" in plain(_ask(library, line, "admin"))
    assert 1 == len(store.sources())
