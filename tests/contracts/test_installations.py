"""Slack's installations in a real database: found again, encrypted, deleted whole."""

from datetime import UTC, datetime

import pytest
from slack_sdk.oauth.installation_store import Installation
from sqlalchemy import create_engine, text

from storage.engines.addresses import parse_address
from storage.errors import StoreDamaged
from storage.opening import connect, open_store
from storage.sql.slack.installations import SlackWorkspaces

TOKEN = "xoxe.xoxb-" + "canary" * 40
WHERE = {"enterprise_id": None, "team_id": "T1"}


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
