"""Words that stand for each other, and opposites."""

import pytest

from briefings.language.synonyms import one_form, opposed, states
from briefings.language.terms import words_of


def _form(word: str) -> str:
    [found] = words_of(word)
    return one_form(found.stem)


@pytest.mark.parametrize(
    "words",
    [
        "Russia Russian Moscow Kremlin",
        "Ukraine Ukrainians Kyiv Kiev",
        "China Beijing Chinese",
        "America Washington",
        "ceasefire truce armistice",
        "kill killed dead died deaths",
        "announced declares proclaimed",
        "raise boosted expanding",
        "agreement pact deals",
        "nations countries",
        "Zelensky Zelenskiy Zelenskyy Zelenskij",
        "Kharkiv Karkiv",
        "Gaddafi Gadafi Gadhafi",
        "harbour harbor",
        "defence defense",
        "recognise recognize",
        "traveller traveler",
    ],
)
def test_words_that_can_be_swapped_have_one_form(words: str) -> None:
    """A state and its seat, close synonyms, spellings of two alphabets or two shores."""
    assert 1 == len(set(map(_form, words.split())))


@pytest.mark.parametrize(
    "words",
    [
        "Russia Ukraine China America",
        "kill injure arrest",
        "raise lower",
        "bill law",
        "port harbour",
        "our or",
        "visit leave",
        "talks speech",
    ],
)
def test_other_words_have_forms_of_their_own(words: str) -> None:
    """Nothing is one form with what may not stand in its place."""
    assert len(words.split()) == len(set(map(_form, words.split())))


def test_a_form_is_its_own() -> None:
    """Taking it again changes nothing."""
    for word in ("Moscow", "Zelenskyy", "harbour", "truce", "killed", "gas", "windmill"):
        assert _form(word) == one_form(_form(word))


def test_states_are_known_by_their_forms() -> None:
    """By any of their names; a city that is no seat is none."""
    assert {_form("Kremlin"), _form("Beijing"), _form("Germans")} <= states()
    assert _form("Lisbon") not in states()


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("rose", "fell", True),
        ("exports", "imports", True),
        ("raised", "cut", True),
        ("approved", "rejected", True),
        ("boosted", "lowered", True),
        ("south", "north", True),
        ("rose", "rose", False),
        ("rose", "rejected", False),
        ("windmill", "fell", False),
    ],
)
def test_opposites_are_opposed_from_either_side(one: str, other: str, *, expected: bool) -> None:
    """Also by the synonyms of each; nothing is opposed to itself."""
    ours, theirs = frozenset({_form(one), "port"}), frozenset({_form(other), "port"})

    assert expected is opposed(ours, theirs)
    assert expected is opposed(theirs, ours)
    assert not opposed(ours, frozenset())
