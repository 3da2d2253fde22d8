"""Slack's payloads as Requests. Pure; what is not as documented is no request.

Payloads: docs.slack.dev/apis/events-api, …/interactivity/implementing-slash-commands,
…/reference/interaction-payloads.
"""

import html
import re
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from bot.chat.request import HOME, WELCOME, Channel, Place, Request, User
from bot.platforms.mentions import without_name, without_others
from bot.platforms.slack.attachments.sent import read_file
from bot.platforms.slack.payloads import (
    OPEN,
    RESPONSE_URL,
    TRIGGER,
    Payload,
    metadata_in,
    picked_channel,
    reply_of,
    submitted_text,
    workspace_of,
)
from bot.platforms.slack.rendering.commands import MAIN

Read: TypeAlias = Callable[[Payload, str | None], Request | None]
"""Reads what a payload asks; is given the user id of the bot in that workspace, too."""

_SPECIAL = re.compile(r"<(?P<mark>[@#!]?)(?P<address>[^<>|]*)(?:\|(?P<label>[^<>]*))?>")
_PERSON = re.compile(r"<@[^<>|]*(?:\|(?P<label>[^<>]*))?>")
"""A mention of someone; nothing is found by an id alone."""
_NO_WORDS = re.compile(r"^[\s/]+")
_AS_WRITTEN = frozenset({"file_share", "thread_broadcast", "me_message"})
"""Subtypes of messages that a person wrote: with a file, shown to the channel, too, or by /me."""
_SLACKBOT = "USLACKBOT"
"""Slack's own bot, which repeats what people have it say."""
_MOST_WORDS = 500
"""Letters of a message that sources are looked for by: more make the search no better."""


def request_of(read: Read, payload: Payload, bot: str | None) -> Request | None:
    """Return the request in a payload; None if there is none, or it can't be understood.

    Args:
        read: the reader for this kind of payload, which Bolt recognised.
        payload: the body of a slash command, an interaction or an event, as a mapping.
        bot: the user id of the bot in that workspace.
    """
    try:
        return read(payload, bot)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        return None


def readable(text: str) -> str:
    """Return Slack's mrkdwn as people read it: links as their labels, no escapes."""
    return html.unescape(_SPECIAL.sub(_read, text)).strip()


def command(payload: Payload, _bot: str | None, word: str = MAIN) -> Request:
    """Return what a slash command asks: the bot's own page, where it has nothing to say.

    Commands of older manifests are what they always were.

    Args:
        payload: the command.
        _bot: the bot's user id.
        word: what the operator calls the one command that takes all others as its words.
    """
    name = payload["command"].removeprefix("/")
    words = html.unescape(payload.get("text", "")).strip()
    if name == word:
        name = MAIN if words else HOME.removeprefix("/")
    return _request(
        payload,
        key=payload["trigger_id"],
        channel=payload["channel_id"],
        user=payload["user_id"],
        text=f"/{name} {words}".strip(),
        reply=reply_of(**_answerable(payload)),
    )


def press(payload: Payload, _bot: str | None) -> Request | None:
    """Return what a pressed button asks; None if it has no key."""
    action = payload["actions"][0]
    key = action.get("value") or (action.get("selected_option") or {}).get("value")
    if not key:
        return None
    container, view = payload["container"], payload.get("view") or {}
    channel = container.get("channel_id") or metadata_in(view)["channel"]
    message = container.get("message_ts")
    thread = container.get("thread_ts")
    seen_by_all = view or not container.get("is_ephemeral")
    return _request(
        payload,
        key=payload["trigger_id"],
        channel=channel,
        thread=thread if thread != message else None,
        user=payload["user"]["id"],
        press=str(key),
        reply=reply_of(**_answerable(payload), **{OPEN: "yes" if seen_by_all else None}),
    )


def shortcut(payload: Payload, _bot: str | None) -> Request:
    """Return what the message shortcut asks: sources for the message's words."""
    message = payload["message"]
    words = _without_command(readable(message.get("text", "")))[:_MOST_WORDS]
    thread = message.get("thread_ts")
    return _request(
        payload,
        key=payload["trigger_id"],
        channel=payload["channel"]["id"],
        thread=thread if thread != message.get("ts") else None,
        user=payload["user"]["id"],
        text=words,
        lookup=True,
        reply=reply_of(**_answerable(payload)),
    )


