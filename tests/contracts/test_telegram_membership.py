"""Whether the bot may write in a chat: the adapter asks the fake Telegram, which posts nothing."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from pydantic import SecretStr

from bot.chat.errors import ChannelGone, ChannelMoved, MaybeSent, PlatformLost, RetryLater
from bot.chat.request import Channel, Request, User
from bot.platforms.telegram.adapter import TelegramPlatform
from bot.platforms.telegram.settings import TelegramSettings
from tests.fakes.telegram_api import TelegramApi

CHAT = -5


@pytest.fixture
async def platform(telegram: TelegramApi) -> AsyncIterator[TelegramPlatform]:
    """The adapter."""
    made = TelegramPlatform(
        TelegramSettings(
            token=SecretStr(telegram.token), api_url=telegram.api_url, file_url=telegram.file_url
        )
    )
    yield made
    await made.close()


def _channel(chat: int) -> Channel:
    return Channel(platform="telegram", id=str(chat))


@pytest.mark.parametrize(
    ("kind", "status", "can_send", "expected"),
    [
        ("supergroup", "member", True, True),
        ("supergroup", "administrator", True, True),
        ("supergroup", "restricted", True, True),
        ("supergroup", "restricted", False, False),
        ("channel", "administrator", True, True),
        ("channel", "administrator", False, False),
        ("channel", "member", True, False),
    ],
)
async def test_rights_say_whether_a_group_may_be_written_to(  # noqa: PLR0913, PLR0917 - a table
    telegram: TelegramApi,
    platform: TelegramPlatform,
    kind: str,
    status: str,
    can_send: bool,  # noqa: FBT001 - the same
    expected: bool,  # noqa: FBT001 - the same
) -> None:
    """As a message would be let through, or refused."""
    telegram.chat(CHAT, kind)
    await asyncio.to_thread(telegram.joins, CHAT, status, can_send=can_send)

    assert expected is await platform.can_post(_channel(CHAT))
    assert [] == telegram.posted(CHAT)


@pytest.mark.parametrize(("status", "expected"), [("member", False), ("administrator", True)])
async def test_what_a_group_forbids_its_members_it_forbids_the_bot(
    telegram: TelegramApi, platform: TelegramPlatform, status: str, *, expected: bool
) -> None:
    """But for one that is an admin: nobody tells the bot of it."""
    telegram.chat(CHAT, "supergroup")
    await asyncio.to_thread(telegram.joins, CHAT, status)
    telegram.silences(CHAT)

    assert expected is await platform.can_post(_channel(CHAT))


async def test_a_person_is_asked_whether_they_blocked_the_bot(
    telegram: TelegramApi, platform: TelegramPlatform
) -> None:
    """It shows nothing but that it writes."""
    telegram.chat(7)
    assert await platform.can_post(_channel(7))
    await asyncio.to_thread(telegram.joins, 7, "kicked")
    with pytest.raises(ChannelGone, match="blocked"):
        await platform.can_post(_channel(7))


async def test_a_group_that_is_gone_has_moved_or_is_unknown_says_so(
    telegram: TelegramApi, platform: TelegramPlatform
) -> None:
    """As it would to a message; and so does a token that is refused, which is no chat's fault."""
    telegram.chat(CHAT, "group")
    telegram.chat(-6, "group")
    await asyncio.to_thread(telegram.joins, CHAT, "kicked")
    telegram.moves(-6, -7)
    with pytest.raises(ChannelGone, match="kicked"):
        await platform.can_post(_channel(CHAT))
    with pytest.raises(ChannelMoved) as moved:
        await platform.can_post(_channel(-6))
    assert "-7" == moved.value.to
    with pytest.raises(ChannelGone, match="not found"):
        await platform.can_post(_channel(-8))
    telegram.fail("getChat", "401", description="Unauthorized")
    with pytest.raises(PlatformLost):
        await platform.can_post(_channel(CHAT))


@pytest.mark.parametrize(
    ("how", "error"), [("502", MaybeSent), ("429", RetryLater), ("401", PlatformLost)]
)
async def test_who_is_an_admin_is_not_known_while_telegram_is_away(
    telegram: TelegramApi, platform: TelegramPlatform, how: str, error: type[Exception]
) -> None:
    """That it can't be asked is no no."""
    telegram.chat(CHAT, "supergroup", admins={7})
    request = Request(channel=_channel(CHAT), user=User(id="7"), text="/mute", place="group")
    telegram.fail("getChatMember", how, description="Unauthorized")
    with pytest.raises(error):
        await platform.is_admin(request)

    assert await platform.is_admin(request)
