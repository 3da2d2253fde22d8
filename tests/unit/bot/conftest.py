"""A desk on a real store, and someone who asks at it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.commands import registry
from bot.desk import Desk
from bot.message import Message
from bot.platform import Asker, Channel, Request
from briefings.choosing.recipe import Recipe
from storage.opening import open_store
from storage.store import Store
from tests.room import Room

CHANNEL = Channel(platform="terminal", id="local")


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Return a desk on an empty SQLite file."""
    with closing(open_store(f"sqlite:///{tmp_path / 'briefing.db'}")) as store:
        yield Desk(store, Recipe(), reserved=registry.NAMES)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a real store."""
    with closing(open_store(f"sqlite:///{tmp_path / 'briefing.db'}")) as opened:
        yield opened


@pytest.fixture
def room() -> Room:
    """Return a room that nothing is wrong with."""
    return Room()


@pytest.fixture
def ask(desk: Desk) -> Callable[[str], Message]:
    """Return what the desk's registry answers to a line."""

    def asked(text: str) -> Message:
        return registry.answer(desk, Request(channel=CHANNEL, asker=Asker(id="me"), text=text))

    return asked
