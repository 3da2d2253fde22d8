"""Pressed buttons, which show that they wait until they are confirmed.

core.telegram.org/bots/api#answercallbackquery.
"""

import asyncio

from telegram import Bot
from telegram.error import TelegramError

from bot.chat.errors import MaybeSent, RetryLater
from bot.platforms.telegram.errors import translate

_PAUSES = (1.0, 2.0, 4.0, 8.0, 16.0)
"""Seconds between tries; some time later a press is too old to be confirmed."""


async def confirm(bot: Bot, query: str) -> bool:
    """Confirm a press; return False where it is worth another try."""
    try:
        await bot.answer_callback_query(query)
    except TelegramError as error:
        return not isinstance(translate(error), RetryLater | MaybeSent)
    return True


async def confirm_later(bot: Bot, query: str) -> None:
    """Try again to confirm a press, some times."""
    for pause in _PAUSES:
        await asyncio.sleep(pause)
        if await confirm(bot, query):
            return
