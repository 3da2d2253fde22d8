"""What is read in Slack's payloads: whose they are, where an answer goes, what is handed in.

Keys of `Request.reply`, which a Request keeps of its payload, all of them optional:

- ``response_url``: answers there without being a member, five times within 30 minutes
- ``trigger_id``: opens a view, within 3 seconds
- ``open``: that message is seen by all in the channel
"""

import json
from collections.abc import Mapping
from typing import Any, TypeAlias
from urllib.parse import quote

from bot.chat.request import Channel, Request

RESPONSE_URL, TRIGGER, OPEN = "response_url", "trigger_id", "open"

VALUE = "value"
"""What the element of each field of a form is called."""

PICKED = "picked-channel"
"""What the field of a form is called that chooses another channel."""

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


def metadata_in(view: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a view of ours keeps; empty where it is none."""
    try:
        kept = json.loads(view.get("private_metadata") or "{}")
    except ValueError:
        return {}
    return kept if isinstance(kept, dict) else {}


def submitted_text(view: Mapping[str, Any]) -> str:
    """Return the ask of a form that was filled in: see `bot.chat.message.Form`."""
    values = view["state"]["values"]
    given = {name: _chosen(states[VALUE]) for name, states in values.items() if name != PICKED}
    pairs = (
        f"{name}={','.join(quote(value, safe='') for value in chosen)}"
        for name, chosen in given.items()
    )
    return " ".join([str(metadata_in(view)["ask"]), *pairs])


def picked_channel(view: Mapping[str, Any]) -> str | None:
    """Return the channel that a form was filled in for, where it is another one."""
    field = view["state"]["values"].get(PICKED) or {}
    chosen = (field.get(VALUE) or {}).get("selected_conversation")
    return str(chosen) if chosen else None


def _chosen(state: Mapping[str, Any]) -> list[str]:
    match state:
        case {"selected_options": list(options)}:
            return [option["value"] for option in options]
        case {"selected_option": {"value": str(value)}} | {"value": str(value)}:
            return [value]
    return []
