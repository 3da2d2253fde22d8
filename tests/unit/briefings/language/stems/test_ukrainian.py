"""Stems of Ukrainian words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.language.stems.ukrainian import ukrainian_stem


@pytest.mark.parametrize(
    "forms",
    [
        "торгівля торгівлі торгівлю торгівлею",
        "країна країни країні країну країною країнам країнами країнах",
        "новий нового новому новим нові нових новими",
        "зустріч зустрічі зустрічей зустрічам",
        "читати читав читала читали читає читають читаю",
        "зростання зростанням зростанні",
        "можливість можливості можливістю",
        "промисловий промислової промислова промислових",
        "кінець кінця кінцем кінці",
        "порядок порядку порядки порядком",
        "книжка книжці книжку книжок",
        "бік боку боці боками",
        "міністр міністра міністру міністром міністри міністрів",
    ],
)
def test_forms_of_a_word_have_one_stem(forms: str) -> None:
    """Of nouns, adjectives and verbs."""
    assert 1 == len({ukrainian_stem(form) for form in forms.split()})


@pytest.mark.parametrize(
    "words", ["країна край", "міністр міністерство", "мир мірка", "новий новина"]
)
def test_other_words_have_other_stems(words: str) -> None:
    """Words that begin alike are not one."""
    assert 2 == len({ukrainian_stem(word) for word in words.split()})


@pytest.mark.parametrize(
    ("word", "stem"),
    [
        ("п'ять", "пят"),
        ("ґрунт", "грунт"),
        ("дім", "дом"),
        ("він", "вон"),
        ("сталася", "стал"),
        ("знання", "знан"),
        ("сіль", "сол"),
    ],
)
def test_a_stem_keeps_three_letters_and_no_soft_sign(word: str, stem: str) -> None:
    """An apostrophe, a doubled consonant and a reflexive ending go, too."""
    assert stem == ukrainian_stem(word)


@given(st.text(st.characters(codec="utf-8"), max_size=30))
def test_a_stem_is_never_longer_than_its_word(word: str) -> None:
    """Whatever the text, and it is never empty unless the word is."""
    stem = ukrainian_stem(word)

    assert len(stem) <= len(word)
    assert bool(stem) or not word.strip("'ь")
