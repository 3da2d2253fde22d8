"""What buttons ask, behind short keys."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.actions import Ask, asks_of, read_ask
from bot.chat.message import Button, Buttons, Message, Paragraph

ASKS = st.builds(Ask, text=st.text(), page=st.integers(1, 99), shared=st.booleans())


@given(ASKS)
def test_an_ask_is_read_as_it_was_written(ask: Ask) -> None:
    """Nothing of it is lost."""
    assert ask == read_ask(ask.written)


@given(ASKS, ASKS)
def test_a_key_stands_for_one_ask(one: Ask, other: Ask) -> None:
    """The same ask has the same key, another one another; it fits into a button."""
    assert (one == other) == (one.key == other.key)
    assert len(one.key.encode()) == 16


def test_the_buttons_of_a_message_say_what_they_ask() -> None:
    """All rows of all its buttons, each by its key."""
    row = (Button(label="More", ask="/more"), Button(label="Share", ask="trade", shares=True))
    message = Message(parts=(Paragraph(text="x"), Buttons(rows=(row,)), Buttons(rows=(row[:1],))))

    asked = [read_ask(written) for written in asks_of(message).values()]

    assert [Ask(text="/more"), Ask(text="trade", shared=True)] == asked
