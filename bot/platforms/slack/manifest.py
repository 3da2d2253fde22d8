"""The app's manifest, for an admin to paste into Slack. Pure.

Limits and names are those of docs.slack.dev/reference/app-manifest and of the schema at
github.com/slackapi/manifest-schema.
"""

from collections.abc import Sequence
from typing import Any

from bot.chat.plugin import Usage

SCOPES = (
    "app_mentions:read",  # to be asked by name
    "assistant:write",  # to offer what to ask, where someone opens its messages
    "channels:read",  # to be told that it may post in a channel, or no more: names, no messages
    "chat:write",  # to answer
    "commands",  # slash commands and the shortcut
    "files:read",  # to read a file that its owner sends it
    "groups:read",  # the same for private channels
    "im:history",  # to be asked in direct messages
    "im:write",  # to write there first
    "users:read",  # language, time zone, and who is an admin
)
"""The least scopes that all of it works with: messages of channels are never read."""
_EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "channel_left",
    "channel_rename",
    "channel_unarchive",
    "group_left",
    "group_rename",
    "group_unarchive",
    "member_joined_channel",
    "member_left_channel",
    "message.im",
    "tokens_revoked",
)
"""Those of channels need `channels:read`, those of private ones `groups:read`. `channel_id_changed`
is heeded but not asked for, as its scope may be one that reads messages."""
_MOST_COMMANDS = 50
_LONGEST_NAME = 32
_LONGEST_SUMMARY = 2000
_LONGEST_HINT = 1000
_SUMMARY = "A brief on a topic or on any words, and everything else that I can do"
_HINT = "[topic or words] · subscribe trade 8am · today · topics · settings · help"
_BUILT_IN = frozenset({
    "apps", "archive", "away", "call", "collapse", "dm", "expand", "feed", "feedback", "invite",
    "join", "keys", "leave", "me", "msg", "mute", "open", "part", "prefs", "remind", "remove",
    "rename", "search", "shortcuts", "shrug", "star", "status", "topic", "who",
})  # fmt: skip
"""Slack's own commands, whose names are not to be had: buttons and mentions ask for ours."""

FIND_SOURCES = "find_sources"
"""What the message shortcut is called."""
_SHORTCUT = {
    "name": "Find sources",
    "type": "message",
    "callback_id": FIND_SOURCES,
    "description": "Sentences from our sources about what this message says",
}


_AGENT = {
    "agent_description": "Briefs on your topics, made of sentences quoted word for word, with "
    "their sources. Ask about a topic or anything in the news, or get a digest every day.",
    "suggested_prompts": [
        {"title": "Show today's brief", "message": "today"},
        {"title": "List the topics", "message": "topics"},
        {"title": "Get a digest every day", "message": "subscribe"},
    ],
}
"""What is offered to who opens the bot's messages. `agent_view` is what new apps have to use
(docs.slack.dev/ai/migrating-to-agent-messaging); it needs no class of Bolt's."""


def manifest(
    command: str, topics: Sequence[Usage], public_url: str | None = None
) -> dict[str, Any]:
    """Return the manifest; without `public_url` the app talks over Socket Mode.

    Args:
        command: the one command that takes all others as its words, such as `brief`.
        topics: the topics' commands; Slack takes 50 in all, the rest are reached by `command`.
        public_url: where Slack reaches the bot, without a path.
    """
    url = public_url.rstrip("/") if public_url else None
    return {
        "_metadata": {"major_version": 1, "minor_version": 1},
        "display_information": {
            "name": "Briefing Bot",
            "description": "Topic briefs made of sentences quoted word for word, with sources",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "agent_view": _AGENT,
            "bot_user": {"display_name": "Brief", "always_online": True},
            "shortcuts": [_SHORTCUT],
            "slash_commands": _slash_commands(command, topics, url),
        },
        "oauth_config": {
            "scopes": {"bot": list(SCOPES)},
            **({"redirect_urls": [f"{url}/slack/oauth_redirect"]} if url else {}),
        },
        "settings": {
            "event_subscriptions": {**_at(url, "events"), "bot_events": list(_EVENTS)},
            "interactivity": {"is_enabled": True, **_at(url, "interactive")},
            "org_deploy_enabled": False,
            "socket_mode_enabled": url is None,
            "token_rotation_enabled": False,
        },
    }


def _slash_commands(command: str, topics: Sequence[Usage], url: str | None) -> list[dict[str, Any]]:
    """Return the commands that Slack takes, that for everything first."""
    everything = Usage(name=command, summary=_SUMMARY, arguments=_HINT)
    shown = {topic.name: topic for topic in topics if _is_taken(topic.name)}
    every = {command: everything} | shown | {command: everything}
    return [_slash(usage, url) for usage in list(every.values())[:_MOST_COMMANDS]]


def _slash(usage: Usage, url: str | None) -> dict[str, Any]:
    hint = {"usage_hint": usage.arguments[:_LONGEST_HINT]} if usage.arguments else {}
    return {
        "command": f"/{usage.name}",
        "description": usage.summary[:_LONGEST_SUMMARY] or f"/{usage.name}",
        **hint,
        **({"url": f"{url}/slack/commands"} if url else {}),
        "should_escape": False,
    }


def _is_taken(name: str) -> bool:
    return (
        name not in _BUILT_IN
        and 0 < len(name) < _LONGEST_NAME
        and name == name.casefold()
        and all(letter.isalnum() or letter in "-_" for letter in name)
    )


def _at(url: str | None, path: str) -> dict[str, str]:
    return {"request_url": f"{url}/slack/{path}"} if url else {}
