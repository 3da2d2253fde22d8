"""The settings of the terminal."""

from pydantic import Field

from bot.chat.plugin import PlatformSettings


class TerminalSettings(PlatformSettings):
    """What a chat in the terminal can be told."""

    chat_history: str = Field(
        default="~/.local/state/briefing-bot/history",
        validation_alias="CHAT_HISTORY",
        description="the file that keeps what you type at the terminal's prompt; empty keeps "
        "nothing",
    )
    pager: str = Field(
        default="less -RX",
        validation_alias="PAGER",
        description="the program that shows answers longer than the terminal; empty for none",
    )
