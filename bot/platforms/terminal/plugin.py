"""Registers the terminal, where the bot talks if no other platform is configured."""

import sys

from bot.chat.platform import Platform
from bot.chat.plugin import PlatformSettings, Plugin, Setup


def _create(_settings: PlatformSettings, _setup: Setup) -> Platform:
    from bot.platforms.terminal.adapter import Terminal  # noqa: PLC0415 - no termios on Windows

    return Terminal(sys.stdin, sys.stdout)


TERMINAL = Plugin(name="terminal", title="the terminal", settings=PlatformSettings, create=_create)
