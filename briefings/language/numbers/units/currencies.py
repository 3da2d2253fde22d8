"""What money is in: signs, ISO 4217 codes and names, before a numeral or after it."""

from typing import Final, NamedTuple

from briefings.language.numbers.tokens.lexer import Tokens
from briefings.language.numbers.units.coins import (
    BEFORE,
    BEFORE_AS_WRITTEN,
    CODES,
    COINS,
    DOLLARS,
    OF_COUNTRIES,
    SIGNS,
)

_WORDS_TOO: Final = frozenset({"try"})
"""Codes that are words, when they are in small letters."""
_ADJECTIVES: Final = ("an", "ese", "ish", "ench", "utch", "qi", "ni", "wiss", "ek")
"""How those of countries end that have no code here; they make a unit of their own."""
_LONGEST: Final = 3
_MILLION: Final = 1e6
_FAR: Final = 6
"""Words before "pounds" that tell whether they are money."""
_PAYING: Final = frozenset(
    {"pay", "pays", "paid", "cost", "costs", "costing", "worth", "price", "fined", "fee", "wage"}
)
_WEIGHING: Final = frozenset(
    {"weigh", "weighs", "weighed", "weighing", "weight", "lost", "carry", "carried", "lift"}
)
_WEIGHED: Final = frozenset({"of", "heavy", "heavier", "lighter", "overweight", "per", "force"})
"""Words after "pounds" by which they are, or may be, weight."""
_PREFIXES: Final = "a A s S can Can r R au us"
_MERE_WORDS: Final = frozenset(_PREFIXES.split())
"""What is no country's sign before a "$" that stands apart: "A $5 note"."""
_COUNTRIES: Final = {
    "canadian": "CAD",
    "australian": "AUD",
    "us": "USD",
    "singapore": "SGD",
} | {code: CODES[code] for code in ("cad", "aud", "usd", "nzd", "hkd", "sgd")}


class Currency(NamedTuple):
    """A currency beside a numeral: the place of the token after it, and its unit."""

    end: int
    unit: str
    scale: float = 1.0


def currency_before(tokens: Tokens, place: int) -> Currency | None:
    """Return the currency that begins at a token and ends where a numeral begins.

    "$", "US$", "HK $", "USD", "Rs", "USD$".
    """
    token = tokens[place]
    if token.text in SIGNS:
        return _until_digits(tokens, place + 1, SIGNS[token.text])
    if token.kind != "word" or tokens[place + 1].kind == "word":
        return None
    if tokens.low(place + 1) == "$":
        unit = _dollars(tokens, place)
        return _until_digits(tokens, place + 2, unit) if unit else None
    unit = BEFORE.get(token.low) or BEFORE_AS_WRITTEN.get(token.text, "")
    scale = 1.0
    if not unit and token.text.isupper() and token.low[0] == "m":  # "MEUR 60"
        unit, scale = CODES.get(token.low[1:], ""), 1e6
    if not unit or token.text in _WORDS_TOO:
        return None
    if token.text == "R" and not tokens.glued(place + 1):
        return None
    after = place + 1
    if token.low == "rs" and tokens.low(after) == ".":
        after += 1
    found = _until_digits(tokens, after, unit)
    return found and found._replace(scale=scale)


def pounds_after(tokens: Tokens, place: int, scale: float) -> Currency | None:
    """Return sterling for the pounds of "5 million pounds"; of "4 pounds" none, it may be weight.

    Args:
        tokens: of a sentence.
        place: of the token after the numeral.
        scale: by what the numeral's last word multiplies.
    """
    place = tokens.after_dash(place)
    if tokens.low(place) not in ("pound", "pounds") or tokens.low(place + 1) in _WEIGHED:
        return None
    before = {tokens.low(at) for at in range(max(0, place - _FAR), place)}
    paid = scale >= _MILLION or not _PAYING.isdisjoint(before)
    return Currency(place + 1, "GBP") if paid and _WEIGHING.isdisjoint(before) else None


def is_coin(word: str) -> bool:
    """Tell whether a word, in small letters, is the name of one coin: "dollar"."""
    return word in COINS or word == "sen"


def _dollars(tokens: Tokens, place: int) -> str:
    """Return whose dollars they are by what stands before the sign; "" by a mere word."""
    token = tokens[place]
    glued = tokens.glued(place + 1)
    if not glued and (token.text in _MERE_WORDS):
        return ""
    unit = DOLLARS.get(token.low, "")
    return unit or (f"{token.text}$" if glued else "")


def _until_digits(tokens: Tokens, place: int, unit: str) -> Currency | None:
    sign = tokens.low(place) in ("-", "−") and tokens[place + 1].kind == "number"
    numeral = tokens[place + sign].kind == "number"
    return Currency(place, unit) if numeral else None


def currency_after(tokens: Tokens, place: int) -> Currency | None:
    """Return the currency whose sign, code or name begins at a token: "€", "Swiss francs"."""
    token = tokens[place]
    if token.text in SIGNS:
        leads = tokens[place + 1].kind == "number" and not tokens.glued(place)
        return None if leads else Currency(place + 1, SIGNS[token.text])
    if token.kind != "word":
        return None
    if tokens.low(place + 1) == "$" and not tokens.glued(place):
        return None
    if (code := CODES.get(token.low)) and token.text not in _WORDS_TOO:
        return Currency(place + 1, code)
    million = token.low[:1] == "m" and CODES.get(token.low[1:])
    if million and len(token.low) == len("musd"):
        return Currency(place + 1, million, 1e6)
    return _named(tokens, place)


def _named(tokens: Tokens, place: int) -> Currency | None:
    words: list[str] = []
    for at in range(place, place + _LONGEST):
        if tokens[at].kind != "word":
            break
        words.append(tokens.low(at))
        name = " ".join(words)
        single = name.removesuffix("s")
        unit = OF_COUNTRIES.get(name) or OF_COUNTRIES.get(single)
        if unit is None and len(words) == 1:
            if single == "pound" and tokens.low(at + 1) == "sterling":
                return Currency(at + 2, "GBP")
            unit = COINS.get(name) or COINS.get(single)
            if unit and tokens.low(at + 1) == "sterling":
                at += 1  # noqa: PLW2901
        elif unit is None and len(words) == 2:  # noqa: PLR2004 - an adjective and a coin
            coin = COINS.get(words[1]) or COINS.get(words[1].removesuffix("s"))
            known = coin or ("pound" if words[1] in ("pound", "pounds") else "")
            unit = f"{words[0]} {known}" if known and words[0].endswith(_ADJECTIVES) else None
        if unit:
            return Currency(at + 1, unit)
    return None


def currency_of_country(tokens: Tokens, place: int) -> Currency | None:
    """Return whose dollars "$5 million Canadian" are."""
    unit = _COUNTRIES.get(tokens.low(place))
    if unit is None or tokens.low(place + 1) in ("dollars", "dollar", "$"):
        return None
    ends = tokens[place + 1].kind != "word" or tokens[place].text.isupper()
    return Currency(place + 1, unit) if ends else None
