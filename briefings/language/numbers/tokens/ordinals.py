"""Ordinals of a sentence: "11th", "eleventh", "twenty-first"."""

from typing import Final

from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.number_words import TENS

_UNITS: Final = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
    "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
)
_TIES: Final = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth"
_RANKS: Final = {word: float(rank) for rank, word in enumerate(_UNITS.split(), start=1)}
_TENTHS: Final = {word: 10.0 * rank for rank, word in enumerate(_TIES.split(), start=2)}
_ENDINGS: Final = frozenset({"st", "nd", "rd", "th"})
ORDINAL_WORDS: Final = frozenset({*_RANKS, *_TENTHS, "hundredth", "thousandth", "millionth"})
"""In small letters, one of which every ordinal in words has."""


def ordinal_at(tokens: Tokens, place: int) -> tuple[int, float] | None:
    """Return the place after the ordinal that begins at a token, and its rank."""
    token = tokens[place]
    if token.kind == "number":
        ends = tokens.glued(place + 1) and tokens.low(place + 1) in _ENDINGS
        return (place + 2, token.value) if ends and token.value.is_integer() else None
    if token.low in TENS:
        after = tokens.after_dash(place + 1)
        rank = _RANKS.get(tokens.low(after), 0.0)
        return (after + 1, TENS[token.low] + rank) if 1 <= rank <= 9 else None  # noqa: PLR2004
    rank = _RANKS.get(token.low) or _TENTHS.get(token.low) or 0.0
    return (place + 1, rank) if rank else None
