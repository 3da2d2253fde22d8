"""Numerals of a sentence, in digits or in English words, and the value they stand for.

A grammar rather than a list of patterns: "and" joins only what a hundred or more leaves open, a
scale multiplies what stands before it, and a run of number words that it can't read whole is not
read at all.
"""

from math import inf
from typing import Final, NamedTuple

from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.tokens.number_words import (
    DOZENS,
    HUNDRED,
    MANY,
    NOT_COUNTED,
    NUMBER_WORDS,
    PARTS,
    PEOPLE,
    PLURAL_PARTS,
    PLURAL_SCALES,
    SCALES,
    SHORT,
    SMALL,
    TENS,
    THOUSAND,
)

_ARTICLES: Final = frozenset({"a", "an"})


class Numeral(NamedTuple):
    """A numeral of a sentence.

    Attributes:
        end: place of the token after it.
        value: what it stands for.
        scale: by what its last word multiplies: 1e6 of "two million", else 1.
        fraction: whether it is a part of something, such as "two thirds".
    """

    end: int
    value: float
    scale: float = 1.0
    fraction: bool = False


def numeral_at(
    tokens: Tokens, place: int, *, money: bool = False, joined: bool = True
) -> Numeral | None:
    """Return the numeral that begins at a token, None where none does.

    Args:
        tokens: of the sentence.
        place: of its first token.
        money: whether "5m" is five million.
        joined: whether "and" may join its parts: not in "between one hundred and two hundred".
    """
    part = _part(tokens, place)
    if part is not None:
        return _scaled_part(tokens, part)
    whole = _cardinal(tokens, place, money=money, joined=joined)
    if whole is None:
        return None
    if joined and (with_part := _with_part(tokens, whole)):
        return with_part
    return whole


def is_number_word(word: str) -> bool:
    """Tell whether a word, in small letters, is one of numerals."""
    return word in NUMBER_WORDS


def counts_things(low: str) -> bool:
    """Tell whether a word after "3m" makes that millions: "tonnes", not "high" or "hurdles"."""
    plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return low in PEOPLE or (plural and low not in NOT_COUNTED)


def is_count(tokens: Tokens, place: int) -> bool:
    """Tell whether a token begins a numeral: digits, or a number word."""
    return tokens[place].kind == "number" or tokens.low(place) in NUMBER_WORDS


def _below_hundred(tokens: Tokens, place: int) -> Numeral | None:
    low = tokens.low(place)
    if low in SMALL:
        return Numeral(place + 1, SMALL[low])
    if low not in TENS:
        return None
    after = tokens.after_dash(place + 1)
    unit = SMALL.get(tokens.low(after), 0.0)
    if 1 <= unit <= 9:  # noqa: PLR2004 - digits
        return Numeral(after + 1, TENS[low] + unit)
    return Numeral(place + 1, TENS[low])


def _group(tokens: Tokens, place: int, *, joined: bool) -> Numeral | None:
    """Return what a scale may multiply: digits, or words below a thousand."""
    group = _leading(tokens, place)
    if group is None:
        return None
    at = tokens.after_dash(group.end)
    if tokens.low(at) != "hundred":
        return group
    end, value = at + 1, group.value * HUNDRED
    rest_at = end + 1 if joined and tokens.low(end) == "and" else tokens.after_dash(end)
    rest = _below_hundred(tokens, rest_at)
    if rest is None and rest_at > end and 0 < tokens[rest_at].value < HUNDRED:
        rest = Numeral(rest_at + 1, tokens[rest_at].value)
    if rest is None or (rest_at > end and tokens.low(rest.end) in PLURAL_PARTS):
        return Numeral(end, value, HUNDRED)
    return Numeral(rest.end, value + rest.value)


def _leading(tokens: Tokens, place: int) -> Numeral | None:
    """Return digits, words below a hundred, or the "a" of "a million"."""
    if tokens[place].kind == "number":
        return _decimals(tokens, Numeral(place + 1, tokens[place].value))
    low = tokens.low(place)
    if low in _ARTICLES and (tokens.low(place + 1) in MANY or tokens.low(place + 1) == "dozen"):
        return Numeral(place + 1, 1.0)
    if low == "dozen" and tokens.low(place - 1) == "than":
        return Numeral(place, 1.0)
    scaled = low == "hundred" and tokens.low(place + 1) in SCALES
    if scaled or (low in MANY and tokens.dashed(place + 1)):  # "the billion-dollar mark"
        return Numeral(place, 1.0)
    found = _below_hundred(tokens, place)
    return _decimals(tokens, found) if found else None


def _decimals(tokens: Tokens, whole: Numeral) -> Numeral:
    """Take in the decimals of "two point five"."""
    at = whole.end + 1
    if tokens.low(whole.end) != "point" or not float(whole.value).is_integer():
        return whole
    if tokens[at].kind == "number" and tokens[at].text.isdigit():
        return Numeral(at + 1, float(f"{whole.value:.0f}.{tokens[at].text}"))
    digits = ""
    while (low := tokens.low(at)) in SMALL and SMALL[low] <= 9:  # noqa: PLR2004 - digits
        digits, at = f"{digits}{SMALL[low]:.0f}", at + 1
    if not digits and (found := _below_hundred(tokens, at)):
        digits, at = f"{found.value:.0f}", found.end
    return Numeral(at, float(f"{whole.value:.0f}.{digits}")) if digits else whole


