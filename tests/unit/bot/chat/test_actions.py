"""What buttons do, behind short keys."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.actions import Action, actions_of, decode_action
from bot.chat.message import Button, Buttons, Message, Paragraph

ACTIONS = st.builds(Action, text=st.text(), page=st.integers(1, 99), shared=st.booleans())


@given(ACTIONS)
def test_an_action_is_decoded_as_it_was_encoded(action: Action) -> None:
    """Nothing of it is lost."""
    assert action == decode_action(action.encoded)


@given(ACTIONS, ACTIONS)
def test_a_key_stands_for_one_action(one: Action, other: Action) -> None:
    """The same action has the same key, another one another; it fits into a button."""
    assert (one == other) == (one.key == other.key)
    assert len(one.key.encode()) == 16


def test_the_buttons_of_a_message_say_what_they_do() -> None:
    """All rows of all its buttons, each by its key."""
    row = (Button(label="More", ask="/more"), Button(label="Share", ask="trade", shares=True))
    message = Message(parts=(Paragraph(text="x"), Buttons(rows=(row,)), Buttons(rows=(row[:1],))))

    found = [decode_action(encoded) for encoded in actions_of(message).values()]

    assert [Action(text="/more"), Action(text="trade", shared=True)] == found
