"""Slack's installations in a real database: found again, encrypted, deleted whole."""

import asyncio
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import create_engine, text

from storage.engines.addresses import parse_address
from storage.errors import StoreDamaged
from storage.opening import connect, open_store
from storage.ports.retention import Periods
from storage.sql.slack.installations import SlackWorkspaces
from tests.busy_writer import busy_writer

TOKEN = "xoxe.xoxb-" + "canary" * 40
EARLIER = (
    "gAAAAABrDIKTYytixhimlpH893eB3wi8kl6Zx7Phg9LUlwELIbZevn0HoMayTzK60-UbvlpB3iYI"
    "AL1f-HNl59RIElZDBEgocw=="
)
"""A token as the first version of the project encrypted it."""
WHERE = {"enterprise_id": None, "team_id": "T1"}
TEN_MINUTES = timedelta(minutes=10)


def _installation(**changes: object) -> Installation:
    stated = {
        "app_id": "A1",
        "team_id": "T1",
        "user_id": "U1",
        "bot_token": TOKEN,
        "bot_id": "B1",
        "bot_user_id": "U0",
        "bot_refresh_token": "xoxe-canary-refresh",
        "installed_at": datetime(2026, 1, 1, tzinfo=UTC).timestamp(),
    }
    return Installation(**(stated | changes))


async def _installed(url: str, key: str = "long and random") -> SlackWorkspaces:
    open_store(url).close()
    workspaces = SlackWorkspaces(connect(url), "client", key)
    await workspaces.installations.async_save(_installation())
    return workspaces


async def test_an_installation_is_found_with_its_tokens(url: str) -> None:
    """The bot and the installation give them as they were."""
    workspaces = await _installed(url)

    bot = await workspaces.installations.async_find_bot(**WHERE)
    installation = await workspaces.installations.async_find_installation(**WHERE, user_id="U1")
    await workspaces.close()

    assert (TOKEN, "xoxe-canary-refresh") == (bot.bot_token, bot.bot_refresh_token)
    assert TOKEN == installation.bot_token


async def test_workspaces_install_beside_a_busy_writer(store_file: Path) -> None:
    """None of them fails, though another program commits again and again."""
    url = f"sqlite:///{store_file}"
    with busy_writer(url):
        workspaces = SlackWorkspaces(connect(url, patience=2), "client", "a key")

        async def install(number: int) -> None:
            state = await workspaces.states.async_issue()
            assert await workspaces.states.async_consume(state)
            await workspaces.installations.async_save(_installation(team_id=f"T{number}"))

        await asyncio.gather(*map(install, range(20)))
        await workspaces.close()


async def test_no_token_stands_in_the_database(url: str) -> None:
    """A dump of every table shows none."""
    await (await _installed(url)).close()

    engine = create_engine(parse_address(url)[0])
    with engine.connect() as connection:
        dump = [
            str(row)
            for table in ("slack_bots", "slack_installations", "slack_oauth_states")
            for row in connection.execute(text(f"SELECT * FROM {table}"))  # noqa: S608 - our own
        ]
    engine.dispose()

    assert 2 == len(dump)
    assert not [row for row in dump if "canary" in row]


async def test_another_key_is_named(url: str) -> None:
    """Tokens that can't be decrypted are said so, with what to do."""
    await (await _installed(url)).close()
    workspaces = SlackWorkspaces(connect(url), "client", "another")

    with pytest.raises(StoreDamaged, match="INSTALLATIONS_KEY"):
        await workspaces.installations.async_find_bot(**WHERE)
    await workspaces.close()


async def test_a_workspace_that_sends_the_bot_away_leaves_nothing(url: str) -> None:
    """Neither bot nor installation."""
    workspaces = await _installed(url)

    await workspaces.installations.async_delete_all(**WHERE)

    assert None is await workspaces.installations.async_find_bot(**WHERE)
    assert None is await workspaces.installations.async_find_installation(**WHERE)
    await workspaces.close()


