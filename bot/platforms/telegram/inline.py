"""Excerpts to share in any chat, while someone types the bot's name and some words."""

import logging
from hashlib import sha256

from telegram import Bot, InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions
from telegram.error import TelegramError

from bot.chat.errors import BotError
from bot.chat.message import Message, Quote
from bot.chat.platform import Receiver
from bot.chat.request import Request
from bot.chat.visible import one_line
from bot.platforms.telegram.entities import entities
from bot.platforms.telegram.errors import translate
from bot.platforms.telegram.render import render_quote
from storage.errors import StorageError

_MOST = 50
"""Results of an inline query (core.telegram.org/bots/api#answerinlinequery)."""
_TEASER = 200
_LASTS = 60
"""Seconds that Telegram may give the same person the same answer to the same words: to no other,
as not everybody may use the bot."""

_log = logging.getLogger(__name__)


async def answer_search(bot: Bot, receiver: Receiver, query: str, request: Request) -> None:
    """Show excerpts to share, for what someone types in any chat."""
    try:
        found = results(await receiver.look(request))
        await bot.answer_inline_query(query, found, cache_time=_LASTS, is_personal=True)
    except TelegramError as error:
        _log.info("telegram: inline: %s", translate(error))
    except (BotError, StorageError) as error:
        _log.warning("telegram: inline: %s", error)


def results(message: Message) -> list[InlineQueryResultArticle]:
    """Return each quotation of a message as a result to share, word for word with its source."""
    quotes = [part for part in message.said if isinstance(part, Quote)]
    found = {result.id: result for result in map(_result, quotes)}
    return list(found.values())[:_MOST]


def _result(quote: Quote) -> InlineQueryResultArticle:
    citation = quote.excerpt.citation
    page = render_quote(quote)
    return InlineQueryResultArticle(
        id=sha256(str(citation).encode()).hexdigest()[:32],
        title=one_line(quote.attribution)[:_TEASER],
        description=one_line(quote.excerpt.text)[:_TEASER],
        input_message_content=InputTextMessageContent(
            page.text,
            entities=entities(page),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        ),
    )
