"""Addresses that an owner sends: fetched and read for the channel that they were sent to."""

import asyncio
from collections.abc import Callable

import pytest

from bot.chat.message import Message
from bot.chat.request import Channel, Request, Role, User
from bot.commands.dispatch import answer
from bot.commands.table import NAMES
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from briefings.composing.recipe import Recipe
from storage.sql.store import SqlStore
from tests.builders import AT
from tests.fakes.fetching import fetcher
from tests.fakes.web import Answer, reply, serving, web

PAGE = (
    b"<html lang=en><head><title>Trade grows</title>"
    b'<meta property="og:site_name" content="Harbour News">'
    b'<meta property="article:published_time" content="2025-05-09T08:00:00Z"></head><body><article>'
    b"<h1>Trade grows</h1><p>Trade between the two countries grew by a tenth, the office said.</p>"
    b"<p>Ministers of both met on Monday and agreed on a further round of talks in June.</p>"
    b"</article></body></html>"
)
HTML = "text/html; charset=utf-8"
Ask = Callable[..., str]


def _answer(library: Library, text: str, role: Role = "owner", chat: str = "1") -> Message:
    channel = Channel(platform="telegram", id=chat)
    return answer(library, Request(channel=channel, user=User(id="9"), text=text, role=role, at=AT))


async def _read(store: SqlStore, answering: Answer, *lines: str, role: Role = "owner") -> list[str]:
    """Return what is answered to lines in which {url} is where a server answers so."""
    async with web(answering) as served:
        library = Library(store, Recipe(), reserved=NAMES)
        library.make_fetcher = lambda: fetcher(served)
        return [
            plain(await asyncio.to_thread(_answer, library, line.format(url=served.url), role))
            for line in lines
        ]


@pytest.mark.parametrize("line", ["/read {url}/a", "{url}/a", "read this: {url}/a"])
async def test_a_page_is_read_for_its_channel(store: SqlStore, line: str) -> None:
    """It says what it read; nobody else sees that until it is opened."""
    said, again = await _read(store, serving(reply(PAGE, content_type=HTML)), line, line)

    assert "I have read 1 article." in said
    assert "“Trade grows”  Harbour News · 9 May 2025" in said
    assert "Only this chat sees it." in said
    assert "Only this chat" not in again
    library = Library(store, Recipe(), reserved=NAMES)
    assert "grew by a tenth" in plain(_answer(library, "countries trade office", "member"))
    assert "grew by a tenth" not in plain(_answer(library, "countries trade office", chat="2"))


async def test_what_was_read_is_opened_to_everyone(store: SqlStore) -> None:
    """By an owner, by the button."""
    await _read(store, serving(reply(PAGE, content_type=HTML)), "/read {url}/a")
    (article,) = store.seen_by("telegram:1").articles()
    library = Library(store, Recipe(), reserved=NAMES)

    assert "Only an owner" in plain(_answer(library, f"/open {article.id}", "admin"))
    assert "I know no such article" in plain(_answer(library, f"/open {article.id}", chat="2"))
    assert "Everyone can see 1 article now." in plain(_answer(library, f"/open {article.id}"))
    assert "grew by a tenth" in plain(_answer(library, "countries trade office", chat="2"))


async def test_a_text_file_is_read_by_its_type(store: SqlStore) -> None:
    """As ingest reads it."""
    body = b"Title: A short note\n\nThe bridge at Lindmouth was opened by its mayor on Monday."
    answering = serving(reply(body, content_type="text/plain"))
    (said,) = await _read(store, answering, "/read {url}/note")

    assert "I have read 1 article." in said


async def test_why_nothing_was_read_is_said(store: SqlStore) -> None:
    """As the server, the guard or the reader has it."""
    (missing,) = await _read(store, serving(reply(b"", 404)), "/read {url}/a")
    assert "I couldn't read" in missing
    assert "404" in missing
    reserved = reply(PAGE, content_type=HTML, x_robots_tag="noindex")
    (said,) = await _read(store, serving(reserved), "/read {url}/a")
    assert "I couldn't read" in said
    assert [] == list(store.seen_by("telegram:1").articles())


async def test_who_is_no_owner_has_nothing_read(store: SqlStore) -> None:
    """A link is looked up as ever."""
    lines = ("/read {url}/a", "{url}/a")
    refused, looked_up = await _read(store, serving(reply(PAGE)), *lines, role="admin")

    assert "Only an owner" in refused
    assert "I don't have the article at" in looked_up
    assert [] == list(store.seen_by("telegram:1").articles())


async def test_a_private_address_is_not_fetched(store: SqlStore) -> None:
    """Only hosts that the operator names are."""
    (said,) = await _read(store, serving(reply(PAGE)), "/read http://127.0.0.1:1/a")

    assert "I couldn't read" in said


async def test_a_page_is_read_where_a_loop_runs_already(store: SqlStore) -> None:
    """As in a terminal, which answers on the thread of its own loop."""
    library = Library(store, Recipe(), reserved=NAMES)
    library.make_fetcher = fetcher

    assert "I couldn't read" in plain(_answer(library, "/read http://127.0.0.1:1/a"))
    assert "I can't follow" in plain(_answer(library, "/addsource http://127.0.0.1:1/a"))