async def test_a_state_is_good_once(url: str) -> None:
    """Whoever comes back from Slack's page set out from ours, once."""
    workspaces = await _installed(url)
    state = await workspaces.states.async_issue()

    taken = [await workspaces.states.async_consume(each) for each in ("other", state, state)]
    await workspaces.close()

    assert [False, True, False] == taken


async def test_a_token_of_an_earlier_version_is_read(url: str) -> None:
    """How the key is made never changes: what was encrypted stays readable."""
    workspaces = await _installed(url)
    _execute(url, "UPDATE slack_bots SET bot_token = :sealed", sealed=EARLIER)

    bot = await workspaces.installations.async_find_bot(**WHERE)
    await workspaces.close()

    assert "xoxb-earlier" == bot.bot_token


async def test_nothing_is_found_of_another_workspace(url: str) -> None:
    """A workspace that never let the bot in has neither bot nor installation."""
    workspaces = await _installed(url)
    other = WHERE | {"team_id": "T2"}

    found = [
        await workspaces.installations.async_find_bot(**other),
        await workspaces.installations.async_find_installation(**other),
    ]
    await workspaces.installations.async_delete_all(**other)
    kept = await workspaces.installations.async_find_bot(**WHERE)
    await workspaces.close()

    assert [None, None] == found
    assert TOKEN == kept.bot_token


async def test_a_rotated_token_takes_the_place_of_the_former(url: str) -> None:
    """The bot is stored by itself then, encrypted as before; it can be forgotten by itself, too."""
    workspaces = await _installed(url)
    bot = await workspaces.installations.async_find_bot(**WHERE)
    bot.bot_token, bot.bot_refresh_token = "xoxe.xoxb-new-canary", "xoxe-new-canary"
    await workspaces.installations.async_save_bot(bot)

    found = await workspaces.installations.async_find_bot(**WHERE)
    rows = _execute(url, "SELECT * FROM slack_bots")
    await workspaces.installations.async_delete_bot(**WHERE)
    gone = await workspaces.installations.async_find_bot(**WHERE)
    left = await workspaces.installations.async_find_installation(**WHERE)
    await workspaces.close()

    assert ("xoxe.xoxb-new-canary", "xoxe-new-canary") == (found.bot_token, found.bot_refresh_token)
    assert "new-canary" not in str(rows)
    assert (None, TOKEN) == (gone, left.bot_token)


async def test_a_state_lasts_ten_minutes(url: str) -> None:
    """Whoever takes longer on Slack's page sets out again."""
    before = datetime.now(UTC).replace(tzinfo=None)  # noqa: TID251 - slack_sdk reads the clock
    workspaces = await _installed(url)
    await workspaces.states.async_issue()
    [(expires,)] = _execute(url, "SELECT expire_at FROM slack_oauth_states")
    after = datetime.now(UTC).replace(tzinfo=None)  # noqa: TID251
    at = expires if isinstance(expires, datetime) else datetime.fromisoformat(expires)
    await workspaces.close()

    assert before + TEN_MINUTES <= at <= after + TEN_MINUTES


async def test_who_was_to_be_back_is_forgotten_afterwards(url: str) -> None:
    """States that nobody came back with don't pile up; others stay good."""
    workspaces = await _installed(url)
    state = await workspaces.states.async_issue()
    [(expires,)] = _execute(url, "SELECT expire_at FROM slack_oauth_states")
    at = expires if isinstance(expires, datetime) else datetime.fromisoformat(expires)
    with closing(open_store(url)) as store:
        kept = store.forget_old(at.replace(tzinfo=UTC), Periods())
        good = await workspaces.states.async_consume(state)
        await workspaces.states.async_issue()
        forgotten = store.forget_old(at.replace(tzinfo=UTC) + TEN_MINUTES, Periods())
    await workspaces.close()

    assert ({}, True, {"slack_oauth_states": 1}) == (kept, good, forgotten)


def _execute(url: str, statement: str, **values: str) -> list[tuple[object, ...]]:
    """Run a statement past our own code; return the rows that it gives."""
    database = connect(url)
    with database.writing() as connection:
        done = connection.execute(text(statement), values)
        rows = [tuple(row) for row in done] if done.returns_rows else []
    database.close()
    return rows