def _cardinal(tokens: Tokens, place: int, *, money: bool, joined: bool) -> Numeral | None:
    """Return groups with falling scales: "two million three hundred thousand and twelve"."""
    total, last, scale, at, end = 0.0, inf, 1.0, place, place
    while group := _group(tokens, at, joined=joined):
        if end > place and not _may_follow(tokens, at, group, last):
            break
        size, after = _scale(tokens, group.end, money=money)
        if size >= last:
            break
        if size == 1.0 and end > place and group.value >= last:
            break
        total, last, end = total + group.value * size, size, after
        scale = size if size > 1 else group.scale if end == after else scale
        if size < THOUSAND:
            break
        at = end + 1 if joined and tokens.low(end) == "and" else tokens.after_dash(end)
    if end == place:
        return None
    return (
        _decimals(tokens, Numeral(end, total, scale))
        if scale <= HUNDRED
        else Numeral(end, total, scale)
    )


def _may_follow(tokens: Tokens, place: int, group: Numeral, last: float) -> bool:
    """Tell whether digits go on after a scale: "4 thousand 3 hundred", "3 thousand and 21"."""
    if tokens[place].kind != "number":
        return tokens.low(place) not in _ARTICLES
    if group.end > place + 1 or tokens.low(group.end) in SCALES:
        return True
    return tokens.low(place - 1) == "and" and group.value < HUNDRED <= last <= THOUSAND


def _scale(tokens: Tokens, place: int, *, money: bool) -> tuple[float, int]:
    """Return by what the words at `place` multiply, and the place after them."""
    size, end = 1.0, place
    while True:
        at = tokens.after_dash(end)
        token = tokens[at]
        more = SCALES.get(token.low) or (PLURAL_SCALES.get(token.low) if end == place else None)
        if token.low in ("k", "K") and tokens.glued(at):
            more = THOUSAND
        elif money and token.low in SHORT and (tokens.glued(at) or token.text.isupper()):
            more = SHORT[token.low]
        elif token.text == "m" and tokens.glued(at) and counts_things(tokens.low(at + 1)):
            more = SHORT["m"]
        elif token.low in DOZENS and end == place:
            return (12.0, at + 1) if tokens.low(at - 2) != "and" else (1.0, place)
        elif token.low == "hundreds":
            more = None
        if (
            not more
            or token.kind != "word"
            or (tokens.glued(at + 1) and tokens[at + 1].kind == "number")
        ):
            return size, end
        size, end = size * more, at + 1


def _part(tokens: Tokens, place: int) -> Numeral | None:
    """Return a fraction in words: "two thirds", "a quarter", "half"."""
    low = tokens.low(place)
    if low in ("half", "quarter"):
        return Numeral(place + 1, 1 / PARTS[low], fraction=True)
    if low in _ARTICLES or low == "one":
        at = tokens.after_dash(place + 1)
        below = PARTS.get(tokens.low(at))
        return Numeral(at + 1, 1 / below, fraction=True) if below else None
    count = _below_hundred(tokens, place)
    if count is None and tokens[place].kind == "number" and tokens[place].value.is_integer():
        count = Numeral(place + 1, tokens[place].value)
    if count is None or count.value <= 1:
        return None
    at = tokens.after_dash(count.end)
    below = PLURAL_PARTS.get(tokens.low(at))
    return Numeral(at + 1, count.value / below, fraction=True) if below else None


def _scaled_part(tokens: Tokens, part: Numeral) -> Numeral:
    """Multiply a fraction by the scale it is of: "half a million", "two thirds of a million"."""
    at = part.end + 1 if tokens.low(part.end) == "of" else tokens.after_dash(part.end)
    if tokens.low(at) in _ARTICLES:
        at += 1
    low = tokens.low(at)
    size = 12.0 if low == "dozen" else MANY.get(low)
    if not size:
        return part
    return Numeral(at + 1, part.value * size, size)


def _with_part(tokens: Tokens, whole: Numeral) -> Numeral | None:
    """Return a whole with the fraction that follows: "two and a half million"."""
    at = tokens.after_dash(whole.end)
    if tokens.low(at) != "and":
        return None
    part = _part(tokens, tokens.after_dash(at + 1))
    if part is None or part.value >= 1:
        return None
    size, end = _scale(tokens, part.end, money=False)
    if whole.scale == HUNDRED:
        return None  # "one hundred and a half" is said of 100.5 and of 150
    if whole.scale > 1:  # "a million and a half"
        of = size if size > 1 else whole.scale
        return (
            Numeral(end, whole.value + part.value * of, whole.scale) if of <= whole.scale else None
        )
    return Numeral(end, (whole.value + part.value) * size, size)
