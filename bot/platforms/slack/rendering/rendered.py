"""An answer in the shape in which Slack takes it."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.platforms.slack.rendering.blocks import Block


@dataclass(frozen=True, slots=True, kw_only=True)
class SlackRendered:
    """A `bot.chat.platform.Rendered` for Slack.

    Attributes:
        messages: each with its `text` and `blocks`; all but the first are for its thread.
        actions: what its buttons do, by their keys.
        view: a form to open; the messages are sent if it can't be opened.
        in_place: whether it replaces the message whose button was pressed.
    """

    messages: tuple[Block, ...]
    actions: Mapping[str, str]
    view: Block | None = None
    in_place: bool = False
