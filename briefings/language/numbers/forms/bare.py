"""Numbers without a unit: counts, names of things, pronouns, and what is better left unread."""

import re
from typing import Final

from briefings.language.numbers.forms.names import name_from
from briefings.language.numbers.forms.unclear import is_abbreviated, run_on, unclear_run
from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.numerals import Numeral, is_count, numeral_at
from briefings.language.numbers.tokens.pieces import FRACTIONS_IN, AmountKind, Piece, piece, unread
from briefings.language.numbers.units.coins import SIGNS
from briefings.language.numbers.units.currencies import currency_after, is_coin
from briefings.language.numbers.units.lookup import rate_after, unit_after

_NAMED: Final = re.compile(r"(?<![\w’'.])(?:(?![A-Z])[\w’'.])*[A-Z][\w’'.]*+\s$")
_BEFORE_PRONOUN: Final = (
    "absolute no the this that which any every each some another last next only other not"
)
_AFTER_PRONOUN: Final = (
    "of another who that which is was were are has had will would can could should may might "
    "must did does and or but if when where thing day way more else side such"
)
_OPENING_WORDS: Final = (
    "the a an some about around nearly almost over under at in on of by to for from with and "
    "but or only just more these those all another other roughly approximately up as than "
    "between after before since until among his her its their our my your no not"
)
_PRONOUN_AFTER: Final = frozenset(_BEFORE_PRONOUN.split())
_PRONOUN_BEFORE: Final = frozenset(_AFTER_PRONOUN.split())
_OPENINGS: Final = frozenset(_OPENING_WORDS.split())
"""Capitalised words that open a sentence before a count: "Some 40 ships"."""
_SCALES_IN_SHORT: Final = frozenset("kmbgte")
_LAST_GENERATION: Final = 6
_MOST_OF: Final = 10_000.0
_DECADE: Final = 9.0
_BRACKETS: Final = frozenset("([{<")
_PEOPLE: Final = frozenset({"people", "men", "women", "children", "dead"})


def one_in_five(tokens: Tokens, begin: int, numeral: Numeral) -> Piece | None:
    """Return "one in five", "3 out of 4", "two of every three" as a fraction."""
    at = numeral.end
    words = (tokens.low(at), tokens.low(at + 1))
    if words in (("out", "of"), ("of", "every"), ("in", "every")):
        at += 2
    elif words[0] == "in":
        at += 1
    else:
        return None
    of = numeral_at(tokens, at)
    if of and (is_count(tokens, of.end) or tokens.low(of.end) == "hundreds"):
        return unread(begin, of.end + 1)
    if of is None or of.fraction or not 0 < numeral.value < of.value <= _MOST_OF:
        return None
    if currency_after(tokens, of.end) or unit_after(tokens, of.end):
        return None
    if numeral.fraction or not of.value.is_integer() or not numeral.value.is_integer():
        return None
    return piece(tokens, begin, of.end, "fraction", numeral.value / of.value)


def bare_number(  # noqa: PLR0911 - one form after the other
    tokens: Tokens, begin: int, place: int, value: float, numeral: Numeral
) -> Piece | None:
    """Return a numeral that has no unit."""
    end = numeral.end
    if tokens.glued(end) and tokens[end].kind == "word":
        return _with_letters(tokens, begin, value, end)
    if run := run_on(tokens, begin, numeral):
        return run
    if tokens.low(place) in ("one", "zero") and end == begin + 1 and _is_pronoun(tokens, place):
        return Piece(begin, end)
    if beside := _beside_a_unit(tokens, place, end):
        return unread(begin, beside)
    if end == place + 1 and _is_named(tokens, place):
        return piece(tokens, place, end, "name", value)
    if rate := rate_after(tokens, end):
        return piece(tokens, begin, rate[0], "number", value, rate[1], scale=numeral.scale)
    is_part = value < 1 and not FRACTIONS_IN.isdisjoint(tokens[place].text)
    kind: AmountKind = "fraction" if is_part else "number"
    return piece(tokens, begin, end, kind, value, scale=numeral.scale)


def _beside_a_unit(tokens: Tokens, place: int, end: int) -> int | None:
    """Return the place after a number that has a unit which can't be told."""
    if tokens[end].text in SIGNS:  # "10 $ 30 $"
        return end + 1
    bracketed = tokens[end].text in _BRACKETS and unit_after(tokens, end + 1)
    beside = bracketed or is_abbreviated(tokens, end) or is_coin(tokens.low(place - 1))
    return end if beside else None


def _with_letters(tokens: Tokens, begin: int, value: float, end: int) -> Piece:
    """Return "20s", a name such as "3D", or a number with a counter of another script."""
    token = tokens[end]
    if token.low == "s":
        return piece(tokens, begin, end + 1, "number", value, high=value + _DECADE)
    if not token.text.isascii():
        return piece(tokens, begin, end + 1, "number", value, token.text[0])
    if set(token.low) <= _SCALES_IN_SHORT or token.low == "x":
        generation = token.text == "G" and value <= _LAST_GENERATION
        if not generation:
            return unclear_run(tokens, begin, end)
    return name_from(tokens, begin, value)


def _is_pronoun(tokens: Tokens, place: int) -> bool:
    """Tell "one of them" from "one ship"."""
    follows = tokens[place + 1]
    if tokens.low(place - 1) in _PRONOUN_AFTER or follows.kind != "word":
        return True
    if follows.low in _PRONOUN_BEFORE:
        return True
    return tokens.dashed(place + 1)


def _is_named(tokens: Tokens, place: int) -> bool:
    """Tell the name of a thing, such as "Boeing 737", from a count."""
    token = tokens[place]
    if "," in token.text or (token.kind == "word" and token.text[0].islower()):
        return False
    text = tokens.text
    begin = max(text.rfind(sign, 0, max(token.start - 1, 0)) for sign in " \n") + 1
    named = _NAMED.search(text, begin, token.start)
    if named is None:
        return tokens.low(place - 1) == "." and tokens[place - 2].text == "No"
    if named.start() > 0:
        return True
    opening = tokens.low(place - 1)
    opens = opening in _OPENINGS or opening.endswith("ly")
    return token.kind == "number" and tokens.low(place + 1) not in _PEOPLE and not opens
