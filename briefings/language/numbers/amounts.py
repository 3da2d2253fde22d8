"""Amounts of an English text: numerals with what they are in, and names that hold figures.

Whatever looks like a figure is read as one of these, known to count nothing ("one of them"), or
reported as unread.
"""

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from briefings.language.numbers.forms.bare import bare_number, one_in_five
from briefings.language.numbers.forms.clock import CLOCK_WORDS, clock_at
from briefings.language.numbers.forms.measured import age_at, loose_at, measured, one_length
from briefings.language.numbers.forms.money import money_after, money_before
from briefings.language.numbers.forms.names import name_at, name_from
from briefings.language.numbers.forms.portions import portion
from briefings.language.numbers.forms.ranges import join_ranges, share_units, split_at
from briefings.language.numbers.forms.unclear import unclear_at
from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.number_words import NUMBER_WORDS, SHORT
from briefings.language.numbers.tokens.numerals import Numeral, is_count, numeral_at
from briefings.language.numbers.tokens.ordinals import ORDINAL_WORDS, ordinal_at
from briefings.language.numbers.tokens.pieces import Amount, Piece, piece, unread
from briefings.language.numbers.tokens.vague import VAGUE_WORDS
from briefings.language.numbers.units.coins import SIGNS
from briefings.language.numbers.units.currencies import currency_after, pounds_after
from briefings.language.numbers.units.lookup import LENGTHS, unit_after

_Reader: TypeAlias = Callable[[Tokens, int], Piece | None]

_NEGATIVE: Final = frozenset({"minus", "negative"})
_MINUS: Final = frozenset("-−–")
_OPENING: Final = frozenset("([“\"'")
_TIMES: Final = {"twice": 2.0, "thrice": 3.0}
_LEADING: Final = frozenset({"a", "an", "another", "aged", "age", "many", "the", "quarter"})
AMOUNT_WORDS: Final = (
    NUMBER_WORDS
    | ORDINAL_WORDS
    | VAGUE_WORDS
    | CLOCK_WORDS
    | frozenset({"fortnight", "few", *_TIMES})
)
"""In small letters, one of which every amount without digits has, but "an hour" and its like."""
LENGTH_WORDS: Final = frozenset(LENGTHS) - {"second", "centurie"}
"""In small letters, one of which every length of time without a numeral has."""
_ENTRIES: Final = AMOUNT_WORDS | LENGTH_WORDS | _NEGATIVE | _LEADING


def read_amounts(
    text: str, dates: Sequence[tuple[int, int]] = (), span: tuple[int, int] | None = None
) -> tuple[list[Amount], list[tuple[int, int]]]:
    """Return the amounts of `text` in order, and where it has figures that were not understood.

    Args:
        text: a sentence.
        dates: where dates stand, which are left alone.
        span: the part of it that has figures, with words enough on either side; else all of it.
    """
    tokens = Tokens(text, dates, span)
    pieces: list[Piece] = []
    end = 0
    for place, token in enumerate(tokens[: tokens.size]):
        if place < end or (token.kind == "word" and not _may_begin(tokens, place)):
            continue
        if found := _piece_at(tokens, place):
            pieces.append(found)
            end = found.end
    pieces = share_units(tokens, join_ranges(tokens, pieces))
    amounts = [each.amount for each in pieces if each.amount]
    unclear = [each for each in pieces if not each.read]
    return amounts, [(tokens[each.begin].start, tokens[each.end - 1].end) for each in unclear]


def _may_begin(tokens: Tokens, place: int) -> bool:
    """Tell at a glance whether a word may begin a figure."""
    return tokens[place].low in _ENTRIES or tokens[place + 1].kind != "word"


def _piece_at(tokens: Tokens, place: int) -> Piece | None:
    """Return what was read at a token; None where that doesn't look like a figure."""
    token = tokens[place]
    if token.kind == "word":
        money = money_before(tokens, place)
        read = _in_words if token.low in _ENTRIES else name_at
        return money or read(tokens, place)
    if token.kind == "mark":
        return _after_sign(tokens, place)
    return None if token.kind == "date" else _in_digits(tokens, place)


def _in_digits(tokens: Tokens, place: int) -> Piece:
    if tokens[place].kind == "code" and "/" in tokens[place].text:  # "9/11"
        return split_at(tokens, place) or name_from(tokens, place, 0.0)
    found = (
        _clock(tokens, place)
        or unclear_at(tokens, place)
        or _ordinal(tokens, place)
        or figure_at(tokens, place)
    )
    return found or unread(place, place + 1)


