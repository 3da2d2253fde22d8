"""Telegram's updates as Requests. Pure; what is not as documented is no request.

Updates: core.telegram.org/bots/api#update.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, TypeAlias, TypeVar

from bot.chat.platform import Change
from bot.chat.request import FORWARDED, INLINE, RECEIVED, WELCOME, Channel, Place, Request, User
from bot.platforms.mentions import without_name, without_others
from bot.platforms.telegram.attachments.sent import FILE, file_name, sent_with
from bot.platforms.telegram.membership import is_out, refusal

Update: TypeAlias = Mapping[str, Any]

WANTED = ("message", "channel_post", "callback_query", "inline_query", "my_chat_member")
"""The kinds of updates that are asked for: none of edits, so that those run nothing again."""
MESSAGE, CALLBACK, ANONYMOUS = "message", "callback", "anonymous"
"""What `Request.reply` holds: the message that was written or pressed, the query, an admin."""

_PLACES: Mapping[str, Place] = {
    "private": "private",
    "group": "group",
    "supergroup": "group",
    "channel": "broadcast",
}
_FORWARDED = frozenset({
    "forward_origin", "forward_date", "forward_from", "forward_from_chat", "forward_sender_name",
})  # fmt: skip
"""What a forwarded message has: the first since Bot API 7.0, the others before."""
_REOPENED = frozenset({
    "forum_topic_created", "forum_topic_reopened", "general_forum_topic_unhidden",
})  # fmt: skip
"""Messages of a group itself: what was closed may be written in again."""
_AFTER_A_NAME = ",:;!،，：、"
"""What people write after the bot's name, before what they ask it."""
_NAME_ALONE = "/brief"
"""What it asks who says only the bot's name: to be asked what about."""
_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class Me:
    """Who the bot is."""

    id: int
    username: str


def request_of(update: Update, me: Me) -> Request | None:
    """Return the request in an update; None if there is none, or it can't be understood."""
    return _read_or_none(_request, update, me)


def change_of(update: Update, me: Me) -> Change | None:
    """Return the change to a channel, if any."""
    return _read_or_none(_change, update, me)


def search_of(update: Update, me: Me) -> tuple[str, Request] | None:
    """Return what someone types after the bot's name in any chat, and the query's id."""
    return _read_or_none(_search, update, me)


def _read_or_none(read: Callable[[Update, Me], _Found], update: Update, me: Me) -> _Found | None:
    try:
        return read(update, me)
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        return None


def _request(update: Update, me: Me) -> Request | None:
    key = f"telegram:{me.id}:{int(update['update_id'])}"
    if callback := update.get("callback_query"):
        return _press(callback, key)
    if member := update.get("my_chat_member"):
        return _welcome(member, key)
    message = update.get("message") or update["channel_post"]
    if _is_of_a_program(message, me):
        return None
    text = _meant(message, me)
    is_forward = bool(_FORWARDED & message.keys())
    if text and is_forward:
        text = _of_a_forward(message, text)
    is_addressed = message["chat"]["type"] == "private" or bool(text) or _is_reply_to(message, me)
    sent = sent_with(message) if is_addressed else {}
    if FILE in sent and text in {"", _NAME_ALONE}:
        text, is_forward = f"{RECEIVED} {file_name(message)}", False
    if not text:
        return None
    reply = {MESSAGE: str(int(message["message_id"])), **sent}
    if _is_anonymous(message):
        reply[ANONYMOUS] = "yes"
    return Request(
        channel=_channel(message),
        user=_user(message.get("from") or message["sender_chat"]),
        text=text,
        key=key,
        place=_PLACES[message["chat"]["type"]],
        lookup=is_forward and text != FORWARDED,
        reply=reply,
    )


def _is_of_a_program(message: Update, me: Me) -> bool:
    """Whether no person wrote it here: a bot did, or a channel's post came to its group.

    Who writes in the name of a group or channel is stated as a bot of Telegram's own.
    """
    programs = ("via_bot", "sender_business_bot", "is_automatic_forward")
    sender = message.get("from", {})
    is_bot = sender.get("is_bot") and not message.get("sender_chat")
    return bool(is_bot) or sender.get("id") == me.id or any(message.get(name) for name in programs)


def _is_anonymous(message: Update) -> bool:
    """Whether an admin wrote in the name of the group."""
    return bool(message.get("sender_chat", {}).get("id") == message["chat"]["id"])


