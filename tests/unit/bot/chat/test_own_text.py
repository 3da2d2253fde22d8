"""Which pieces of a text are the bot's own words."""

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.own_text import OwnText, concatenate, fill, pieces_of, together
from bot.chat.visible import visible
from bot.wording import refusals
from bot.wording.language.languages import LANGUAGES, speaking
from bot.wording.language.lists import join_and

PIECES = st.lists(st.tuples(st.text(min_size=1), st.booleans()))


@given(PIECES)
def test_pieces_put_together_are_found_again(pieces: list[tuple[str, bool]]) -> None:
    """Each letter with whose it is."""
    letters = [(letter, is_own) for piece, is_own in pieces for letter in piece]

    found = list(pieces_of(together(pieces)))
    assert letters == [(letter, is_own) for piece, is_own in found for letter in piece]


def test_a_plain_text_is_of_others() -> None:
    """As long as nobody says that it is ours."""
    assert [("a", False), ("b", True)] == list(pieces_of(concatenate("a", OwnText("b"))))
    assert [] == list(pieces_of(""))


def test_fields_of_fields_stay_of_others() -> None:
    """In sentences that stand in sentences; braces that others wrote are no fields."""
    inner = fill("no topic {topic}", {"topic": "{x}"})

    assert [("Well: no topic ", True), ("{x}", False), (".", True)] == _joined(
        fill("Well: {inner}.", {"inner": inner})
    )


def _joined(text: str) -> list[tuple[str, bool]]:
    joined: list[tuple[str, bool]] = []
    for piece, is_own in pieces_of(text):
        if joined and joined[-1][1] == is_own:
            joined[-1] = (joined[-1][0] + piece, is_own)
        else:
            joined.append((piece, is_own))
    return joined


def test_in_every_language_a_users_words_stay_of_others() -> None:
    """In refusals and in lists."""
    for language in LANGUAGES:
        with speaking(language):
            (part,) = refusals.no_such_topic("/pause", ["trade"]).parts
            said = _joined(part.text)  # type: ignore[union-attr]
            listed = _joined(join_and(["@ann", OwnText("/trade")]))
        assert "/pause" in [piece for piece, is_own in said if not is_own], language
        assert "/trade" in "".join(piece for piece, is_own in said if is_own), language
        assert ["@ann"] == [piece for piece, is_own in listed if not is_own], language


def test_what_is_made_visible_stays_of_whom_it_was() -> None:
    """Though its length changes."""
    text = concatenate(OwnText("a "), "\x1b/pause", OwnText(" /trade"))

    assert [("a ", True), ("\\x1b/pause", False), (" /trade", True)] == _joined(visible(text))
