"""Who the bot is on a platform, as that says now."""

import asyncio
from typing import Any

from bot.app.config import Settings
from bot.chat.platform import Platform
from bot.chat.plugin import Plugin, Prompt


def identity(settings: Settings, plugin: Plugin[Any]) -> str:
    """Return who the bot is on a platform, as that says now.

    Raises:
        BotError: it does not know a token, or can't be reached.
    """
    return asyncio.run(_identity(settings.create(plugin)))


def check_answer(settings: Settings, plugin: Plugin[Any], prompt: Prompt) -> str:
    """Return what a platform says about the answer to a prompt; empty if only all of them tell.

    Raises:
        BotError: it does not know a token, or can't be reached.
    """
    if prompt.check:
        return asyncio.run(prompt.check(settings.of(plugin)))
    return identity(settings, plugin) if prompt is plugin.prompts[-1] else ""


async def _identity(platform: Platform) -> str:
    try:
        return await platform.identity()
    finally:
        await platform.close()
