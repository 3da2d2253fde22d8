"""Two figures that are one: "10 to 15", "between two and three weeks", "51–49"."""

import re
from collections.abc import Sequence
from typing import Final

from briefings.language.numbers.tokens.lexer import DASHES, Tokens
from briefings.language.numbers.tokens.number_words import NUMBER_WORDS
from briefings.language.numbers.tokens.pieces import AmountKind, Piece, piece, unread

_SPLIT: Final = re.compile(r"(\d{1,3})/(\d{1,3})")
_TO: Final = frozenset({"to", "or", "through", "~", *DASHES})
_AND: Final = frozenset({"and", "or", "&"})
_SCORING: Final = (
    "by vote voted votes won win wins beat beats lost lose loses ruled ruling drew tied "
    "defeated passed"
)
_SCORED: Final = frozenset(_SCORING.split())
_RANGED: Final[frozenset[AmountKind]] = frozenset(
    {"number", "money", "percent", "duration", "time"}
)
_HALF_DAY: Final = 12.0
_ALL: Final = 100


def join_ranges(tokens: Tokens, pieces: Sequence[Piece]) -> list[Piece]:
    """Make one piece of each two that are the ends of a range."""
    joined: list[Piece] = []
    for each in pieces:
        before = joined[-1] if joined else None
        if before and (whole := _range(tokens, before, each)):
            joined[-1] = whole
        else:
            joined.append(each)
    return joined


def _range(tokens: Tokens, one: Piece, other: Piece) -> Piece | None:  # noqa: PLR0911 - one form after the other
    """Return the range of which two pieces are the ends, if they are."""
    if one.amount is None or other.amount is None or one.amount.high or other.amount.high:
        return None
    if one.amount.kind not in _RANGED or other.amount.kind not in _RANGED:
        return None
    between = [tokens.low(place) for place in range(one.end, other.begin)]
    if not _joins(tokens, one, other, between):
        return None
    if one.is_bare and tokens.dashed(other.end) and tokens.low(other.end + 1) in NUMBER_WORDS:
        return unread(one.begin, other.end)
    if one.is_bare and other.is_bare and _is_score(tokens, one, other, between):
        values = one.amount.value, other.amount.value
        return piece(tokens, one.begin, other.end, "score", values[0], high=values[1])
    shared = _shared(one, other, dashed=tokens.dashed(one.end))
    if shared is None:
        return None
    kind, low, high, unit = shared
    return piece(tokens, one.begin, other.end, kind, low, unit, high=high)


def _joins(tokens: Tokens, one: Piece, other: Piece, between: Sequence[str]) -> bool:
    """Tell whether the words between two figures make them a range."""
    words = [word for word in between if word not in DASHES]
    if not words:
        ascends = one.number < other.number
        return len(between) == 1 and (tokens.dashed(one.end) or ascends)
    if len(words) > 1:
        return False
    if words[0] == "and":
        return tokens.low(one.begin - 1) == "between"
    if words[0] == "or":
        return one.is_bare
    return words[0] in _TO


def _is_score(tokens: Tokens, one: Piece, other: Piece, between: Sequence[str]) -> bool:
    """Tell "51–49" and "5-to-4" from "10-15 people"."""
    if not tokens.dashed(one.end):
        return False
    after = tokens[other.end]
    scored = tokens.low(one.begin - 1) in _SCORED or after.low in (
        "vote",
        "win",
        "victory",
        "split",
    )
    return len(between) > 1 or one.number >= other.number or scored


def _shared(
    one: Piece, other: Piece, *, dashed: bool
) -> tuple[AmountKind, float, float, str] | None:
    """Return kind, ends and unit of a range; the first figure may leave its unit to the second."""
    ours, theirs = one.amount, other.amount
    if ours is None or theirs is None:
        return None
    low, high = ours.value, theirs.value
    if one.is_bare and theirs.kind == "time":
        afternoon = theirs.value >= _HALF_DAY
        return "time", low % _HALF_DAY + afternoon * _HALF_DAY, high, theirs.unit
    scale = other.scale if one.scale == 1 and one.number * other.scale < other.number else 1.0
    if (ours.kind, ours.unit) == (theirs.kind, theirs.unit):
        return ours.kind, low * scale, high, ours.unit
    if one.is_bare:
        size = high / other.number if other.number else 1.0
        return theirs.kind, low * scale * size, high, theirs.unit
    if ours.kind == "money" and other.is_bare and dashed:
        return "money", low * scale, high, ours.unit
    return None


def share_units(tokens: Tokens, pieces: Sequence[Piece]) -> list[Piece]:
    """Give the unit of "five and ten percent" to the five, too."""
    shared = list(pieces)
    for place in range(len(shared) - 1, 0, -1):
        one, other = shared[place - 1], shared[place]
        if not one.is_bare or other.amount is None or other.is_bare or not other.amount.unit:
            continue
        between = [tokens.low(at) for at in range(one.end, other.begin)]
        if len(between) != 1 or between[0] not in _AND or other.amount.kind not in _RANGED:
            continue
        if tokens[other.begin].kind != "number" and not tokens[other.begin].text.isalpha():
            continue  # "50 and $5"
        low = one.amount.value if one.amount else 0.0
        size = other.amount.value / other.number if other.number else 1.0
        shared[place - 1] = piece(
            tokens, one.begin, one.end, other.amount.kind, low * size, other.amount.unit
        )
    return shared


def split_at(tokens: Tokens, place: int) -> Piece | None:
    """Return a split of a hundred, such as "60/40"."""
    found = _SPLIT.fullmatch(tokens[place].text)
    ours, theirs = found.groups() if found else ("0", "0")
    if int(ours) + int(theirs) != _ALL:
        return None
    return piece(tokens, place, place + 1, "score", float(ours), high=float(theirs))
