"""Spells what people write alike, so that it can be compared: digits, accents, capitals."""

import re
from typing import Final
from unicodedata import combining, digit, normalize

_NUMERALS: Final = "〇一二三四五六七八九十"
_CHINESE_HOUR: Final = re.compile(rf"([{_NUMERALS}两]{{1,3}})(?=[点點时時])")


def fold(text: str) -> str:
    """Return `text` in small letters without accents, with ASCII digits and straight marks."""
    plain = "".join(map(_digit, text.replace("两", "二")))
    spaced = re.sub(r"[\s\u200e\u200f\u2066-\u2069]+", " ", plain)
    letters = normalize("NFKD", spaced.casefold().replace("ı", "i"))
    bare = "".join(letter for letter in letters if not combining(letter))
    return normalize("NFC", bare).replace("’", "'").replace("ʼ", "'").replace("ـ", "").strip()


def _digit(sign: str) -> str:
    return str(digit(sign)) if sign.isdecimal() else sign


def arabic_hours(text: str) -> str:
    """Return `text` with the Chinese numerals before 点 as digits."""
    return _CHINESE_HOUR.sub(lambda match: str(_value(match[1])), text)


def _value(numeral: str) -> int:
    """Return the number that a Chinese numeral below 100 stands for."""
    tens, ten, ones = numeral.replace("两", "二").rpartition("十")
    one = _NUMERALS.index(ones) if ones else 0
    return (_NUMERALS.index(tens) if tens else 1) * 10 + one if ten else one
