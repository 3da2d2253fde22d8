"""Whether a platform can hear what is asked: as its adapter says, over connections to the fakes."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import pytest
from pydantic import SecretStr

from bot.platforms.slack.adapter import SlackPlatform
from bot.platforms.slack.settings import SlackSettings
from bot.platforms.telegram import polling
from bot.platforms.telegram.polling import Polling
from tests.dispatching import until
from tests.fakes.slack_api import SlackApi
from tests.fakes.slack_bot import Bot, running
from tests.fakes.telegram_api import TelegramApi


async def _store(_updates: Sequence[object]) -> None:
    """Take what comes."""


async def _during(
    telegram: TelegramApi, look: Callable[[Polling], Awaitable[None]]
) -> tuple[bool, bool]:
    """Look while Telegram is polled; return whether it was connected before and afterwards."""
    made = Polling(telegram.api_url, telegram.token, _store)
    before = made.is_connected
    task = asyncio.create_task(made.run())
    try:
        await look(made)
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    return before, made.is_connected


async def test_telegram_is_connected_while_it_is_polled(telegram: TelegramApi) -> None:
    """A loop that has ended hears nothing, though all else goes on."""

    async def look(made: Polling) -> None:
        await until(lambda: made.is_connected)

    assert (False, False) == await _during(telegram, look)


async def test_telegram_is_not_connected_where_no_poll_succeeds(
    telegram: TelegramApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However often it is polled."""
    monkeypatch.setattr(polling, "_DEAF", 0.05)
    telegram.fail("getUpdates", "502", 1000)

    async def look(made: Polling) -> None:
        await until(lambda: bool(telegram.calls("getUpdates")) and not made.is_connected)

    await _during(telegram, look)


async def test_slack_is_connected_while_a_socket_is_open(slack: SlackApi) -> None:
    """Not before, not where Slack opens none, and not afterwards."""
    bot = Bot(slack)
    assert not bot.platform.is_connected
    async with running(bot):
        await until(lambda: bot.platform.is_connected)
        slack.fail("apps.connections.open", 1000, "internal_error")
        slack.drops()
        await until(lambda: not bot.platform.is_connected)
    assert not bot.platform.is_connected


async def test_slack_is_connected_by_http_once_it_knows_the_bot(slack: SlackApi) -> None:
    """Then it calls us; no connection is open."""
    settings = SlackSettings(
        api_url=slack.api_url,
        bot_token=SecretStr(slack.bot_token),
        signing_secret=SecretStr(slack.signing_secret),
    )
    bot = Bot(slack)
    bot.platform = SlackPlatform(settings, "https://bot.example")
    async with running(bot):
        await until(lambda: bot.platform.is_connected)
    assert not bot.platform.is_connected
