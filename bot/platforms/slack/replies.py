"""Where an answer goes: what a Request keeps of Slack's payload for it, and what follows from it.

Keys of `Request.reply`, all of them optional:

- ``response_url``: answers there without being a member, five times within 30 minutes
- ``trigger_id``: opens a view, within 3 seconds
- ``open``: that message is seen by all in the channel
"""

from collections.abc import Mapping
from typing import Any

from bot.chat.request import Request

RESPONSE_URL, TRIGGER, OPEN = "response_url", "trigger_id", "open"


def is_private(request: Request) -> bool:
    """Whether the answer is seen by the user alone.

    It is where a command was typed, or a button was pressed, among others; mentions and direct
    messages are answered as they were asked, and so are buttons in direct messages.
    """
    if request.shared or RESPONSE_URL not in request.reply:
        return False
    return not (request.place == "private" and OPEN in request.reply)


def reply_of(**stated: Any) -> Mapping[str, str]:  # noqa: ANN401 - as the payload has it
    """Return what is kept, without what the payload does not have."""
    return {name: str(value) for name, value in stated.items() if value}
