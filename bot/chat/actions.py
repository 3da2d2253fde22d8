"""What buttons ask, kept behind short keys: a platform's button has room for a key only."""

import json
from base64 import urlsafe_b64encode
from dataclasses import asdict, dataclass
from hashlib import sha256

from bot.chat.message import Button, Buttons, Message

_KEY_BYTES = 12
"""96 bits, 16 letters: buttons of Telegram carry 64 bytes, and no two asks are likely to meet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What pressing a button asks.

    Attributes:
        text: what would be typed.
        page: which page of the answer, from 1.
        shared: whether the answer is for all in the channel.
    """

    text: str
    page: int = 1
    shared: bool = False

    @property
    def key(self) -> str:
        """What stands for it in a button: the same ask has the same key, always."""
        return urlsafe_b64encode(sha256(self.written.encode()).digest()[:_KEY_BYTES]).decode()

    @property
    def written(self) -> str:
        """It as JSON."""
        return json.dumps(asdict(self), sort_keys=True)


def read_ask(written: str) -> Ask:
    """Read what `Ask.written` wrote."""
    return Ask(**json.loads(written))


def ask_of(button: Button) -> Ask:
    """Return what a button asks."""
    return Ask(text=button.ask, shared=button.shares)


def asks_of(message: Message) -> dict[str, str]:
    """Return what all buttons of a message ask, written, by their keys."""
    rows = (row for part in message.parts if isinstance(part, Buttons) for row in part.rows)
    asks = (ask_of(button) for row in rows for button in row)
    return {ask.key: ask.written for ask in asks}
