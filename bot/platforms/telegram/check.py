"""Whose token it is, as Telegram says."""

from telegram import Bot
from telegram.error import TelegramError
from telegram.request import HTTPXRequest

from bot.platforms.telegram.errors import translated


async def whose(token: str, api_url: str) -> str:
    """Return the name of the bot that `token` is of, such as ``@our_bot``.

    Raises:
        BotError: Telegram does not know the token, or can't be reached.
    """
    async with HTTPXRequest() as request:
        try:
            bot = Bot(token, base_url=api_url, request=request, get_updates_request=request)
            return f"@{(await bot.get_me()).username}"
        except TelegramError as error:
            raise translated(error) from None
