"""The controls under a message: buttons first, the rest in menus."""

import pytest

from bot.chat.actions import Action
from bot.chat.message import Button, Buttons, Form, Message, Paragraph
from bot.platforms.slack.rendering.controls import LABEL, PRESSED, actions, buttons_of
from bot.wording.language.languages import speaking


def _row(*labels: str) -> tuple[Button, ...]:
    return tuple(Button(label=label, ask=f"/{label}") for label in labels)


def _choice(command: str, *labels: str) -> tuple[Button, ...]:
    return tuple(Button(label=label, ask=f"/{command} {label}") for label in labels)


def _shown(*rows: tuple[Button, ...]) -> list[list[object]]:
    """Return each block as its elements: a button's label, or a menu's name with its options."""
    return [
        [
            element["text"]["text"]
            if element["type"] == "button"
            else (
                element["placeholder"]["text"],
                "".join(option["text"]["text"] for option in element["options"]),
            )
            for element in block["elements"]
        ]
        for block in actions(Buttons(rows=rows))
    ]


@pytest.mark.parametrize(
    ("rows", "shown"),
    [
        ((), []),
        ((_row("a"),), [["a"]]),
        ((_row("a", "b"), _row("c", "d")), [[*"abcd"]]),
        ((_row("a"), _row(*"bcde")), [[*"abcde"]]),
        ((_row(*"abcd"), _row("e", "f")), [[*"abcd", ("More options", "ef")]]),
        ((_row(*"abc"), _row(*"def"), _row("g", "h")), [[*"abc", ("More options", "defgh")]]),
        ((_row("a"), _row(*"bc"), _row(*"de"), _row("f")), [[*"abc", ("More options", "de"), "f"]]),
        ((_row(*"abcdef"),), [[*"abcdef"]]),
        (tuple(_row(each) for each in "abcdef"), [[*"abcdef"]]),
    ],
)
def test_a_few_are_buttons_and_of_more_what_matters_less_is_in_a_named_menu(
    rows: tuple[tuple[Button, ...], ...], shown: list[list[object]]
) -> None:
    """What stands in a row of its own is never in it."""
    assert shown == _shown(*rows)


def test_many_of_one_choice_are_a_menu() -> None:
    """The ways on and back from it, which stand alone, are buttons."""
    back = Button(label="Back", ask="/language back")
    rows = (_row("x"), _choice("language", *"abc"), _choice("language", *"def"), (back,))

    assert [["x", ("Choose", "abcdef"), "Back"]] == _shown(*rows)


def test_a_menus_name_is_in_the_language_of_the_message() -> None:
    """So is all the rest of it."""
    with speaking("de"):
        assert [[("Auswählen", "abcdef")]] == _shown(_choice("language", *"abcdef"))


def test_a_menu_holds_a_hundred_and_a_block_twenty_five() -> None:
    """Slack refuses more; further ones stand beside them, and nothing is left out."""
    many = tuple(str(number) for number in range(230))
    menus = _shown(_choice("context", *many))
    buttons = _shown(*(_row(each) for each in many[:30]))

    assert [3] == [len(block) for block in menus]
    assert [25, 5] == [len(block) for block in buttons]


def test_every_control_has_a_name_of_its_own_and_says_what_it_does() -> None:
    """By the key that stands for the action."""
    [block] = actions(Buttons(rows=(_row(*"abcde"), _row("f", "g"))))
    names = [element["action_id"] for element in block["elements"]]

    assert len(set(names)) == len(names) == 6
    assert all(PRESSED.match(name) for name in names)
    assert Action(text="/a").key == block["elements"][0]["value"]
    assert [Action(text="/f").key, Action(text="/g").key] == [
        option["value"] for option in block["elements"][-1]["options"]
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
    """In a row of its own, so that it is never in a menu; empty rows are left out."""
    form = Form(title="Subscribe", ask="/subscribe", fields=())
    with_rows = Message(parts=(form, Buttons(rows=(_row("a"), (), _row("b")))))
    alone, without = Message(parts=(form,)), Message(parts=(Paragraph(text="x"),))

    assert [["Subscribe"], ["a"], ["b"]] == [
        [button.label for button in row] for row in buttons_of(with_rows).rows
    ]
    assert [["Subscribe"]] == [[b.label for b in row] for row in buttons_of(alone).rows]
    assert () == buttons_of(without).rows
