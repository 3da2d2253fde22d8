"""The controls under a message: buttons first, the rest in overflow menus. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TypeVar

from bot.chat.actions import action_of
from bot.chat.message import Button, Buttons, Form, Message
from bot.platforms.slack.rendering.blocks import Block, short_text

LABEL = 75
"""Most characters of a button's label (…/block-kit/block-elements/button-element)."""
PRESSED = re.compile(r"^(?:button|menu)-\d+$")
"""What the `action_id` of our buttons and menus is like."""
_Thing = TypeVar("_Thing")
_ABREAST = 5
_OPTIONS = 5
"""Most options of an overflow menu (…/block-kit/block-elements/overflow-menu-element)."""


def buttons_of(message: Message) -> Buttons:
    """Return all buttons of `message`; a form gets one that opens it."""
    forms = [part for part in message.parts if isinstance(part, Form)]
    opening = tuple(Button(label=form.title, ask=form.ask) for form in forms)
    rows = [row for part in message.parts if isinstance(part, Buttons) for row in part.rows]
    first, *further = rows or [()]
    together = ((*opening, *first), *further)
    return Buttons(rows=tuple(row for row in together if row))


def actions(buttons: Buttons) -> list[Block]:
    """Return the first row as buttons, and further rows as menus after them."""
    if not buttons.rows:
        return []
    first, *rows = buttons.rows
    rest = [button for row in rows for button in row]
    number = count(1)
    elements = [_button(button, next(number)) for button in first]
    elements += [_menu(some, next(number)) for some in _slices(rest, _OPTIONS)]
    return [{"type": "actions", "elements": list(some)} for some in _slices(elements, _ABREAST)]


def _button(button: Button, number: int) -> Block:
    return {
        "type": "button",
        "action_id": f"button-{number}",
        "text": _label(button),
        "value": action_of(button).key,
    }


def _menu(buttons: Sequence[Button], number: int) -> Block:
    if len(buttons) == 1:  # a menu of one option is refused
        return _button(buttons[0], number)
    options = [{"text": _label(button), "value": action_of(button).key} for button in buttons]
    return {"type": "overflow", "action_id": f"menu-{number}", "options": options}


def _label(button: Button) -> Block:
    return short_text(button.label, LABEL)


def _slices(things: Sequence[_Thing], most: int) -> Iterator[Sequence[_Thing]]:
    return (things[start : start + most] for start in range(0, len(things), most))