def submission(payload: Payload, _bot: str | None) -> Request:
    """Return what a submitted form asks."""
    kept = metadata_in(payload["view"])
    if picked := picked_channel(payload["view"]):
        return _request(
            payload,
            key=payload["trigger_id"],
            channel=picked,
            user=payload["user"]["id"],
            text=submitted_text(payload["view"]),
        )
    return _request(
        payload,
        key=payload["trigger_id"],
        channel=kept["channel"],
        thread=kept.get("thread"),
        user=payload["user"]["id"],
        text=submitted_text(payload["view"]),
        reply=reply_of(**{RESPONSE_URL: kept.get("response_url"), OPEN: kept.get("open")}),
    )


def _mention(payload: Payload, bot: str | None) -> Request | None:
    event = payload["event"]
    if not _is_new(event):
        return None
    text, reply = read_file(event, _asked(event["text"], bot))
    return _request(
        payload,
        key=payload["event_id"],
        channel=event["channel"],
        thread=event.get("thread_ts") or event["ts"],
        user=event["user"],
        text=text,
        reply=reply,
    )


def _direct(payload: Payload, bot: str | None) -> Request | None:
    event = payload["event"]
    if event.get("channel_type") != "im" or not _is_new(event):
        return None
    text, reply = read_file(event, _asked(event["text"], bot))
    return _request(
        payload,
        key=payload["event_id"],
        channel=event["channel"],
        thread=event.get("thread_ts"),
        user=event["user"],
        text=text,
        reply=reply,
    )


def _joined(payload: Payload, bot: str | None) -> Request | None:
    event = payload["event"]
    if event["user"] != bot:
        return None
    return _request(
        payload,
        key=payload["event_id"],
        channel=event["channel"],
        user=event.get("inviter") or event["user"],
        text=WELCOME,
    )


def _home(payload: Payload, _bot: str | None) -> Request | None:
    event = payload["event"]
    if event.get("tab") != "home":
        return None
    return _request(
        payload,
        key=payload["event_id"],
        channel=event["channel"],
        user=event["user"],
        text=HOME,
    )


EVENTS: Mapping[str, Read] = {
    "message": _direct,
    "app_mention": _mention,
    "app_home_opened": _home,
    "member_joined_channel": _joined,
}
"""What reads each type of event that asks something."""


def _request(  # noqa: PLR0913 - each is a part of what is asked
    payload: Payload,
    *,
    key: str,
    channel: str,
    user: str,
    text: str = "",
    thread: str | None = None,
    press: str | None = None,
    lookup: bool = False,
    reply: Mapping[str, str] | None = None,
) -> Request:
    workspace = workspace_of(payload)
    place: Place = "private" if channel.startswith("D") else "group"
    return Request(
        channel=Channel(platform="slack", id=channel, conversation=thread, workspace=workspace),
        user=User(id=user, name=_name(payload)),
        text=text,
        key=f"slack:{workspace}:{key}",
        place=place,
        press=press,
        lookup=lookup,
        reply=reply or {},
    )


def _name(payload: Payload) -> str | None:
    user = payload.get("user")
    return payload.get("user_name") or (user.get("name") if isinstance(user, dict) else None)


def _answerable(payload: Payload) -> dict[str, Any]:
    return {RESPONSE_URL: payload.get("response_url"), TRIGGER: payload.get("trigger_id")}


def _without_command(text: str) -> str:
    """Return the words of a message that someone else wrote, such that they ask no command."""
    return _NO_WORDS.sub("", text)


def _is_new(event: Payload) -> bool:
    """Whether a person just wrote it: not a bot, an edit or a notice."""
    is_of_a_program = event.get("bot_id") or event.get("bot_profile")
    is_changed = (event.get("subtype") or "me_message") not in _AS_WRITTEN or "edited" in event
    return not (is_of_a_program or is_changed or event["user"] == _SLACKBOT)


def _asked(text: str, bot: str | None) -> str:
    """Return what a person wrote, without the bot's name and those it is addressed to."""
    rest = without_name(text, re.compile(rf"<@{re.escape(bot or '')}(?:\|[^<>]*)?>"))
    named = _PERSON.sub(
        lambda found: f"@{found['label']}" if found["label"] else " ",
        text if rest is None else rest,
    )
    return without_others(readable(named))


def _read(found: re.Match[str]) -> str:
    label, address = found["label"], found["address"]
    return label or (f"{found['mark']}{address}" if found["mark"] != "!" else address)
