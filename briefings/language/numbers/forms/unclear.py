"""Digits and number words that can't be told apart, and are better left unread."""

from typing import Final

from briefings.language.numbers.tokens.lexer import DASHES, Tokens
from briefings.language.numbers.tokens.number_words import NUMBER_WORDS, PLURAL_PARTS, TENS
from briefings.language.numbers.tokens.numerals import Numeral, is_count, numeral_at
from briefings.language.numbers.tokens.ordinals import ORDINAL_WORDS
from briefings.language.numbers.tokens.pieces import Piece, unread
from briefings.language.numbers.units.lookup import unit_after

_BESIDE: Final = frozenset(",.:/")
_CHAIN: Final = frozenset(",.:/-–−+()^×*")
_OF_SIGNS: Final = frozenset("^×*+")
_VOWELS: Final = frozenset("aeiouy")
_HUNDRED: Final = 100.0
_TEN: Final = 10.0
_ADDING: Final = frozenset({"and", "&"})


def unclear_at(tokens: Tokens, place: int) -> Piece | None:
    """Return the run of digits at a token that can't be told apart: a telephone number, a list."""
    chained = (
        _is_number(tokens, place + 2)
        and (tokens.dashed(place + 1) or _is_beside(tokens, place + 1))
        and (not tokens.dashed(place + 1) or _is_chain(tokens, place) or _is_season(tokens, place))
    )
    before = _is_beside(tokens, place - 1) and _is_number(tokens, place - 2)
    signed = tokens.glued(place + 1) and tokens[place + 1].text in _OF_SIGNS
    powered = tokens.glued(place) and tokens[place - 1].text in _OF_SIGNS
    if tokens.dashed(place - 1) and is_abbreviated(tokens, place - 2):
        powered = True
    if not (chained or before or signed or powered):
        return None
    end = place + 1
    return unclear_run(tokens, place, end)


def unclear_run(tokens: Tokens, begin: int, end: int) -> Piece:
    """Return the run of digits, letters and signs from a token as not understood."""
    while tokens.glued(end) and (tokens[end].kind != "mark" or tokens[end].text in _CHAIN):
        end += 1
    return unread(begin, end)


def _is_number(tokens: Tokens, place: int) -> bool:
    return tokens[place].kind in ("number", "clock", "code") and tokens.glued(place)


def _is_beside(tokens: Tokens, place: int) -> bool:
    """Tell whether a mark joins the digits on both sides of it."""
    return tokens[place].text in _BESIDE and tokens.glued(place) and tokens.glued(place + 1)


def _is_chain(tokens: Tokens, place: int) -> bool:
    return tokens.dashed(place + 3) and _is_number(tokens, place + 4)


def _is_season(tokens: Tokens, place: int) -> bool:
    """Tell "2013-14", a season or a financial year, from a range."""
    year, short = tokens[place].text, tokens[place + 2].text
    return len(year) == 4 and len(short) == 2 and year[:2] in ("19", "20")  # noqa: PLR2004


def is_abbreviated(tokens: Tokens, place: int) -> bool:
    """Tell whether a token looks like the abbreviation of a unit that we don't know: "14 mGy"."""
    token = tokens[place]
    if token.kind != "word" or len(token.text) > 3 or not token.text.isascii():  # noqa: PLR2004
        return False
    if token.low in ("am", "pm"):
        return True
    if len(token.text) == 1:
        return token.text not in ("a", "A", "I")
    if token.text.isupper():
        return False
    return (
        _VOWELS.isdisjoint(token.low) or not token.text[1:].islower() or token.text in ("Ma", "Ga")
    )


def run_on(tokens: Tokens, begin: int, numeral: Numeral) -> Piece | None:
    """Return what was not understood where number words go on after the numeral."""
    end = numeral.end
    at = _next_part(tokens, numeral)
    if at is None or (at == end and _is_compound(tokens, end)):
        return None  # "two 500-pound bombs"
    while _goes_on(tokens, at) or (tokens.low(at) in _ADDING and _goes_on(tokens, at + 1)):
        at = tokens.after_dash(at + 1)
    return unread(begin, at)


def _next_part(tokens: Tokens, numeral: Numeral) -> int | None:
    """Return where number words go on after a numeral that doesn't take them in; None: nowhere."""
    end = numeral.end
    follows, small = tokens.low(end), tokens.low(end + 1)
    spelled = tokens[end - 1].kind == "word"
    tens = tokens.low(end - 1) in TENS and small in NUMBER_WORDS
    goes_on = is_count(tokens, end)
    if follows == "over":
        goes_on, end = is_count(tokens, end + 1), end + 1
    elif follows == ",":
        goes_on = spelled and numeral.scale > _HUNDRED and small in NUMBER_WORDS
        end += 1
    elif follows in _ADDING:
        part = numeral_at(tokens, end + 1) if spelled else None
        in_tens = part is not None and tens and 0 < part.value < _TEN
        goes_on = in_tens or (part is not None and part.fraction and numeral.value >= _HUNDRED)
        end = part.end if part else end
    elif follows in DASHES and not tokens.glued(end):
        goes_on = spelled and (tens or small in ORDINAL_WORDS or small in PLURAL_PARTS)
        end += 1
    elif _is_part(tokens, end) or (numeral.value >= _HUNDRED and follows in ORDINAL_WORDS):
        goes_on = True
    return end if goes_on else None


def _is_part(tokens: Tokens, place: int) -> bool:
    """Tell whether a token, or the one after a dash, is "fifths" and the like."""
    low = tokens.low(tokens.after_dash(place))
    return low in PLURAL_PARTS or low == "firsts"


def _goes_on(tokens: Tokens, place: int) -> bool:
    low = tokens.low(place)
    return is_count(tokens, place) or low in ORDINAL_WORDS or _is_part(tokens, place)


def _is_compound(tokens: Tokens, place: int) -> bool:
    """Tell whether the number at a token belongs to what follows: "500-pound", "20mm"."""
    numeral = numeral_at(tokens, place)
    if numeral is None:
        return False
    joined = tokens.dashed(numeral.end) and not _goes_on(tokens, numeral.end + 1)
    return joined or unit_after(tokens, numeral.end) is not None
