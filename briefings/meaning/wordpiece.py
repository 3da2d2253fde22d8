"""WordPiece: a text as the numbers of the pieces of words that a model was trained on.

Wu et al., *Google's Neural Machine Translation System*, 2016, with the uncased vocabulary and the
rules of BERT (Devlin et al., 2019): small letters without accents, signs and Chinese characters by
themselves, the longest known piece first.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Final

FIRST: Final = 101
"""The piece that opens a text, [CLS]."""
LAST: Final = 102
"""The piece that closes it, [SEP]."""
UNKNOWN: Final = 100
"""What stands for a word that has no pieces, [UNK]."""
LONGEST: Final = 100
"""Characters of a word that is looked up."""

_INSIDE: Final = "##"
_CHINESE: Final = (
    *((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F)),
    *((0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)),
)
"""The blocks that BERT's rules name."""
_CONTROL: Final = frozenset({"Cc", "Cf", "Co", "Cs"})
_SIGNS: Final = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")


def pieces_of(text: str, most: int) -> list[int]:
    """Return the numbers of a text's pieces, `FIRST` and `LAST` among them, at most so many."""
    found = [FIRST]
    for word in _words(text):
        found += _pieces(word)
        if len(found) >= most:
            break
    return [*found[: most - 1], LAST]


def _words(text: str) -> Iterator[str]:
    """Yield the words of a text, and its signs one by one."""
    plain = unicodedata.normalize("NFD", "".join(map(_cleaned, text)))
    small = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn").lower()
    for stretch in small.split():
        word = ""
        for sign in stretch:
            if _stands_alone(sign):
                yield from filter(None, (word, sign))
                word = ""
            else:
                word += sign
        if word:
            yield word


def _cleaned(sign: str) -> str:
    """Return a character as it is looked up: a space for any space, nothing for a control sign."""
    if sign in "\t\n\r":
        return " "
    if sign == "\ufffd" or unicodedata.category(sign) in _CONTROL:
        return ""
    if sign.isspace():
        return " "
    is_chinese = sign >= "\u3400" and any(low <= ord(sign) <= high for low, high in _CHINESE)
    return f" {sign} " if is_chinese else sign


def _stands_alone(sign: str) -> bool:
    return sign in _SIGNS or unicodedata.category(sign).startswith("P")


def _pieces(word: str) -> list[int]:
    """Return the longest pieces that a word is made of, one after the other."""
    if len(word) > LONGEST:
        return [UNKNOWN]
    known, found, start = _vocabulary(), list[int](), 0
    while start < len(word):
        inside = _INSIDE if start else ""
        ends = range(len(word), start, -1)
        end = next((end for end in ends if f"{inside}{word[start:end]}" in known), None)
        if end is None:
            return [UNKNOWN]
        found.append(known[f"{inside}{word[start:end]}"])
        start = end
    return found


@cache
def _vocabulary() -> Mapping[str, int]:
    """The pieces, by number: one a line (Apache License 2.0, see the file beside it)."""
    text = files(__package__).joinpath("vocabulary.txt").read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")[:-1])}
