"""The menu of commands that Telegram shows while someone types."""

import re
from collections.abc import Sequence

from telegram import (
    BotCommand,
    BotCommandScope,
    BotCommandScopeAllChatAdministrators,
    BotCommandScopeAllGroupChats,
    BotCommandScopeDefault,
)

from bot.chat.platform import Menu

_MOST = 100
_LONGEST = 256
_NAME = re.compile(r"[a-z0-9_]{1,32}")
_DEFAULT_LANGUAGE = "en"


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
