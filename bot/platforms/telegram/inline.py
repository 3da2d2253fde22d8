"""Excerpts to share in any chat, while someone types the bot's name and some words."""

from hashlib import sha256

from telegram import InlineQueryResultArticle, InputTextMessageContent, LinkPreviewOptions

from bot.chat.message import Message, Quote
from bot.chat.visible import one_line
from bot.platforms.telegram.entities import entities
from bot.platforms.telegram.render import render_quote

_MOST = 50
"""Results of an inline query (core.telegram.org/bots/api#answerinlinequery)."""
_TEASER = 200


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
