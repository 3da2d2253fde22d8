"""Which figures of two sentences are equal, which can't both be true, and how much they tell."""

from collections.abc import Iterable, Iterator
from typing import Final

from briefings.choosing.claims import Measured
from briefings.language.quantities import Quantity

ROUNDED: Final = 1.01
"""Ratio up to which two figures may be one figure, rounded."""
BOUNDED: Final = 1.5
"""The same, where the lower is "at least" or the higher "at most": nobody says "over 20" of 80."""
ABOUT: Final = 1.1
"""The same, where one of them is "nearly" or "about"."""
NAMING: Final = frozenset({"anniversari", "birthday", "centuri", "amend"})
"""Stems of things that an ordinal names rather than counts."""


def equal(ours: Measured, theirs: Measured) -> bool:
    """Tell whether two figures are equal and of one thing."""
    one, other = ours.quantity, theirs.quantity
    if (one.kind, one.value, one.unit) != (other.kind, other.value, other.unit):
        return False
    return one.kind in ("date", "money", "percent") or not ours.of.isdisjoint(theirs.of)


def telling(measured: Measured) -> float:
    """Return how much it tells that two sentences have this very figure: 0.5, 1.5 or 2."""
    quantity = measured.quantity
    if quantity.kind == "money":
        return 2.0
    if quantity.kind in ("percent", "duration"):
        return 1.5
    if quantity.kind == "ordinal":
        return 0.5 if measured.of & NAMING else 1.5
    if quantity.kind == "date":
        return 1.5 if quantity.unit == "year" and quantity.bound == "at most" else 0.5
    return 1.5 if quantity.value >= 10 else 0.5  # noqa: PLR2004 - small counts are everywhere


def compatible(one: Quantity, other: Quantity) -> bool:
    """Tell whether both can be true of one thing: equal, rounded, or within the other's bound."""
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    if low.value == high.value:
        return True
    if one.kind == "date":
        return one.bound != other.bound and (low.bound == "at least" or high.bound == "at most")
    if one.kind == "ordinal" or low.value <= 0:
        return False
    if low.bound == "at least" or high.bound == "at most":
        return high.value / low.value <= BOUNDED
    if high.value - low.value < min(_step(low.value), low.value / 10):
        return one.kind in ("number", "money")
    return high.value / low.value <= (ABOUT if "about" in (low.bound, high.bound) else ROUNDED)


def _step(value: float) -> float:
    """Return the place of the last digit that isn't zero: "43 million" is told in millions."""
    step = 1.0
    while value % (step * 10) == 0:
        step *= 10
    return step


def clashes(
    ours: Iterable[Measured], theirs: Iterable[Measured]
) -> Iterator[tuple[Measured, Measured]]:
    """Yield figures of one kind that can't both be true, neither matched in the other sentence."""
    ours, theirs = tuple(ours), tuple(theirs)
    unmatched = _without_match(theirs, ours)
    for mine in _without_match(ours, theirs):
        for yours in unmatched:
            if _comparable(mine, yours):
                yield mine, yours


def _without_match(these: Iterable[Measured], those: Iterable[Measured]) -> list[Measured]:
    return [
        this
        for this in these
        if not any(
            _comparable(this, that) and compatible(this.quantity, that.quantity) for that in those
        )
    ]


def _comparable(one: Measured, other: Measured) -> bool:
    return (one.quantity.kind, one.quantity.unit) == (other.quantity.kind, other.quantity.unit)
