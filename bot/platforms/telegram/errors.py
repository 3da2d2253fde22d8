"""python-telegram-bot's errors as our own."""

import asyncio
import logging
import os
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
from telegram.error import (
    BadRequest,
    ChatMigrated,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat.errors import (
    BotError,
    ChannelGone,
    ChannelMoved,
    MaybeSent,
    PlatformLost,
    RetryLater,
    SendFailed,
)

GONE = (
    "administrator rights",
    "bot is not a member",
    "bot was blocked",
    "bot was kicked",
    "bots can't send messages to bots",
    "can't initiate conversation",
    "channel_invalid",
    "channel_private",
    "chat is deactivated",
    "chat not found",
    "chat was deleted",
    "chat_admin_required",
    "chat_forbidden",
    "chat_guest_send_forbidden",
    "chat_id_invalid",
    "chat_restricted",
    "chat_send_plain_forbidden",
    "chat_write_forbidden",
    "group chat was deactivated",
    "have no rights to send",
    "have no write access",
    "not enough rights",
    "peer_id_invalid",
    "privacy_premium_required",
    "topic_closed",  # and so is the General topic, where it was sent in its place
    "user is deactivated",
    "user not found",
    "user_banned_in_channel",
    "user_deactivated",
    "user_is_blocked",
    "user_is_bot",
    "user_privacy_restricted",
    "you_blocked_user",
)
"""Refusals (400) that mean a channel, not a message; others mean that it is this message.

Texts: github.com/tdlib/telegram-bot-api and core.telegram.org/method/messages.sendMessage.
"""
THREAD_GONE = ("topic_closed", "topic_deleted", "message thread not found")
UNEDITABLE = ("message can't be edited", "message to edit not found", "message_id_invalid")
NOT_MODIFIED = "message is not modified"
UNREADABLE = "can't parse entities"

# the library's own switch, without which it warns at each 429
os.environ.setdefault("PTB_TIMEDELTA", "true")  # noqa: TID251

AGAIN = 5.0
"""Seconds until something is tried again that nothing goes on without."""
_SOON, _NOT_SOON = 2.0, 30.0
"""Seconds to wait where Telegram names none: the network's trouble, and Telegram's."""
_NEVER_LEFT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError)
_TOO_LARGE, _TOO_MANY = "413", "429"
_NO_JSON = "Invalid server response"
"""What the library says of a 200 that is not JSON."""
_REMEDY = "copy the token from @BotFather again, and set TELEGRAM_TOKEN"

_log = logging.getLogger(__name__)


def says(error: Exception, *texts: str) -> bool:
    """Whether an error's text has one of `texts` in it."""
    told = str(error).casefold()
    return isinstance(error, BadRequest) and any(text in told for text in texts)


def translate(error: TelegramError) -> BotError:
    """Return our error for one of the library's.

    Its classes: docs.python-telegram-bot.org/en/v22.8/telegram.error.html.
    """
    if isinstance(error.__cause__, TelegramError) or str(error) == _NO_JSON:
        # it is no JSON: something on the way said it, but what is no error may be Telegram's
        return MaybeSent("the reply is not telegram's", answered=str(error) != _NO_JSON)
    match error:
        case RetryAfter():
            meant: BotError = RetryLater("too many requests", _seconds(error), too_fast=True)
        case ChatMigrated():
            meant = ChannelMoved("the group was upgraded", str(error.new_chat_id))
        case InvalidToken() | EndPointNotFound():
            meant = PlatformLost("telegram", "it doesn't recognise the token", _REMEDY)
        case Forbidden():
            meant = ChannelGone(_reason(error))
        case BadRequest() if says(error, *GONE):
            meant = ChannelGone(_reason(error))
        case NetworkError() if not isinstance(error, BadRequest):
            meant = _network_error(error)
        case _:  # such as BadRequest, Conflict, PassportDecryptionError
            meant = SendFailed(_reason(error))
    return meant


async def insist(call: Callable[[], Awaitable[Any]]) -> Any:  # noqa: ANN401 - whatever it returns
    """Call until there is a reply.

    Raises:
        PlatformLost: waiting can't cure that.
    """
    while True:
        try:
            return await call()
        except TelegramError as error:
            meant = translate(error)
            if isinstance(meant, PlatformLost):
                raise meant from None
            _log.warning("telegram: %s", meant)
            await asyncio.sleep(getattr(meant, "after", AGAIN))


def _network_error(error: NetworkError) -> BotError:
    if isinstance(error.__cause__, _NEVER_LEFT):
        return RetryLater("telegram can't be reached", _SOON)
    if error.__cause__ is None and not isinstance(error, TimedOut):
        return _refusal_without_class(error)
    # an error of the network may hold its address, and the token in it
    return MaybeSent(f"no reply from telegram ({type(error.__cause__ or error).__name__})")


def _refusal_without_class(error: NetworkError) -> BotError:
    """Return our error for a status that the library has no class for."""
    if _TOO_LARGE in str(error):
        return SendFailed("too large")
    if _TOO_MANY in str(error):
        return RetryLater("too many requests", _NOT_SOON)
    return MaybeSent("telegram is out of order", answered=True)


def _seconds(error: RetryAfter) -> float:
    wanted = error.retry_after
    return float(wanted if isinstance(wanted, int) else wanted.total_seconds())


def _reason(error: TelegramError) -> str:
    return error.message.removeprefix("Forbidden: ").strip()