def _in_words(tokens: Tokens, place: int) -> Piece | None:
    """Return what an entry word begins."""
    for read in _READERS:
        if found := read(tokens, place):
            return found
    low = tokens.low(place)
    return unread(place, place + 1) if low in NUMBER_WORDS or low in ORDINAL_WORDS else None


def _clock(tokens: Tokens, place: int) -> Piece | None:
    clock = clock_at(tokens, place)
    return clock and piece(tokens, place, clock.end, "time", clock.hour, clock.unit)


def _below_zero(tokens: Tokens, place: int) -> Piece | None:
    """Return "minus five"."""
    is_negative = tokens.low(place) in _NEGATIVE and is_count(tokens, place + 1)
    return figure_at(tokens, place + 1, place) if is_negative else None


def _times(tokens: Tokens, place: int) -> Piece | None:
    """Return "twice"."""
    times = _TIMES.get(tokens.low(place))
    return piece(tokens, place, place + 1, "number", times, "times") if times else None


def _ordinal(tokens: Tokens, place: int) -> Piece | None:
    """Return an ordinal; before a capital it is part of a name: "14th Amendment"."""
    ordinal = ordinal_at(tokens, place)
    if ordinal is None:
        return None
    end, rank = ordinal
    follows = tokens[end]
    named = follows.kind == "word" and follows.text[0].isupper() and not follows.text.isupper()
    return piece(tokens, place, end, "name" if named else "ordinal", rank)


def figure_at(tokens: Tokens, place: int, begin: int | None = None) -> Piece | None:
    """Return the numeral that begins at a token, with its unit.

    Args:
        tokens: of the sentence.
        place: of its first token.
        begin: of the sign before it that makes it negative, if there is one.
    """
    numeral = _numeral(tokens, place)
    if numeral is None or numeral.fraction:
        return None
    value = numeral.value if begin is None else -numeral.value
    begin = place if begin is None else begin
    currency = currency_after(tokens, tokens.after_dash(numeral.end))
    if currency := currency or pounds_after(tokens, numeral.end, numeral.scale):
        return money_after(tokens, begin, value, numeral, currency)
    coin = {"p": "penny", "c": "cent"}.get(tokens[numeral.end].text)
    if coin and tokens.glued(numeral.end):
        return piece(tokens, begin, numeral.end + 1, "money", value, coin, scale=numeral.scale)
    if unit := unit_after(tokens, numeral.end):
        return measured(tokens, begin, value, numeral, unit)
    in_five = one_in_five(tokens, begin, numeral)
    return in_five or bare_number(tokens, begin, place, value, numeral)


def _numeral(tokens: Tokens, place: int) -> Numeral | None:
    """Return the numeral at a token, as long as what follows lets it be."""
    numeral = numeral_at(tokens, place)
    if numeral is None:
        return None
    if tokens[numeral.end].low in SHORT:
        of_money = numeral_at(tokens, place, money=True)
        if of_money and currency_after(tokens, of_money.end):
            return of_money
    if tokens.low(place - 1) == "between" and tokens.low(numeral.end) != "and":
        apart = numeral_at(tokens, place, joined=False)
        if apart and tokens.low(apart.end) == "and":
            return apart
    return numeral


_READERS: Final[tuple[_Reader, ...]] = (
    _clock,
    _below_zero,
    _times,
    age_at,
    loose_at,
    portion,
    _ordinal,
    figure_at,
    one_length,
)
"""What a word may begin, in the order in which it is tried."""


def _after_sign(tokens: Tokens, place: int) -> Piece | None:
    """Return what a sign begins: "$5", "-5"; a lone sign of a unit was not understood."""
    token = tokens[place]
    if token.text in SIGNS:
        return money_before(tokens, place) or unread(place, place + 1)
    if token.text in ("%", "‰"):
        return unread(place, place + 1)
    if token.text not in _MINUS or tokens[place - 1].kind == "number":
        return None
    if tokens.glued(place) and tokens[place - 1].text not in _OPENING:
        return None
    return _after_minus(tokens, place)


def _after_minus(tokens: Tokens, place: int) -> Piece | None:
    """Return what "-5" or "-$5" is, and what was not understood where "- 20" may be below zero."""
    number = tokens[place + 1].kind == "number"
    if tokens.glued(place + 1):
        if number:
            return unclear_at(tokens, place + 1) or figure_at(tokens, place + 1, place)
        return money_before(tokens, place + 1, place)
    numeral = numeral_at(tokens, place + 1) if number else None
    unit = numeral and unit_after(tokens, numeral.end)
    below = unit and unit.unit in ("degree", "°C", "°F")
    return unread(place, place + 2) if below or (number and place == 0) else None
