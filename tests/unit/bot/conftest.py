"""A library on a real store, and someone who asks at it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.chat.message import Message
from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.commands.table import NAMES
from bot.library.library import Library
from briefings.composing.recipe import Recipe
from storage.opening import open_store
from storage.ports.store import Store
from tests.room import Room

CHANNEL = Channel(platform="terminal", id="local")


@pytest.fixture
def library(store_file: Path) -> Iterator[Library]:
    """Return a library on an empty SQLite file."""
    with closing(open_store(f"sqlite:///{store_file}")) as store:
        yield Library(store, Recipe(), reserved=NAMES)


@pytest.fixture
def store(store_file: Path) -> Iterator[Store]:
    """Return a real store."""
    with closing(open_store(f"sqlite:///{store_file}")) as opened:
        yield opened


@pytest.fixture
def room() -> Room:
    """Return a room that nothing is wrong with."""
    return Room()


@pytest.fixture
def ask(library: Library) -> Callable[[str], Message]:
    """Return what the library answers to a line."""

    def asked(text: str) -> Message:
        return answer(library, Request(channel=CHANNEL, user=User(id="me"), text=text))

    return asked
