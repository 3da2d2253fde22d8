"""Whether the bot may post in Slack's channels: as events say it, and as Slack says when asked.

docs.slack.dev/reference/events. What a workspace is not subscribed to is found out by probes. Of an
archived channel nothing is heeded: Slack tells of all of them, also where the bot never was, and
the next digest is refused.
"""

import asyncio
from collections.abc import Mapping
from typing import Any, Literal, TypeAlias

from bot.chat.errors import BotError, ChannelGone, SendFailed
from bot.chat.platform import Change
from bot.chat.request import Channel
from bot.platforms.slack.api import Api
from bot.platforms.slack.errors import GONE
from bot.platforms.slack.payloads import Payload, workspace_of

_Kind: TypeAlias = Literal["gone", "back", "perhaps-back"]

_SIGNS: Mapping[str, tuple[_Kind, str]] = {
    "app_home_opened": ("perhaps-back", ""),
    "channel_left": ("gone", "not_in_channel"),
    "channel_rename": ("perhaps-back", ""),
    "channel_shared": ("perhaps-back", ""),
    "channel_unarchive": ("perhaps-back", ""),  # it may have come back without the bot
    "channel_unshared": ("perhaps-back", ""),
    "group_left": ("gone", "not_in_channel"),
    "group_open": ("perhaps-back", ""),
    "group_rename": ("perhaps-back", ""),
    "group_unarchive": ("perhaps-back", ""),
    "im_created": ("perhaps-back", ""),
    "im_open": ("perhaps-back", ""),
}
"""What an event that names a channel says of it, and the code that stands for why."""
_MEMBERS: Mapping[str, tuple[_Kind, str]] = {
    "member_joined_channel": ("back", ""),
    "member_left_channel": ("gone", "not_in_channel"),
}
"""The same of events about someone: they matter where it is the bot."""
_FORM_WAITS = 2.0
"""Seconds: Slack closes a form only if it is answered within three."""
_PAGE = 1000
_ID_CHANGED = "channel_id_changed"

CHANGES = frozenset({*_SIGNS, *_MEMBERS, _ID_CHANGED})
"""The types of events that may say something of a channel."""


def change_of(payload: Payload, bot: str | None) -> Change | None:
    """Return the change to a channel that an event tells of, for a bot of that user id.

    None where it tells of none, or is not as documented.
    """
    try:
        return _change(payload["event"], workspace_of(payload), bot)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return None


async def can_post(api: Api, channel: Channel) -> bool | None:
    """Ask Slack whether the bot may post in a channel; None where it does not say.

    What a workspace's settings forbid, and whether direct messages are open, it does not say.

    Raises:
        BotError: what `bot.platforms.slack.errors` makes of the answer.
    """
    if channel.id[:1] not in {"C", "G"}:
        return None
    try:
        said = await api.read(channel.workspace, "conversations.info", channel=channel.id)
    except ChannelGone:
        return False
    except SendFailed:  # a scope is missing
        return None
    found = said.get("channel") or {}
    is_closed = found.get("is_archived") or found.get("is_read_only")
    return not is_closed and found.get("is_member") is not False


async def who_lacks(api: Api, channel: Channel, user: str) -> Literal["bot", "person"] | None:
    """Ask Slack who is not in a channel, the bot or a person; None: both are.

    What can't be asked, or takes too long for an open form, counts as a channel without the bot.
    """
    try:
        async with asyncio.timeout(_FORM_WAITS):
            said = await api.read(channel.workspace, "conversations.info", channel=channel.id)
            if not (said.get("channel") or {}).get("is_member"):
                return "bot"
            return None if await _has_member(api, channel, user) else "person"
    except (BotError, TimeoutError):
        return "bot"


async def _has_member(api: Api, channel: Channel, user: str) -> bool:
    page: dict[str, str] = {}
    while True:
        said = await api.read(
            channel.workspace, "conversations.members", channel=channel.id, limit=_PAGE, **page
        )
        if user in said.get("members", ()):
            return True
        cursor = (said.get("response_metadata") or {}).get("next_cursor")
        if not cursor:
            return False
        page = {"cursor": str(cursor)}


def _change(event: Mapping[str, Any], workspace: str, bot: str | None) -> Change | None:
    kind = event["type"]
    if kind == _ID_CHANGED:
        former = _channel(event["old_channel_id"], workspace)
        return Change(kind="moved", channel=former, detail=_id(event["new_channel_id"]))
    if kind in _MEMBERS and event["user"] != bot:
        return None
    found = _MEMBERS.get(kind) or _SIGNS.get(kind)
    if found is None:
        return None
    says, code = found
    reason = f"{code}: {GONE[code]}" if code else ""
    return Change(kind=says, channel=_channel(event["channel"], workspace), detail=reason)


def _channel(stated: object, workspace: str) -> Channel:
    """Return a channel by its id, or by what events say of a renamed one."""
    name = stated["id"] if isinstance(stated, Mapping) else stated
    return Channel(platform="slack", id=_id(name), workspace=workspace)


def _id(stated: object) -> str:
    if not isinstance(stated, str) or not stated:
        raise ValueError(stated)
    return stated
