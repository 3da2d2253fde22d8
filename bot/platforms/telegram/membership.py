"""Whether the bot may write in a chat: as updates say it, and as Telegram says when asked.

core.telegram.org/bots/api#chatmember, …#chatpermissions.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from telegram import Bot
from telegram.constants import ChatAction, ChatMemberStatus
from telegram.error import TelegramError

from bot.chat.request import Channel
from bot.platforms.telegram.errors import translate

_OUT = frozenset({"left", "kicked"})
_FULL = frozenset({"creator", "administrator"})


def is_out(member: Mapping[str, Any]) -> bool:
    """Whether someone is not in a chat (any more)."""
    status = str(member["status"])
    return status in _OUT or (status == "restricted" and member.get("is_member") is False)


def refusal(member: Mapping[str, Any], kind: str) -> str | None:
    """Return why the bot can't write in a chat of a kind, as a member of that sort; None: it can.

    Args:
        member: the bot's own `ChatMember`.
        kind: the chat's `type`.
    """
    if is_out(member):
        place = {"private": "blocked", "channel": "removed from the channel"}
        return f"I was {place.get(kind, 'removed from the group')}"
    status = str(member["status"])
    if kind == "channel" and (status not in _FULL or member.get("can_post_messages") is False):
        return "I may not post in the channel"
    if status == "restricted" and member.get("can_send_messages") is False:
        return "I may not send messages in the group"
    return None


async def can_post(bot: Bot, me: int, channel: Channel) -> bool:
    """Ask Telegram whether the bot, whose id is `me`, may write in a chat; nothing is posted.

    Raises:
        BotError: what `bot.platforms.telegram.errors` makes of the answer.
    """
    try:
        if not channel.id.startswith("-"):  # a person: who blocked the bot is told from who did not
            return await bot.send_chat_action(channel.id, ChatAction.TYPING)
        # as they come: the library refuses what has a field too few for its own version
        chat = await _ask(bot, "getChat", chat_id=channel.id)
        member = await _ask(bot, "getChatMember", chat_id=channel.id, user_id=me)
    except TelegramError as error:
        raise translate(error) from None
    if refusal(member, chat["type"]):
        return False
    is_plain = member["status"] == ChatMemberStatus.MEMBER
    permissions = chat.get("permissions") or {}
    return not (is_plain and permissions.get("can_send_messages") is False)


async def _ask(bot: Bot, method: str, **given: object) -> dict[str, Any]:
    said = await bot.request.post(f"{bot.base_url}/{method}?{urlencode(given)}")
    return said if isinstance(said, dict) else {}
