"""Who the bot is on a platform, as that says now."""

import asyncio
from typing import Any

from bot.app.config import Settings
from bot.chat.platform import Platform
from bot.chat.plugin import Plugin


def identity(settings: Settings, plugin: Plugin[Any]) -> str:
    """Return who the bot is on a platform, as that says now.

    Raises:
        BotError: it does not know a token, or can't be reached.
    """
    return asyncio.run(_identity(settings.create(plugin)))


async def _identity(platform: Platform) -> str:
    try:
        return await platform.identity()
    finally:
        await platform.close()
