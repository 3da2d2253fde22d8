"""What a store says of itself (its path, host or user) reaches no chat."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from bot.chat.request import Channel, Request, Role, User
from bot.commands.dispatch import answer
from bot.commands.table import NAMES
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from bot.subscriptions.status import Problem, status_of, without_details
from bot.wording.status import status_message
from briefings.composing.recipe import Recipe
from storage.errors import StoreUnavailable
from storage.opening import open_store
from tests.builders import AT, a_topic, an_article

ROLES: tuple[Role, ...] = ("member", "owner")
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"


@pytest.fixture(scope="module")
def emptied(tmp_path_factory: pytest.TempPathFactory, empty_store: Path) -> Iterator[Library]:
    """A library in a folder with a telling name, whose tables are gone."""
    file = tmp_path_factory.mktemp("canary") / "store.db"
    file.write_bytes(empty_store.read_bytes())
    with closing(open_store(f"sqlite:///{file}")) as store:
        library = Library(store, Recipe(), reserved=NAMES, learn=True)
        library.save_topic(a_topic())
        library.ingest([an_article()])
        with closing(sqlite3.connect(file)) as own:
            for (name,) in own.execute(TABLES).fetchall():
                own.execute(f'DROP TABLE IF EXISTS "{name}"')
            own.commit()
        yield library


def _said(library: Library, text: str, role: Role) -> str:
    channel, user = Channel(platform="telegram", id="5"), User(id="1")
    asked = Request(channel=channel, user=user, text=text, key="k", role=role, at=AT)
    return plain(answer(library, asked))


def test_no_command_tells_where_the_store_is(emptied: Library) -> None:
    """Neither to owners: the log has it."""
    with pytest.raises(StoreUnavailable, match="canary"):
        emptied.store.topics()
    for name in ("trade", *NAMES):
        for words in ("", "1", "trade 7d"):
            for role in ROLES:
                said = _said(emptied, f"/{name} {words}".strip(), role)
                assert "canary" not in said
                assert "Something went wrong" in said


@pytest.mark.parametrize(
    "error",
    [
        "StoreUnavailable: store unavailable: /srv/canary/x.db: disk I/O error — check the disk",
        "StoreUnavailable: store unavailable: postgresql://canary@canary-host/x: refused — wait",
        "given up, as it was tried too often. StoreDamaged: /srv/canary: no database",
        "OSError: [Errno 28] No space left on device: '/srv/canary'",
    ],
)
def test_status_in_a_chat_names_the_kind_of_an_error_alone(library: Library, error: str) -> None:
    """Of jobs that failed; on the command line, all of it."""
    problem = Problem(what="1f0c9a2b", channel="telegram:1", error=error, remedy="look")
    found = replace(status_of(library.store, AT + timedelta(1)), problems=[problem])

    shown = plain(status_message(without_details(found), AT))
    assert "canary" not in shown
    assert error.partition(":")[0] in shown
    assert "canary" in plain(status_message(found, AT))
