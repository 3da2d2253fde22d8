"""What buttons do, stored behind short keys: a platform's button has room for a key only."""

import json
from base64 import urlsafe_b64encode
from dataclasses import asdict, dataclass
from hashlib import sha256

from bot.chat.message import Button, Buttons, Message, Owner

_KEY_BYTES = 12
"""96 bits, 16 letters: buttons of Telegram carry 64 bytes, and no two actions are likely to
share a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What pressing a button does.

    Attributes:
        text: what would be typed.
        page: which page of the answer, from 1.
        shared: whether the answer is for all in the channel.
        owner: who alone may press it, besides admins; None: everyone who may do what it asks.
    """

    text: str
    page: int = 1
    shared: bool = False
    owner: Owner | None = None

    @property
    def key(self) -> str:
        """What stands for it in a button: the same action has the same key, always."""
        return urlsafe_b64encode(sha256(self.encoded.encode()).digest()[:_KEY_BYTES]).decode()

    @property
    def encoded(self) -> str:
        """It as JSON; an owner only where there is one, as programs of before know none."""
        fields = asdict(self)
        if self.owner is None:
            del fields["owner"]
        return json.dumps(fields, sort_keys=True)


def decode_action(encoded: str) -> Action:
    """Read `Action.encoded`."""
    fields = json.loads(encoded)
    owner = fields.pop("owner", None)
    return Action(**fields, owner=Owner(**owner) if owner else None)


def action_of(button: Button) -> Action:
    """Return what a button does."""
    return Action(text=button.ask, shared=button.shares, owner=button.owner)


def actions_of(message: Message) -> dict[str, str]:
    """Return what all buttons of a message do, encoded, by their keys."""
    rows = (row for part in message.parts if isinstance(part, Buttons) for row in part.rows)
    actions = (action_of(button) for row in rows for button in row)
    return {action.key: action.encoded for action in actions}
