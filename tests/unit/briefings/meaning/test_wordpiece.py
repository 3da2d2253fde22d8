"""A text as the numbers of its pieces, as the model was trained on them."""

import pytest

from briefings.meaning.wordpiece import FIRST, LAST, LONGEST, UNKNOWN, pieces_of

MOST = 128


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("Nine dead.", [3157, 2757, 1012]),
        ("Kyiv's ceasefires", [25669, 1005, 1055, 26277, 2015]),
        ("naïve CAFÉ", [15743, 7668]),
        ("a\tb\nc", [1037, 1038, 1039]),
        ("中国", [1746, 1799]),
        ("$245bn", [1002, 21005, 24700]),
        ("zero\u200bwidth", [5717, 9148, 11927, 2232]),
        ("\x00\ufffd\u00ad", []),
    ],
)
def test_a_text_has_the_pieces_that_the_published_tokenizer_gives_it(
    text: str, pieces: list[int]
) -> None:
    """Small letters without accents, signs and Chinese by themselves, control characters not."""
    assert [FIRST, *pieces, LAST] == pieces_of(text, MOST)


def test_a_word_without_pieces_is_one_unknown() -> None:
    """One in a script that the vocabulary lacks, or one of more letters than any word has."""
    assert [FIRST, UNKNOWN, LAST] == pieces_of("\U00013000", MOST)
    assert [FIRST, UNKNOWN, LAST] == pieces_of("a" * (LONGEST + 1), MOST)


def test_a_long_text_is_cut_and_still_closed() -> None:
    """It has as many pieces as wanted, the last of them what closes a text."""
    found = pieces_of("word " * 1000, MOST)

    assert (MOST, FIRST, LAST) == (len(found), found[0], found[-1])
