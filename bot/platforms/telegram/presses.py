"""Pressed buttons, which show that they wait until they are confirmed.

core.telegram.org/bots/api#answercallbackquery.
"""

import asyncio

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.errors import MaybeSent, RetryLater
from bot.chat.request import Request
from bot.platforms.telegram.errors import translate

_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds between tries; some time later a press is too old to be confirmed."""
_LONGEST_NOTICE = 200
"""Characters (core.telegram.org/bots/api#answercallbackquery)."""


async def confirm(bot: Bot, query: str, notice: str | None = None) -> bool:
    """Confirm a press, with words for whoever pressed; return False where it is worth another try.

    Args:
        bot: whose button it is.
        query: the id of the press.
        notice: what only whoever pressed is shown, cut where it is too long.
    """
    text = notice[:_LONGEST_NOTICE] if notice else None
    try:
        await bot.answer_callback_query(query, text, show_alert=bool(text))
    except TelegramError as error:
        return not isinstance(translate(error), RetryLater | MaybeSent)
    return True


async def confirm_later(bot: Bot, query: str, notice: str | None = None) -> None:
    """Try again to confirm a press, some times."""
    for pause in _PAUSES:
        await asyncio.sleep(pause)
        if await confirm(bot, query, notice):
            return


def is_by_reader(request: Request) -> bool:
    """Whether someone pressed a button in a channel that they only read.

    What is answered there is theirs alone: posts are for all who read the channel.
    """
    is_press = request.place == "broadcast" and request.press is not None
    return is_press and request.role not in {"admin", "owner"}
