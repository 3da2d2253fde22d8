"""Someone who chooses a subscription by what they write and press."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Final

from bot.chat.message import Buttons, Message
from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.library.library import Library

NOON: Final = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HERE: Final = Channel(platform="telegram", id="1")
READY: Final = "/trade: every day at 08:00 ({} time)."


def ask(library: Library, text: str, **more: Any) -> Message:  # noqa: ANN401 - fields of requests
    """Return the answer to what someone writes, or to a button where `press` is given."""
    fields = {"channel": HERE, "user": User(id="9"), "role": "owner", "at": NOON} | more
    return answer(library, Request(text=text, **fields))


def asks(message: Message) -> Mapping[str, str]:
    """Return what each button of a message asks, by its label."""
    rows = (row for part in message.parts if isinstance(part, Buttons) for row in part.rows)
    return {button.label: button.ask for row in rows for button in row}


def press(library: Library, message: Message, *labels: str, **more: Any) -> Message:  # noqa: ANN401 - the same
    """Return what comes of pressing buttons, one of each message."""
    for label in labels:
        message = ask(library, asks(message)[label], press="key", **more)
    return message
