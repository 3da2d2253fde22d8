"""What is read in all of Slack's payloads: whose they are, and where an answer goes.

Keys of `Request.reply`, which a Request keeps of its payload, all of them optional:

- ``response_url``: answers there without being a member, five times within 30 minutes
- ``trigger_id``: opens a view, within 3 seconds
- ``open``: that message is seen by all in the channel
"""

from collections.abc import Mapping
from typing import Any, TypeAlias

from bot.chat.request import Channel, Request

RESPONSE_URL, TRIGGER, OPEN = "response_url", "trigger_id", "open"

Payload: TypeAlias = Mapping[str, Any]


def workspace_of(payload: Payload) -> str:
    """Return the workspace, or the organisation for an app that all of it installed."""
    team = payload.get("team_id") or (payload.get("team") or {}).get("id")
    return str(team or payload.get("enterprise_id") or (payload.get("enterprise") or {})["id"])


def is_private(request: Request) -> bool:
    """Whether the answer is seen by the user alone.

    It is where a command was typed, or a button was pressed, among others; mentions and direct
    messages are answered as they were asked, and so are buttons in direct messages.
    """
    if request.shared or RESPONSE_URL not in request.reply:
        return False
    return not (request.place == "private" and OPEN in request.reply)


def thread_of(channel: Channel) -> str | None:
    """Return the thread that an answer goes to; digests that were subscribed in one still do."""
    return channel.conversation or channel.thread


def reply_of(**stated: Any) -> Mapping[str, str]:  # noqa: ANN401 - as the payload has it
    """Return what is kept, without what the payload does not have."""
    return {name: str(value) for name, value in stated.items() if value}
