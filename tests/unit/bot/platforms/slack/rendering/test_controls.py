"""The controls under a message: buttons first, the rest in menus."""

import pytest

from bot.chat.actions import Action
from bot.chat.message import Button, Buttons, Form, Message, Paragraph
from bot.platforms.slack.rendering.controls import LABEL, PRESSED, actions, buttons_of


def _row(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(label=label, ask=f"/{label}") for label in labels)


def _shown(*rows: tuple[Button, ...]) -> list[list[object]]:
    """Return each block as its elements: a button's label, or the labels of a menu."""
    return [
        [
            element["text"]["text"]
            if element["type"] == "button"
            else [option["text"]["text"] for option in element["options"]]
            for element in block["elements"]
        ]
        for block in actions(Buttons(rows=rows))
    ]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ((), []),
        ((_row("a"),), [["a"]]),
        ((_row("a", "b"), _row("c", "d")), [["a", "b", ["c", "d"]]]),
        ((_row("a"), _row("b")), [["a", "b"]]),
        ((_row(*"abcde"), _row("f", "g")), [[*"abcde"], [["f", "g"]]]),
        ((_row("a"), _row(*"bcdefg")), [["a", [*"bcdef"], "g"]]),
        ((_row("a"), _row(*"bcdefgh")), [["a", [*"bcdef"], ["g", "h"]]]),
        ((_row(*"abcdef"),), [[*"abcde"], ["f"]]),
    ],
)
def test_the_first_row_is_buttons_and_the_rest_are_menus(
    rows: tuple[tuple[Button, ...], ...], shown: list[list[object]]
) -> None:
    """Five abreast, five in a menu; a menu of one would be refused, so that is a button."""
    assert shown == _shown(*rows)


def test_every_control_has_a_name_of_its_own_and_says_what_it_does() -> None:
    """By the key that stands for the action."""
    [first, second] = actions(Buttons(rows=(_row(*"abcde"), _row("f", "g"))))
    elements = [*first["elements"], *second["elements"]]
    names = [element["action_id"] for element in elements]

    assert len(set(names)) == len(names) == 6
    assert all(PRESSED.match(name) for name in names)
    assert Action(text="/a").key == elements[0]["value"]
    assert [Action(text="/f").key, Action(text="/g").key] == [
        option["value"] for option in elements[-1]["options"]
    ]


@pytest.mark.parametrize("name", ["button-", "button-x", "menu-1 ", "other-1", "my-button-1"])
def test_other_names_are_not_of_our_controls(name: str) -> None:
    """Of other blocks, or of other apps."""
    assert PRESSED.match(name) is None


def test_a_label_is_as_short_as_slack_wants_it() -> None:
    """75 characters; what the button does is not cut."""
    long = Button(label="x" * 200, ask=f"/brief {'y' * 200}")
    [block] = actions(Buttons(rows=((long,),)))

    assert LABEL == len(block["elements"][0]["text"]["text"])
    assert Action(text=long.ask).key == block["elements"][0]["value"]


def test_a_label_is_measured_as_it_is_shown() -> None:
    """What can't be seen is spelt out, which is longer; it is on one line."""
    steering = Button(label="\u202e\n" * 30, ask="/trade")
    [block] = actions(Buttons(rows=((steering,),)))
    shown = block["elements"][0]["text"]["text"]

    assert shown.startswith("\\u202e\\n\\u202e")
    assert len(shown) <= LABEL


def test_a_form_gets_a_button_that_opens_it_before_all_others() -> None:
    """In the first row; empty rows are left out."""
    form = Form(title="Subscribe", ask="/subscribe", fields=())
    with_rows = Message(parts=(form, Buttons(rows=(_row("a"), (), _row("b")))))
    alone, without = Message(parts=(form,)), Message(parts=(Paragraph(text="x"),))

    assert [["Subscribe", "a"], ["b"]] == [
        [button.label for button in row] for row in buttons_of(with_rows).rows
    ]
    assert [["Subscribe"]] == [[b.label for b in row] for row in buttons_of(alone).rows]
    assert () == buttons_of(without).rows
