"""What python-telegram-bot raises."""

import inspect

import httpx
import pytest
from telegram import error as library
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    PassportDecryptionError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.chat.errors import (
    ChannelGone,
    ChannelMoved,
    MaybeSent,
    PlatformLost,
    RetryLater,
    SendFailed,
)
from bot.platforms.telegram.errors import translate

MEANT = {
    BadRequest("Chat not found"): ChannelGone,
    BadRequest("Not enough rights to send text messages to the chat"): ChannelGone,
    BadRequest("Message is too long"): SendFailed,
    ChatMigrated(-100): ChannelMoved,
    Conflict("terminated by other getUpdates request"): SendFailed,
    EndPointNotFound("no such method"): PlatformLost,
    Forbidden("Forbidden: bot was blocked by the user"): ChannelGone,
    Forbidden("Forbidden: user is deactivated"): ChannelGone,
    Forbidden("Forbidden: bot was kicked from the supergroup chat"): ChannelGone,
    InvalidToken("Unauthorized"): PlatformLost,
    NetworkError("Bad Gateway"): MaybeSent,
    NetworkError("Request Entity Too Large (413)"): SendFailed,
    PassportDecryptionError("x"): SendFailed,
    RetryAfter(3): RetryLater,
    TelegramError("x"): SendFailed,
    TimedOut(): MaybeSent,
}


@pytest.mark.parametrize(("error", "meant"), MEANT.items(), ids=lambda each: str(each)[:40])
def test_each_error_means_something(error: TelegramError, meant: type[Exception]) -> None:
    """Whether something was sent is told apart."""
    assert meant is type(translate(error))


def test_no_error_of_the_library_is_left_out() -> None:
    """A new one in a new version fails here, and gets its row."""
    known = {
        each
        for _, each in inspect.getmembers(library, inspect.isclass)
        if issubclass(each, TelegramError)
    }

    assert known == {type(error) for error in MEANT}


@pytest.mark.parametrize(
    ("cause", "meant"),
    [
        (httpx.ConnectError("x"), RetryLater),
        (httpx.ConnectTimeout("x"), RetryLater),
        (httpx.PoolTimeout("x"), RetryLater),
        (httpx.ReadError("x"), MaybeSent),
        (httpx.ReadTimeout("x"), MaybeSent),
        (httpx.RemoteProtocolError("x"), MaybeSent),
        (httpx.WriteError("x"), MaybeSent),
    ],
)
def test_what_never_left_can_not_have_arrived(cause: Exception, meant: type[Exception]) -> None:
    """A connection that was not made is told from one that broke."""
    error = NetworkError(f"httpx: {cause}")
    error.__cause__ = cause

    assert meant is type(translate(error))


@pytest.mark.parametrize(
    "text",
    [
        "Bad Request: not enough rights to send text messages to the chat",
        "Bad Request: have no rights to send a message",
        "Bad Request: need administrator rights in the channel chat",
        "Bad Request: chat not found",
        "Bad Request: group chat was deactivated",
        "Bad Request: user not found",
        "Bad Request: PEER_ID_INVALID",
        "Bad Request: CHAT_WRITE_FORBIDDEN",
        "Bad Request: CHAT_RESTRICTED",
        "Bad Request: CHAT_ADMIN_REQUIRED",
        "Bad Request: CHAT_SEND_PLAIN_FORBIDDEN",
        "Bad Request: CHANNEL_PRIVATE",
        "Bad Request: USER_BANNED_IN_CHANNEL",
        "Bad Request: USER_IS_BLOCKED",
        "Bad Request: INPUT_USER_DEACTIVATED",
        "Bad Request: TOPIC_CLOSED",
    ],
)
def test_a_refusal_that_means_the_chat_is_told_from_one_of_a_message(text: str) -> None:
    """However Telegram words it: as a sentence, or by the code of its own protocol."""
    assert ChannelGone is type(translate(BadRequest(text)))


@pytest.mark.parametrize("error", [Forbidden("x"), InvalidToken("x"), BadRequest("x")])
def test_a_status_that_something_on_the_way_answered_says_nothing_of_the_chat(
    error: TelegramError,
) -> None:
    """A page in place of JSON, as of a proxy: no chat is gone by that, and no token refused."""
    error.__cause__ = TelegramError("Invalid server response")
    meant = translate(error)

    assert isinstance(meant, MaybeSent)
    assert meant.answered


@pytest.mark.parametrize(
    ("error", "meant"),
    [
        (NetworkError("Too Many Requests (429)"), RetryLater("too many requests", 30)),
        (NetworkError("Bad Gateway"), MaybeSent("telegram is out of order", answered=True)),
        (TelegramError("Invalid server response"), MaybeSent("the reply is not telegram's")),
    ],
)
def test_what_the_library_has_no_class_for_is_told_apart(
    error: TelegramError, meant: RetryLater | MaybeSent
) -> None:
    """By its text; a 200 that can't be read may have sent it."""
    assert vars(meant) == vars(translate(error))


def test_details_are_kept() -> None:
    """How long to wait, and where a group went."""
    later, moved = translate(RetryAfter(7)), translate(ChatMigrated(-100))

    assert isinstance(later, RetryLater)
    assert isinstance(moved, ChannelMoved)
    assert (7.0, True, "-100") == (later.after, later.too_fast, moved.to)


def test_no_text_of_an_error_holds_an_address() -> None:
    """The token stands in addresses."""
    error = NetworkError("httpx.ReadError: https://api.example/bot1:canary/sendMessage")

    assert "canary" not in str(translate(error))
