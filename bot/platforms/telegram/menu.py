"""The menu of commands that Telegram shows while someone types."""

import asyncio
import logging
import re
from collections.abc import Sequence

from telegram import (
    Bot,
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeDefault,
)
from telegram.error import TelegramError

from bot.chat.errors import RetryLater, SendFailed
from bot.chat.platform import Menu
from bot.platforms.telegram.errors import translate

_MOST = 100
_LONGEST = 256
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_DEFAULT_LANGUAGE = "en"

_log = logging.getLogger(__name__)


async def set_menu(bot: Bot, menu: Menu) -> bool:
    """Set a menu for every scope and language; return False where it is worth another try."""
    for scope, language, commands in scoped_commands(menu):
        while (refused := await _set(bot, scope, language, commands)) is not None:
            _log.info("telegram: the menu is not up to date: %s", refused)
            if not isinstance(refused, RetryLater):
                return isinstance(refused, SendFailed)  # it would be refused again
            await asyncio.sleep(refused.after)
    return True


async def _set(
    bot: Bot, scope: BotCommandScope, language: str | None, commands: list[BotCommand]
) -> Exception | None:
    try:
        await bot.set_my_commands(commands, scope, language)
    except TelegramError as error:
        return translate(error)
    return None


def bot_commands(commands: Sequence[tuple[str, str]]) -> list[BotCommand]:
    """Return commands as Telegram takes them, without those whose names it refuses."""
    written = ((name.replace("-", "_"), said) for name, said in commands)
    return [
        BotCommand(name, said[:_LONGEST] or name) for name, said in written if _NAME.fullmatch(name)
    ][:_MOST]


def scoped_commands(menu: Menu) -> list[tuple[BotCommandScope, str | None, list[BotCommand]]]:
    """Return the commands for each scope and language; None is any other language."""
    shown: list[tuple[BotCommandScope, str | None, list[BotCommand]]] = []
    for language, commands in menu.commands.items():
        code = None if language == _DEFAULT_LANGUAGE else language
        everyone = [each for each in commands if each[0] not in menu.admin_commands]
        shown += [
            (BotCommandScopeDefault(), code, bot_commands(commands)),
            (BotCommandScopeAllGroupChats(), code, bot_commands(everyone)),
            (BotCommandScopeAllChatAdministrators(), code, bot_commands(commands)),
        ]
    return shown
