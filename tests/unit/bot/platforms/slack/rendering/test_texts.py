"""Text as Slack takes it: cut, shortened, escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.platforms.slack.rendering.texts import escape, pieces, shorten, weight


@given(
    st.text(alphabet=st.sampled_from("ab &<>\n👍🏽\u200d\u0301é🇩🇪"), max_size=60),
    st.integers(1, 20),
)
def test_pieces_are_the_text_and_short_enough(text: str, most: int) -> None:
    """Nothing is lost or added; a piece is too heavy only where one sign is."""
    cut = list(pieces(text, most))

    assert text == "".join(cut)
    assert [] == [piece for piece in cut if weight(piece) > most and len(piece) > 1]


@pytest.mark.parametrize("sign", ["👩‍👩‍👧", "👍🏽", "🇩🇪", "e\u0301"])
def test_a_sign_is_not_cut_in_two(sign: str) -> None:
    """Letters that make one sign stay together."""
    whole = sign * 50

    assert [] == [piece for piece in pieces(whole, 16) if piece.replace(sign, "")]


@given(st.text(max_size=300), st.integers(10, 100))
def test_escaped_text_is_short_and_ends_in_no_half_escape(text: str, most: int) -> None:
    """What is cut says so."""
    said = escape(text, most)

    assert len(said) <= most
    assert not set(said) & {"<", ">"}
    assert all(found.partition(";")[0] in {"amp", "lt", "gt"} for found in said.split("&")[1:])
    assert most >= weight(shorten(text, most))
