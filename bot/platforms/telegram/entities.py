"""A page's entities as python-telegram-bot has them."""

from functools import lru_cache

from telegram import MessageEntity

from bot.platforms.telegram.text import Styled

_AT_HAND = 256
"""Pages whose entities need not be made again: what is asked for is mostly the same few."""


@lru_cache(_AT_HAND)
def entities(page: Styled) -> tuple[MessageEntity, ...]:
    """Return the entities of `page`."""
    return tuple(
        MessageEntity(type=each.type, offset=each.offset, length=each.length, url=each.url)
        for each in page.entities
    )
