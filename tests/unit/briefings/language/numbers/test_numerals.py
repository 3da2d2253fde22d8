"""Numerals in digits and in words, and what they stand for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.language.numbers.numerals import BEGUN, NUMERAL, ORDINAL, ordinal_of, value_of

WHOLE = re.compile(NUMERAL, re.IGNORECASE)


@pytest.mark.parametrize(
    ("numeral", "value"),
    [
        ("0", 0),
        ("7", 7),
        ("2,500", 2500),
        ("1,250,000", 1_250_000),
        ("1.5", 1.5),
        ("1/2", 0.5),
        ("7/16", 0.4375),
        ("½", 0.5),
        ("8-1/2", 8.5),
        ("8 1/2", 8.5),
        ("8½", 8.5),
        ("2 ¾", 2.75),
        ("1.2 million", 1_200_000),
        ("1.2-million", 1_200_000),
        ("5bn", 5_000_000_000),
        ("3 mln", 3_000_000),
        ("2 tn", 2_000_000_000_000),
        ("two", 2),
        ("nineteen", 19),
        ("forty-two", 42),
        ("ninety nine", 99),
        ("a dozen", 12),
        ("two dozen", 24),
        ("half a dozen", 6),
        ("half a million", 500_000),
        ("a hundred", 100),
        ("a hundred and five", 105),
        ("three hundred", 300),
        ("two hundred and fifty", 250),
        ("two hundred and fifty thousand", 250_000),
        ("two thousand five hundred", 2500),
        ("one million two hundred thousand", 1_200_000),
        ("three hundred thousand and twelve", 300_012),
    ],
)
def test_a_numeral_stands_for_its_value(numeral: str, value: float) -> None:
    """It is read whole, and in any case."""
    assert WHOLE.fullmatch(numeral)
    assert value == value_of(numeral) == value_of(numeral.upper())


@pytest.mark.parametrize("word", ["a ship", "hundreds", "tension", "one-off", "an", "m", "k", "bn"])
def test_what_only_looks_like_a_numeral_is_none(word: str) -> None:
    """An article, a plural, a part of a word, a scale alone."""
    assert WHOLE.fullmatch(word) is None


@pytest.mark.parametrize(
    ("ordinal", "rank"),
    [
        ("4th", 4),
        ("11th", 11),
        ("21st", 21),
        ("22nd", 22),
        ("103rd", 103),
        ("80TH", 80),
        ("fourth", 4),
        ("fifth", 5),
        ("twelfth", 12),
        ("Twentieth", 20),
    ],
)
def test_an_ordinal_has_its_rank(ordinal: str, rank: float) -> None:
    """In digits and in words."""
    assert re.fullmatch(ORDINAL, ordinal, re.IGNORECASE)
    assert rank == ordinal_of(ordinal)


@pytest.mark.parametrize("word", ["first", "second", "third", "fourthly", "4the", "th"])
def test_the_first_three_ordinals_count_nothing(word: str) -> None:
    """They are mostly turns of phrase; and what only looks like an ordinal is none."""
    assert re.fullmatch(ORDINAL, word) is None


@given(st.integers(0, 10**15))
def test_digits_are_read_back_with_and_without_commas(number: int) -> None:
    """Whatever the number, it is written and read as one."""
    for written in (str(number), f"{number:,}"):
        assert WHOLE.fullmatch(written)
        assert re.match(BEGUN, written)
        assert number == value_of(written)
