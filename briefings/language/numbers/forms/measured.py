"""Numerals with a unit that is no money: measures, shares, lengths of time, ages."""

from typing import Final

from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.numerals import Numeral, numeral_at
from briefings.language.numbers.tokens.pieces import AmountKind, Piece, piece
from briefings.language.numbers.tokens.vague import vague_at
from briefings.language.numbers.units.currencies import currency_after
from briefings.language.numbers.units.lookup import Unit, length_at, rate_after, unit_after

_PARTS_OF: Final = {
    "foot": ("inch", 12.0, ("in", "inch", "inches")),
    "pound": ("ounce", 16.0, ("oz",)),
}
_ARTICLES: Final = frozenset({"a", "an", "another"})
_BEFORE_LENGTH: Final = (
    "for in within after of over than about nearly almost lasted last lasts took take takes "
    "spent spend waited wait under roughly around approximately until every once least most"
)
_LENGTH_AFTER: Final = frozenset(_BEFORE_LENGTH.split())
_LENGTH_BEFORE: Final = frozenset({"of", "and", "long"})
_AND: Final = frozenset({"to", "and"})


def measured(tokens: Tokens, begin: int, value: float, numeral: Numeral, unit: Unit) -> Piece:
    """Return a number with a unit that is no money."""
    if unit.kind == "duration":
        return _length(tokens, begin, value, numeral, unit)
    if unit.kind == "percent":
        return piece(tokens, begin, unit.end, "percent", value, "%", scale=numeral.scale)
    end = unit.end
    if unit.unit in _PARTS_OF:
        name, ratio, words = _PARTS_OF[unit.unit]
        at = end + 1 if tokens.low(end) == "and" else end
        small = numeral_at(tokens, at)
        if small and (tokens.low(small.end) in words or tokens.low(small.end) == name):
            whole = value + small.value / ratio
            return piece(tokens, begin, small.end + 1, "number", whole, unit.unit)
    return rated(tokens, begin, end, "number", value, unit.unit, numeral)


def rated(  # noqa: PLR0913, PLR0917 - what an amount is made of
    tokens: Tokens,
    begin: int,
    end: int,
    kind: AmountKind,
    value: float,
    unit: str,
    numeral: Numeral,
) -> Piece:
    """Take in "a day" and "per hour"."""
    if rate := rate_after(tokens, end):
        end, per = rate
        unit = f"{unit}{per}"
    return piece(
        tokens,
        begin,
        end,
        kind,
        value,
        unit,
        number=numeral.value,
        scale=numeral.scale,
    )


def _length(tokens: Tokens, begin: int, value: float, numeral: Numeral, unit: Unit) -> Piece:
    """Return a length of time with its smaller parts: "a year and a half", "2 hours 5 minutes"."""
    total, end, size = value * unit.size, unit.end, unit.size
    if (tokens.low(end), tokens.low(end + 1)) == ("and", "a") and tokens.low(end + 2) == "half":
        return piece(tokens, begin, end + 3, "duration", total + size / 2, unit.unit)
    while True:
        at = end + 1 if tokens.low(end) in ("and", ",") else end
        at = at + 1 if at > end and tokens.low(at) == "and" else at
        small = numeral_at(tokens, at)
        more = small and unit_after(tokens, small.end)
        if not small or not more or more.kind != "duration":
            break
        if more.unit != unit.unit or more.size >= size:
            break
        total, end, size = total + small.value * more.size, more.end, more.size
    return piece(
        tokens,
        begin,
        end,
        "duration",
        round(total, 9),
        unit.unit,
        number=numeral.value,
        scale=numeral.scale,
    )


def one_length(tokens: Tokens, place: int) -> Piece | None:
    """Return "an hour", "a year and a half", "a fortnight"; not "a year" of "$5 a year"."""
    at = place + 1 if tokens.low(place) in _ARTICLES else place
    found = length_at(tokens, at)
    if found is None or (at == place and tokens.low(place) != "fortnight"):
        return None
    if tokens.low(at) == "second":
        return None
    end, size, unit = found
    if tokens.low(end) == "and" and tokens.low(end + 1) in ("a", "half"):
        half = end + 1 if tokens.low(end + 1) == "half" else end + 2
        if tokens.low(half) == "half":
            return piece(tokens, place, half + 1, "duration", 1.5 * size, unit, number=1.0)
    before, after = tokens.low(place - 1), tokens.low(end)
    rare = tokens.low(at) in ("fortnight", "decade", "century")
    plain = before in _LENGTH_AFTER or after in _LENGTH_BEFORE or rare
    if not plain and place > 0 and tokens.low(place) != "another":
        return None
    return piece(tokens, place, end, "duration", size, unit, number=1.0)


def age_at(tokens: Tokens, place: int) -> Piece | None:
    """Return "aged 30"."""
    if tokens.low(place) not in ("aged", "age"):
        return None
    numeral = numeral_at(tokens, place + 1)
    if numeral is None or unit_after(tokens, numeral.end):
        return None
    if tokens.low(numeral.end) in _AND or tokens.dashed(numeral.end):
        return None
    return piece(tokens, place, numeral.end, "number", numeral.value, "year of age")


def loose_at(tokens: Tokens, place: int) -> Piece | None:
    """Return a loose amount with its unit: "several hundred dollars", "a couple of weeks"."""
    vague = vague_at(tokens, place)
    if vague is None:
        return None
    end, low, high = vague
    unit = unit_after(tokens, end)
    currency = currency_after(tokens, end + 1 if tokens.low(end) == "of" else end)
    if currency:
        return piece(
            tokens, place, currency.end, "money", low, currency.unit, high=high, loose=True
        )
    if unit is None and tokens.low(end) == "of":
        unit = unit_after(tokens, end + 1)
    if unit is None:
        return piece(tokens, place, end, "number", low, high=high, loose=True)
    return piece(
        tokens,
        place,
        unit.end,
        unit.kind,
        low * unit.size,
        unit.unit,
        high=high * unit.size,
        number=low,
        loose=True,
    )
