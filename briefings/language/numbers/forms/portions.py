"""Fractions in words: of what is counted, of a unit, and "a third" that is only the next one."""

from typing import Final

from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.numerals import numeral_at
from briefings.language.numbers.tokens.ordinals import ORDINAL_WORDS
from briefings.language.numbers.tokens.pieces import Piece, piece, unread
from briefings.language.numbers.units.currencies import currency_after
from briefings.language.numbers.units.lookup import unit_after

_WHOLE_AFTER: Final = frozenset(["of", "the", "its", "their", "his", "her", "our", "all", "my"])
_BEFORE_PARTS: Final = "than nearly almost about by over under around roughly just at only"
_BEFORE: Final = frozenset(_BEFORE_PARTS.split())
_IN_DOUBT: Final = frozenset(
    ["for", "in", "on", "at", "to", "from", "by", "with", "as", "than", "and", "or"]
)
_OTHER: Final = frozenset({"other", "better", "latter", "top", "bottom"})
"""What stands before a half of a match, or of a couple."""
_ARTICLES: Final = frozenset({"a", "an"})


def portion(tokens: Tokens, place: int) -> Piece | None:
    """Return the fraction in words that begins at a token, None where it is no fraction."""
    numeral = numeral_at(tokens, place)
    if numeral is None or not numeral.fraction:
        return None
    end, value = numeral.end, numeral.value
    at = end + 1 if tokens.low(end) == "of" else end
    at = at + 1 if tokens.low(at) in _ARTICLES else at
    unit = unit_after(tokens, at) if tokens.low(at) != "second" else None
    if unit and (unit.kind != "percent" or at == end):
        return piece(tokens, place, unit.end, unit.kind, value * unit.size, unit.unit, number=value)
    if currency := currency_after(tokens, at):
        return piece(tokens, place, currency.end, "money", value, currency.unit, number=value)
    first = tokens.low(place)
    if first in ("half", "quarter"):
        return _half(tokens, place, end, value)
    if first in _ARTICLES and not _is_part(tokens, place, end):
        return _next_one(tokens, place, end, value)
    return piece(tokens, place, end, "fraction", value)


def _next_one(tokens: Tokens, place: int, end: int, value: float) -> Piece | None:
    """Return "a third" that is the one after the second, if it can be told."""
    if tokens.low(end) in _IN_DOUBT:
        return unread(place, end)
    if tokens.low(end - 1) in ORDINAL_WORDS:
        return piece(tokens, end - 1, end, "ordinal", round(1 / value))
    return None if tokens.low(end - 1) == "quarter" else Piece(place, end)


def _half(tokens: Tokens, place: int, end: int, value: float) -> Piece | None:
    """Return "half" of something; that of a match, a brother or a year counts nothing."""
    if tokens.low(place) == "quarter":
        return None  # of a year
    if not tokens.dashed(end) and _is_part(tokens, place, end):
        return piece(tokens, place, end, "fraction", value)
    other = tokens.low(place - 1) in ORDINAL_WORDS or tokens.low(place - 1) in _OTHER
    return Piece(place, end) if tokens.dashed(end) or other else unread(place, end)


def _is_part(tokens: Tokens, place: int, end: int) -> bool:
    """Tell whether a fraction is of something that is counted."""
    follows = tokens[end]
    return (
        follows.low in _WHOLE_AFTER
        or tokens.low(place - 1) in _BEFORE
        or (follows.kind != "word" and not tokens.dashed(end))
    )