def _of_a_forward(message: Update, text: str) -> str:
    """Return what a message asks that someone else wrote: its words, and never a command.

    In a group a forwarded message is for the people there.
    """
    if message["chat"]["type"] != "private":
        return ""
    return FORWARDED if text.startswith("/") else text


def _press(callback: Update, key: str) -> Request:
    message = callback["message"]  # of an inline message there is none: its buttons ask nothing
    return Request(
        channel=_channel(message),
        user=_user(callback["from"]),
        text="",
        key=key,
        place=_PLACES[message["chat"]["type"]],
        press=str(callback["data"]),
        reply={MESSAGE: str(int(message["message_id"])), CALLBACK: str(callback["id"])},
    )


def _welcome(member: Update, key: str) -> Request | None:
    """Greet a group that added the bot; people start with /start themselves."""
    place = _PLACES[member["chat"]["type"]]
    came = is_out(member["old_chat_member"]) and not is_out(member["new_chat_member"])
    if place != "group" or not came:
        return None
    return Request(
        channel=_channel(member),
        user=_user(member["from"]),
        text=WELCOME,
        key=key,
        place=place,
    )


def _change(update: Update, _me: Me) -> Change | None:
    if member := update.get("my_chat_member"):
        channel, reason = (
            _channel(member),
            refusal(member["new_chat_member"], member["chat"]["type"]),
        )
        return Change(kind="gone" if reason else "back", channel=channel, detail=reason or "")
    message = update["message"]
    if to := message.get("migrate_to_chat_id"):
        return Change(kind="moved", channel=_channel(message), detail=str(int(to)))
    if former := message.get("migrate_from_chat_id"):
        channel = Channel(platform="telegram", id=str(int(former)))
        return Change(kind="moved", channel=channel, detail=_channel(message).id)
    if message.keys() & _REOPENED:
        return Change(kind="perhaps-back", channel=_channel(message))
    return None


def _search(update: Update, me: Me) -> tuple[str, Request]:
    query = update["inline_query"]
    user = _user(query["from"])
    words = str(query["query"]).strip()
    request = Request(
        # not the chat with the bot itself: what is typed here is not what was shown there
        channel=Channel(platform="telegram", id=user.id, thread=INLINE),
        user=user,
        text=f"/brief {words}" if words else "/today",
        lookup=bool(words),
        key=f"telegram:{me.id}:{int(update['update_id'])}",
    )
    return str(query["id"]), request


def _meant(message: Update, me: Me) -> str:
    """Return what a message or a caption asks the bot; nothing if it is not meant for it."""
    text = str(message.get("text") or message.get("caption") or "").strip()
    rest = without_name(text, _mention_of(me))
    if text.startswith("/"):
        _, at, addressed = text.split(maxsplit=1)[0].partition("@")
        is_ours = not at or addressed.rstrip(_AFTER_A_NAME).casefold() == me.username.casefold()
        return (rest or text) if is_ours else ""
    if rest is not None:
        return without_others(rest) or _NAME_ALONE
    if message["chat"]["type"] == "private" or _is_reply_to(message, me):
        return without_others(text)
    return ""


@lru_cache(maxsize=1)
def _mention_of(me: Me) -> re.Pattern[str]:
    """Return what finds the bot's name as a word of its own: no address, no longer name."""
    name = re.escape(me.username)
    return re.compile(rf"(?<![\w/@.])@{name}(?!\w|[.@-]\w)", re.IGNORECASE | re.ASCII)


def _is_reply_to(message: Update, me: Me) -> bool:
    """Whether it replies to what the bot said.

    In a forum topic each message replies to the notice of who opened the topic, perhaps the bot.
    """
    answered = message.get("reply_to_message", {})
    return answered.get("from", {}).get("id") == me.id and not answered.keys() & _REOPENED


def _channel(message: Update) -> Channel:
    # in a group without topics, message_thread_id only says what a message replies to
    thread = message.get("message_thread_id") if message.get("is_topic_message") else None
    return Channel(
        platform="telegram",
        id=str(int(message["chat"]["id"])),
        thread=str(int(thread)) if thread else None,
    )


def _user(user: Update) -> User:
    names = (user.get("first_name") or user.get("title"), user.get("last_name"))
    return User(
        id=str(int(user["id"])),
        name=" ".join(map(str, filter(None, names))) or None,
        language=user.get("language_code"),
    )
