"""Spells names alike, however they are written: without accents, capitals, hyphens and dots."""

import re
from unicodedata import combining, normalize

_SEPARATORS = re.compile(r"[\s_.,'’ʼ`\-‐–]+")
_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe"})
"""Letters that have no accent to lose."""


def normalise(words: str) -> str:
    """Return `words` as names are compared: ``sao paulo`` for São-Paulo."""
    letters = normalize("NFKD", words.casefold()).translate(_LETTERS)
    bare = "".join(letter for letter in letters if not combining(letter))
    return normalize("NFC", _SEPARATORS.sub(" ", bare)).strip()
