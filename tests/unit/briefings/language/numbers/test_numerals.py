"""Numerals in digits and in words, and what they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.numerals import Numeral, numeral_at
from briefings.language.numbers.tokens.ordinals import ordinal_at

_BELOW_TWENTY = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen"
)
UNITS = _BELOW_TWENTY.split()
_TIES = "twenty thirty forty fifty sixty seventy eighty ninety"
TENS = _TIES.split()


def _whole(text: str) -> Numeral | None:
    """Return the numeral that a text is, from its first word to its last."""
    tokens = Tokens(text)
    found = numeral_at(tokens, 0)
    return found if found and found.end == tokens.size else None


def in_words(number: int, joint: str = "") -> str:
    """Write a number in English words, with `joint` between hundreds and what is below."""
    if number < len(UNITS):
        return UNITS[number]
    if number < 100:
        tens, unit = divmod(number, 10)
        return TENS[tens - 2] + (f"-{UNITS[unit]}" if unit else "")
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")):
        if number >= size:
            above, below = divmod(number, size)
            rest = f" {in_words(below, joint)}" if below else ""
            return f"{in_words(above, joint)} {name}{rest}"
    size, name = (1000, "thousand") if number >= 1000 else (100, "hundred")
    above, below = divmod(number, size)
    add = joint if size == 100 else ""
    rest = f" {add}{in_words(below, joint)}" if below else ""
    return f"{in_words(above, joint)} {name}{rest}"


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
        ("1,234,567.89", 1_234_567.89),
        ("12,34,567", 1_234_567),
        ("1.234.567", 1_234_567),
        ("1.234,56", 1234.56),
        ("40 000", 40_000),
        ("1'200'000", 1_200_000),
        ("2,5", 2.5),
        ("10k", 10_000),
        ("2.5 lakh crore", 2.5e12),
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
        ("one hundred and sixty-one", 161),
        ("two hundred and two thousand", 202_000),
        ("twenty-one trillion three hundred", 21_000_000_000_300),
        ("4 thousand 3 hundred and 21", 4321),
        ("two and a half million", 2_500_000),
        ("one million and a half", 1_500_000),
        ("five and a quarter", 5.25),
        ("two hundred point zero three", 200.03),
        ("two point five", 2.5),
        ("two thirds of a million", 2_000_000 / 3),
        ("quarter million", 250_000),
        ("five eighths", 0.625),
    ],
)
def test_a_numeral_stands_for_its_value(numeral: str, value: float) -> None:
    """It is read whole, and in any case."""
    for written in (numeral, numeral.upper()):
        found = _whole(written)
        assert found is not None
        assert value == found.value


@pytest.mark.parametrize(
    "word",
    ["a ship", "hundreds", "tension", "one-off", "an", "m", "k", "bn", "five and ten", "1.2.3"],
)
def test_what_only_looks_like_a_numeral_is_none(word: str) -> None:
    """An article, a plural, a part of a word, a scale alone."""
    assert _whole(word) is None


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
        ("first", 1),
        ("third", 3),
        ("twenty-first", 21),
        ("ninety ninth", 99),
    ],
)
def test_an_ordinal_has_its_rank(ordinal: str, rank: float) -> None:
    """In digits and in words."""
    tokens = Tokens(ordinal)

    assert (tokens.size, rank) == ordinal_at(tokens, 0)


@pytest.mark.parametrize("word", ["fourthly", "4the", "th", "4", "twenty"])
def test_what_only_looks_like_an_ordinal_is_none(word: str) -> None:
    """An adverb, a word of its own, a count."""
    assert ordinal_at(Tokens(word), 0) is None


@given(st.integers(0, 10**15))
def test_digits_are_read_back_with_and_without_commas(number: int) -> None:
    """Whatever the number, it is written and read as one."""
    for written in (str(number), f"{number:,}"):
        found = _whole(written)
        assert found is not None
        assert number == found.value


@given(st.integers(0, 10**12), st.sampled_from(["", "and "]))
def test_words_are_read_back(number: int, joint: str) -> None:
    """Whatever the number, with "and" after hundreds or without."""
    found = _whole(in_words(number, joint))

    assert found is not None
    assert number == found.value
