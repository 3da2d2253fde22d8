"""The platforms, one line each."""

from typing import Any, Final

from bot.chat.plugin import Plugin
from bot.platforms.slack.plugin import SLACK
from bot.platforms.telegram.plugin import TELEGRAM
from bot.platforms.terminal.plugin import TERMINAL

PLATFORMS: Final[tuple[Plugin[Any], ...]] = (
    TELEGRAM,
    SLACK,
    TERMINAL,
)
FALLBACK: Final = TERMINAL
"""Where the bot talks if no platform is configured."""
