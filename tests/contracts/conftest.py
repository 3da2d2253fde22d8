"""What contracts are tested on: SQLite, a real PostgreSQL, and the platforms' fakes."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.opening import open_store
from storage.sql.store import SqlStore
from tests.contracts.old_database import load_old_database
from tests.contracts.postgres import Postgres
from tests.fakes.slack_api import SlackApi, slack_api
from tests.fakes.slack_bot import Bot, running
from tests.fakes.telegram_api import TelegramApi, telegram_api


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with nothing in it, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.empty()


@pytest.fixture
def old(empty: str) -> str:
    """The address of an old database, of each kind."""
    load_old_database(empty)
    return empty


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    """A new store, on each kind of database."""
    with closing(open_store(url)) as opened:
        yield opened


@pytest.fixture
def slack() -> Iterator[SlackApi]:
    """A fake Slack."""
    with slack_api() as served:
        yield served


@pytest.fixture
def telegram() -> Iterator[TelegramApi]:
    """A fake Telegram."""
    with telegram_api() as served:
        yield served


@pytest.fixture
async def bot(slack: SlackApi) -> AsyncIterator[Bot]:
    """Slack's adapter, connected to the fake."""
    made = Bot(slack)
    async with running(made):
        await asyncio.to_thread(slack.connected)
        yield made
