"""Telegram's menu of commands is set as a whole, whatever Telegram answers meanwhile."""

import pytest
from pydantic import SecretStr

from bot.chat.platform import Menu
from bot.platforms.telegram.adapter import TelegramPlatform
from bot.platforms.telegram.settings import TelegramSettings
from tests.fakes.telegram_api import TelegramApi

MENU = Menu(commands={"en": [("trade", "Trade")], "de": [("trade", "Handel")]})


@pytest.mark.parametrize(
    ("how", "is_done", "menus"),
    [("429", True, 6), ("502", False, 0), ("reset", False, 0), ("401", False, 0), ("400", True, 0)],
)
async def test_what_can_be_set_later_is(
    telegram: TelegramApi, *, how: str, is_done: bool, menus: int
) -> None:
    """Where too much was asked, at once; what is refused for good is not tried again."""
    settings = TelegramSettings(token=SecretStr(telegram.token), api_url=telegram.api_url)
    platform = TelegramPlatform(settings)
    telegram.fail("setMyCommands", how, description="Unauthorized" if how == "401" else "no")

    assert is_done is await platform.offer(MENU)
    assert menus == len(telegram.world.commands)
    await platform.close()
