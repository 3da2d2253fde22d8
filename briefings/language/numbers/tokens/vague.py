"""Amounts that are told loosely: "hundreds", "tens of thousands", "several dozen", "a handful"."""

from typing import Final, NamedTuple

from briefings.language.numbers.tokens.lexer import Tokens

_LARGE: Final = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "billion": 1e9,
    "trillion": 1e12,
    "dozen": 12.0,
}
_PLURALS: Final = {f"{word}s": size for word, size in _LARGE.items()} | {
    "tens": 10.0,
    "scores": 20.0,
    "lakhs": 1e5,
    "crores": 1e7,
}
_FEW: Final = {"several": (3.0, 9.0), "few": (2.0, 9.0), "couple": (2.0, 3.0), "many": (2.0, 9.0)}
_LOOSE: Final = {
    "several": (3.0, 9.0),
    "few": (2.0, 9.0),
    "handful": (2.0, 9.0),
    "couple": (2.0, 2.0),
}
VAGUE_WORDS: Final = frozenset({*_PLURALS, "several", "handful", "couple"})
"""In small letters, one of which every such amount has, but for "a few"."""
_OVER: Final = 9.99
"""How many times its size a plural is, at most: "hundreds" are less than a thousand."""


class Vague(NamedTuple):
    """An amount told loosely: the place of the token after it, and its least and its most."""

    end: int
    low: float
    high: float


def vague_at(tokens: Tokens, place: int) -> Vague | None:
    """Return the loose amount that begins at a token."""
    if found := _plural(tokens, place):
        return found
    at = place + 1 if tokens.low(place) in ("a", "the") else place
    low = tokens.low(at)
    if low not in _LOOSE or (low in ("few", "handful") and at == place):
        return _many(tokens, place)
    after = at + 1
    if tokens.low(after) == "of":
        after += 1
    if size := _LARGE.get(tokens.low(after)):
        return _scaled(tokens, Vague(after + 1, _FEW.get(low, (2.0, 9.0))[0] * size, 9.99 * size))
    if low not in {"several", "few"} and tokens.low(at + 1) != "of":
        return None
    return Vague(at + 1, *_LOOSE[low])


def _many(tokens: Tokens, place: int) -> Vague | None:
    size = _LARGE.get(tokens.low(place + 1)) if tokens.low(place) == "many" else None
    return Vague(place + 2, 2 * size, _OVER * size) if size else None


def _plural(tokens: Tokens, place: int) -> Vague | None:
    """Return "hundreds", "tens of thousands", "hundreds of millions"."""
    low = tokens.low(place)
    size = _PLURALS.get(low)
    if size is None or (low in ("tens", "scores") and tokens.low(place + 1) != "of"):
        return None
    end = place + 1
    more = _PLURALS.get(tokens.low(end + 1)) if tokens.low(end) == "of" else None
    if more and more >= size:
        return Vague(end + 2, max(size, 2.0) * more, 0.999 * _above(size) * more)
    if low == "tens":
        return None
    return Vague(end, 2 * size, _OVER * size)


def _above(size: float) -> float:
    return {10.0: 100.0, 100.0: 1000.0, 1000.0: 1e6}.get(size, 10 * size)


def _scaled(tokens: Tokens, found: Vague) -> Vague:
    """Multiply "a few hundred" by the scale that follows."""
    size = _LARGE.get(tokens.low(found.end))
    if not size:
        return found
    return Vague(found.end + 1, found.low * size, found.high * size)
