"""What was made of texts is at hand for who asks again, as much as the bound allows."""

from briefings.language.remembering import MOST, Remembered, remembered


def _shouting(made: list[str], most: int = MOST) -> Remembered[str, str]:
    """Return what makes texts loud; what is made anew is added to `made`."""

    def shout(text: str) -> str:
        made.append(text)
        return text.upper()

    return remembered(_length, most)(shout)


def _length(text: str) -> int:
    return len(text)


def test_what_was_made_of_a_text_is_made_once() -> None:
    """Who asks for the same text again gets what was made of it before."""
    made: list[str] = []
    shout = _shouting(made)

    assert ["A", "A", "B"] == [shout("a"), shout("a"), shout("b")]
    assert ["a", "b"] == made


def test_long_texts_push_out_what_was_not_asked_for_lately() -> None:
    """Once the texts are longer than the bound together, the one asked for longest ago goes."""
    made: list[str] = []
    shout = _shouting(made, 10)

    for text in ("aaaa", "bbbb", "aaaa", "cccc", "aaaa", "bbbb"):
        shout(text)

    assert ["aaaa", "bbbb", "cccc", "bbbb"] == made


def test_a_text_beyond_the_bound_leaves_room_for_others() -> None:
    """One text that is longer than the bound is remembered alone, and no longer than others."""
    made: list[str] = []
    shout = _shouting(made, 3)

    for text in ("a", "bbbb", "bbbb", "c", "c", "bbbb"):
        shout(text)

    assert ["a", "bbbb", "c", "bbbb"] == made
