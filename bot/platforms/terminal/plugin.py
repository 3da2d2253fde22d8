"""Registers the terminal, where the bot talks if no other platform is configured."""

import sys
from io import TextIOWrapper

from bot.chat.platform import Platform
from bot.chat.plugin import Plugin, Setup
from bot.platforms.terminal.settings import TerminalSettings


def _create(settings: TerminalSettings, _setup: Setup) -> Platform:
    from bot.platforms.terminal.adapter import Terminal  # noqa: PLC0415 - no termios on Windows

    for stream in (sys.stdin, sys.stdout):
        if isinstance(stream, TextIOWrapper):  # what it can't decode or encode doesn't end the chat
            stream.reconfigure(errors="replace")
    return Terminal(sys.stdin, sys.stdout, settings)


TERMINAL = Plugin(name="terminal", title="the terminal", settings=TerminalSettings, create=_create)
