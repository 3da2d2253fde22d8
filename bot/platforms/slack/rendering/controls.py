"""The controls under a message: buttons, and menus that say what is in them. Pure."""

import re
from collections.abc import Iterator, Sequence
from itertools import count
from typing import TypeAlias, TypeVar

from bot.chat.actions import action_of
from bot.chat.message import Button, Buttons, Form, Message
from bot.platforms.slack.rendering.blocks import Block, short_text
from bot.wording.buttons import choose, more_options

LABEL = 75
"""Most characters of a button's label (…/block-kit/block-elements/button-element)."""
PRESSED = re.compile(r"^(?:button|menu)-\d+$")
"""What the `action_id` of our buttons and menus is like."""
_Thing = TypeVar("_Thing")
_Row: TypeAlias = tuple[Button, ...]
_AT_A_GLANCE = 5
"""Buttons that are all seen at once."""
_TOGETHER = 25
"""Most elements of an actions block (…/block-kit/blocks/actions-block)."""
_OPTIONS = 100
_PLACEHOLDER = 150
"""Most options of a menu, and letters of its name (…/block-elements/select-menu-element)."""


def buttons_of(message: Message) -> Buttons:
    """Return all buttons of `message`; a form gets one that opens it, in a row of its own."""
    forms = [part for part in message.parts if isinstance(part, Form)]
    opening = tuple(Button(label=form.title, ask=form.ask) for form in forms)
    rows = [row for part in message.parts if isinstance(part, Buttons) for row in part.rows]
    return Buttons(rows=tuple(row for row in (opening, *rows) if row))


def actions(buttons: Buttons) -> list[Block]:
    """Return a few buttons as they are; of more, what is a choice or an option as a named menu.

    What stands in a row of its own (Confirm, Back) is a button always, and so is the first row of
    several, unless all of them are one choice, such as of a language.
    """
    number = count(1)
    if sum(map(len, buttons.rows)) <= _AT_A_GLANCE:
        elements = [_button(button, next(number)) for row in buttons.rows for button in row]
    else:
        elements = [each for row in _gathered(buttons.rows) for each in _controls(row, number)]
    return [{"type": "actions", "elements": list(some)} for some in _slices(elements, _TOGETHER)]


def _gathered(rows: Sequence[_Row]) -> Iterator[tuple[_Row, str]]:
    """Yield rows, each with the name of its menu, or with none where they are buttons."""
    several = [row for row in rows if len(row) > 1]
    is_choice = len({button.ask.split()[0] for row in several for button in row}) == 1
    first, *further = [(), *several] if is_choice else several or [()]
    name = choose() if is_choice else more_options()
    for row in rows:
        if len(row) == 1 or row is first:
            yield row, ""
        elif further and row is further[0]:
            yield tuple(button for each in further for button in each), name


def _controls(named: tuple[_Row, str], number: Iterator[int]) -> list[Block]:
    row, name = named
    if not name:
        return [_button(button, next(number)) for button in row]
    return [_menu(some, next(number), name) for some in _slices(row, _OPTIONS)]


def _button(button: Button, number: int) -> Block:
    return {
        "type": "button",
        "action_id": f"button-{number}",
        "text": _label(button),
        "value": action_of(button).key,
    }


def _menu(buttons: Sequence[Button], number: int, name: str) -> Block:
    options = [{"text": _label(button), "value": action_of(button).key} for button in buttons]
    return {
        "type": "static_select",
        "action_id": f"menu-{number}",
        "placeholder": short_text(name, _PLACEHOLDER),
        "options": options,
    }


def _label(button: Button) -> Block:
    return short_text(button.label, LABEL)


def _slices(things: Sequence[_Thing], most: int) -> Iterator[Sequence[_Thing]]:
    return (things[start : start + most] for start in range(0, len(things), most))
