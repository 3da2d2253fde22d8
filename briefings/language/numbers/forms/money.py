"""Money: its currency before the numeral or after it, with small coin and rates."""

from briefings.language.numbers.forms.measured import rated
from briefings.language.numbers.forms.unclear import unclear_at
from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.number_words import SCALES
from briefings.language.numbers.tokens.numerals import Numeral, numeral_at
from briefings.language.numbers.tokens.pieces import Piece, piece, unread
from briefings.language.numbers.units.coins import SMALL_COINS
from briefings.language.numbers.units.currencies import (
    Currency,
    currency_after,
    currency_before,
    currency_of_country,
)
from briefings.language.numbers.units.lookup import unit_after


def money_before(tokens: Tokens, place: int, begin: int | None = None) -> Piece | None:
    """Return money whose currency stands before the numeral.

    Args:
        tokens: of the sentence.
        place: of the currency.
        begin: of the sign before it that makes it negative, if there is one.
    """
    negative = begin is not None
    begin = place if begin is None else begin
    currency = currency_before(tokens, place)
    if currency is None:
        return None
    signed = tokens.low(currency.end) in ("-", "−")
    numeral = numeral_at(tokens, currency.end + signed, money=True)
    if numeral is None or unclear_at(tokens, currency.end + signed):
        return unread(begin, currency.end + 1)
    sign = -1.0 if signed or negative else 1.0
    end, unit = numeral.end, currency.unit
    same = currency_after(tokens, tokens.after_dash(end))
    if same and (unit in ("USD", "GBP") or same.unit == unit) and same.unit != "cent":
        end, unit = same.end, same.unit if unit == "USD" else unit
    elif tokens[currency.end - 1].text == "$" and (of := currency_of_country(tokens, end)):
        end, unit = of.end, of.unit
    if tokens.low(end) == "and" and (change := _loose_change(tokens, end)):
        return unread(begin, change)
    return rated(tokens, begin, end, "money", sign * numeral.value * currency.scale, unit, numeral)


def money_after(
    tokens: Tokens, begin: int, value: float, numeral: Numeral, currency: Currency
) -> Piece:
    """Return money whose currency stands after the numeral, with its small coin."""
    end, unit = currency.end, currency.unit
    value *= currency.scale
    scale = SCALES.get(tokens.low(end), 1.0)
    if scale > 1 and numeral.scale == 1:  # "75 USD million"
        value, end = value * scale, end + 1
    small = numeral_at(tokens, end + 1 if tokens.low(end) == "and" else end)
    coin = small and currency_after(tokens, small.end)
    if small and coin and coin.unit == SMALL_COINS.get(unit):
        return piece(tokens, begin, coin.end, "money", value + small.value / 100, unit)
    if change := _loose_change(tokens, end):
        return unread(begin, change)
    return rated(tokens, begin, end, "money", value, unit, numeral)


def _loose_change(tokens: Tokens, end: int) -> int | None:
    """Return the place after what may be small coin: "15 dollars 50", "$100 and fifty"."""
    apart = tokens.low(end) == "and"
    small = numeral_at(tokens, end + apart)
    if small is None or currency_after(tokens, small.end) or unit_after(tokens, small.end):
        return None
    follows = tokens[small.end]
    return None if apart and follows.kind == "word" and follows.low != "and" else small.end
