"""One script of conversation on every platform, the one of a third party among them."""

import asyncio
import re
import signal
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from bot.app.assembly import converse
from bot.app.config import Settings, load_settings
from bot.chat.message import Button, Buttons, Message, Paragraph
from bot.chat.request import Request
from bot.commands.table import NAMES
from bot.library.library import Library
from bot.wording import chat
from briefings.composing.recipe import Recipe
from storage.opening import open_store
from tests.builders import AT
from tests.counterparts import Counterpart, counterpart

LINES = [f"line {number} of a long answer, which no message has room for" for number in range(300)]


@pytest.fixture(params=["telegram", "slack", "terminal", "jsonlines"])
def here(request: pytest.FixtureRequest) -> Iterator[Counterpart]:
    """Someone to talk with, on each platform."""
    with counterpart(request.param) as someone:
        yield someone


@pytest.fixture
def settings(here: Counterpart, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """What makes the bot talk there, and nowhere else."""
    monkeypatch.chdir(tmp_path)
    for name in load_settings().values:
        monkeypatch.delenv(name, raising=False)
    for name, value in here.settings.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/briefing.db")
    return load_settings(here.plugins)


@pytest.fixture
def library(settings: Settings) -> Iterator[Library]:
    """What the bot knows: nothing."""
    with closing(open_store(settings.database_url.get_secret_value())) as store:
        yield Library(store, Recipe(), reserved=NAMES)


def _answer(request: Request) -> Message:
    text = request.text.strip()
    if text == "long":
        return Message(parts=tuple(Paragraph(text=line) for line in LINES))
    button = Button(label="Press me", ask="a button")
    return Message(
        parts=(Paragraph(text=f"heard {text}."), *([Buttons(rows=((button,),))] * (text == "menu")))
    )


@asynccontextmanager
async def _talking(settings: Settings, library: Library) -> AsyncIterator["asyncio.Task[None]"]:
    """Have the bot talk, and end it as people do."""
    bot = asyncio.create_task(converse(settings, library, _answer, lambda: AT))
    try:
        yield bot
    finally:
        if not bot.done():
            signal.raise_signal(signal.SIGTERM)
        await asyncio.wait_for(bot, 60)


async def _until(done: Callable[[], object]) -> None:
    async with asyncio.timeout(60):
        while not done():  # noqa: ASYNC110 - other threads know it, and set no event
            await asyncio.sleep(0.01)


async def test_a_conversation(here: Counterpart, settings: Settings, library: Library) -> None:
    """What is asked is answered once and in order, whatever happens on the way."""

    async def reads(text: str) -> None:
        await _until(lambda: text in here.reads())

    async with _talking(settings, library):
        here.says("menu")
        await reads("heard menu.")
        if "press" in here.can:
            here.presses("Press me")
            await reads("heard a button.")
        here.says("long")
        await reads(LINES[-1])
        assert LINES == re.findall("line .*", here.reads().replace("line \n", "line "))
        if "lose" in here.can:
            here.loses_a_reply()
            here.says("once")
            here.says("after")
            await reads("heard after.")
            assert (1 if here.looks else 2) == here.reads().count("heard once.")
            assert here.looks is not (chat.again_note() in here.reads())
            assert here.reads().index("heard once.") < here.reads().index("heard after.")
        if "leave" in here.can:
            here.leaves()
            here.says("still there?")
            await _until(lambda: library.store.channel(str(here.channel)).gone)

    assert {asyncio.current_task()} == asyncio.all_tasks()


@pytest.mark.parametrize("here", ["telegram", "slack", "jsonlines"], indirect=True)
async def test_what_was_taken_is_answered_by_the_next_process(
    here: Counterpart, settings: Settings, library: Library
) -> None:
    """And what was answered is not answered again; a terminal keeps nothing that was not read."""
    async with _talking(settings, library):
        here.says("first")
        await _until(lambda: "heard first." in here.reads())
    here.says("second")
    async with _talking(settings, library):
        await _until(lambda: "heard second." in here.reads())

    assert 1 == here.reads().count("heard first.")


@pytest.mark.parametrize("here", ["terminal"], indirect=True)
async def test_a_terminal_ends_where_its_input_does(
    here: Counterpart, settings: Settings, library: Library
) -> None:
    """All that was typed before is answered, in order."""
    async with _talking(settings, library) as bot:
        for number in range(5):
            here.says(f"{number}")
        here.leaves()
        await asyncio.wait_for(asyncio.shield(bot), 60)

    assert [f"heard {number}." for number in range(5)] == here.reads().split("\n\n")[:-1]
