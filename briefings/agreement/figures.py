"""Which figures of two sentences are equal, which can't both be true, and how much they tell."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from functools import cache
from itertools import product
from typing import Final

from briefings.agreement.measured import Measured
from briefings.agreement.times import dates_meet
from briefings.language.numbers.quantity import Quantity
from briefings.language.synonyms import one_form
from briefings.language.terms import tokens

ROUNDED: Final = 1.05
"""Ratio up to which a figure may be another one, rounded: $1.4 trillion of $1.37 trillion."""
CONVERTED: Final = 1.01
"""Ratio up to which lengths of time are one, told in days or in weeks."""
BOUNDED: Final = 1.5
"""The same, where the lower is "at least" or the higher "at most": nobody says "over 20" of 80."""
ABOUT: Final = 1.1
"""The same, where one of them is "nearly" or "about"."""
AMOUNTS: Final = frozenset({"number", "money", "percent", "fraction", "score", "time", "name"})
"""Kinds of figures of which a sentence that says the same has the same."""
ABOUT_HOURS: Final = 0.25
"""Hours up to which two times of day are one, where one of them is "about"."""
NAMED: Final = ("anniversary", "birthday", "century", "amendment", "edition")
"""Things that an ordinal names rather than counts."""
_OF_THINGS: Final = frozenset({"number", "ordinal", "fraction", "score"})
"""Kinds of figures that count something, and clash with those that count it, too."""
_FIRST: Final = 3
"""Ranks up to which an ordinal is mostly a turn of phrase."""

TELLING: Final = 1.5
"""What a figure must weigh (`telling`) to tie two sentences together."""


def equal(ours: Measured, theirs: Measured) -> bool:
    """Tell whether two figures are equal and of one thing."""
    one, other = on_one_scale(ours.quantity, theirs.quantity)
    if (one.kind, one.unit, one.ends) != (other.kind, other.unit, other.ends):
        return False
    if one.kind == "name" or (one.kind == "score" and one.value != other.value):
        return False
    return one.kind in ("date", "money", "percent") or not ours.of.isdisjoint(theirs.of)


def on_one_scale(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Return two quantities, a fraction beside a share as about so many percent."""
    if one.kind == other.kind or {one.kind, other.kind} != {"fraction", "percent"}:
        return one, other
    return _as_percent(one), _as_percent(other)


def _as_percent(quantity: Quantity) -> Quantity:
    if quantity.kind == "percent":
        return quantity
    value, bound = round(quantity.value * 100, 6), quantity.bound or "about"
    return quantity._replace(kind="percent", unit="%", value=value, bound=bound)


def telling(measured: Measured) -> float:
    """Return how much it tells that two sentences have this very figure: 0.5, 1.5 or 2."""
    quantity = measured.quantity
    if quantity.kind == "money":
        return 2.0
    if quantity.kind in ("percent", "duration"):
        return 1.5
    if quantity.kind == "ordinal":
        return 0.5 if quantity.value <= _FIRST or measured.of & naming() else 1.5
    if quantity.kind in ("time", "name"):
        return 0.5
    if quantity.kind == "date":
        goal = quantity.unit == "year" and quantity.bound == "at most"
        return 1.5 if goal or quantity.unit == "quarter" else 0.5
    return 1.5 if quantity.value >= 10 else 0.5  # noqa: PLR2004 - small counts are everywhere


@cache
def naming() -> frozenset[str]:
    """Return the stems of things that an ordinal names rather than counts, each in its one form."""
    return frozenset(one_form(tokens(word)[0].stem) for word in NAMED)


def compatible(one: Quantity, other: Quantity) -> bool:
    """Tell whether both can be true of one thing: equal, rounded, or within the other's bound."""
    one, other = on_one_scale(one, other)
    if one.kind == "score":
        return one[3:5] == other[3:5] and one.high == other.high
    if one.high is not None or other.high is not None:
        return _ranges_meet(one, other)
    if one.kind == other.kind == "date" and one.unit != other.unit:
        return dates_meet(one, other) is not False
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    if low.value == high.value:
        return True
    if one.kind in _TOLERANT:
        return _TOLERANT[one.kind](low, high)
    return low.value > 0 and high.value / low.value <= _tolerance(low, high)


def _dates_meet(low: Quantity, high: Quantity) -> bool:
    return low.bound != high.bound and (low.bound == "at least" or high.bound == "at most")


def _hours_meet(low: Quantity, high: Quantity) -> bool:
    return "about" in (low.bound, high.bound) and high.value - low.value <= ABOUT_HOURS


def _never(_low: Quantity, _high: Quantity) -> bool:
    return False


_TOLERANT: Final[dict[str, Callable[[Quantity, Quantity], bool]]] = {
    "date": _dates_meet,
    "time": _hours_meet,
    "ordinal": _never,
    "name": _never,
}
"""When unequal figures of these kinds can both be true."""


def _ranges_meet(one: Quantity, other: Quantity) -> bool:
    """Tell whether a figure lies in a range, or two ranges are one; loose ones need only meet."""
    if one.high is not None and other.high is not None and not (_is_loose(one) or _is_loose(other)):
        return one.ends == other.ends
    (low, high), (least, most) = one.ends, other.ends
    return low <= most and least <= high


def _is_loose(quantity: Quantity) -> bool:
    """Tell whether an amount is told loosely, as in "hundreds"."""
    return quantity.high is not None and bool(quantity.bound)


def _tolerance(low: Quantity, high: Quantity) -> float:
    """Return the ratio up to which two unequal figures are one."""
    if low.bound == "at least" or high.bound == "at most":
        return BOUNDED
    if "about" in (low.bound, high.bound):
        return ABOUT
    if low.kind == "duration":
        return CONVERTED
    return ROUNDED if _rounded(low.value, high.value) else 1.0


def _rounded(one: float, other: float) -> bool:
    """Tell whether the figure with fewer digits is the other one, rounded or cut off."""
    first, second = (Decimal(repr(value)).normalize() for value in (one, other))
    fewer, more = sorted((first, second), key=lambda value: -_place(value))
    step = Decimal(1).scaleb(_place(fewer))
    return abs(fewer - more) < step and _place(fewer) > _place(more)


def _place(value: Decimal) -> int:
    """Return the place of the last digit that isn't zero, as a power of ten."""
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def clashes(
    ours: Iterable[Measured], theirs: Iterable[Measured]
) -> Iterator[tuple[Measured, Measured]]:
    """Yield figures of one kind that can't both be true, neither matched in the other sentence."""
    ours, theirs = tuple(ours), tuple(theirs)
    unmatched = _without_match(theirs, ours)
    for mine in _without_match(ours, theirs):
        for yours in unmatched:
            if is_comparable(mine, yours):
                yield mine, yours


def amounts_apart(ours: Iterable[Measured], theirs: Iterable[Measured]) -> bool:
    """Tell whether each states an amount that the other lacks, in whatever unit."""
    ours, theirs = tuple(ours), tuple(theirs)
    return all(
        any(is_amount(one.quantity) for one in lacking)
        for lacking in (_without_match(ours, theirs), _without_match(theirs, ours))
    )


def is_amount(quantity: Quantity) -> bool:
    """Tell whether a sentence that says the same has this figure; "one" is more than a number."""
    kind, value = quantity.kind, quantity.value
    if kind == "ordinal":
        return value > _FIRST
    return kind in AMOUNTS and (kind, value) != ("number", 1)


def unmatched(ours: Iterable[Measured], theirs: Iterable[Measured]) -> int:
    """Return how many figures of either stand against none of the other, or against it."""
    ours, theirs = tuple(ours), tuple(theirs)
    return len(_without_match(ours, theirs)) + len(_without_match(theirs, ours))


def _without_match(these: Iterable[Measured], those: Iterable[Measured]) -> list[Measured]:
    return [
        this
        for this in these
        if not any(
            is_comparable(this, that) and compatible(this.quantity, that.quantity) for that in those
        )
    ]


def is_comparable(one: Measured, other: Measured) -> bool:
    """Tell whether two figures are of one kind and unit, and may count the same thing."""
    ours, theirs = on_one_scale(one.quantity, other.quantity)
    if ours.kind == theirs.kind == "date" and ours.unit != theirs.unit:
        return dates_meet(ours, theirs) is not None
    if ours.kind != theirs.kind and {ours.kind, theirs.kind} == {"number", "name"}:
        return ours.value == theirs.value and not (ours.unit or theirs.unit)
    if (ours.kind, ours.unit) != (theirs.kind, theirs.unit):
        return False
    if ours.kind == "name":
        return ours.value == theirs.value
    counts = ours.kind in _OF_THINGS and one.of and other.of
    return not counts or not (one.of | one.near).isdisjoint(other.of | other.near)


def bounds_apart(ours: Iterable[Measured], theirs: Iterable[Measured]) -> bool:
    """Tell whether both bound or estimate one thing otherwise: "at least 12" and "some 14".

    What lies between "more than 20" and "up to 30" is both.
    """
    return any(
        mine.quantity.bound
        and yours.quantity.bound
        and {mine.quantity.bound, yours.quantity.bound} != {"at least", "at most"}
        and mine.quantity.value != yours.quantity.value
        and is_comparable(mine, yours)
        for mine, yours in product(ours, theirs)
    )


def unread_apart(
    ours: Iterable[Measured],
    theirs: Iterable[Measured],
    ours_unread: Iterable[str],
    theirs_unread: Iterable[str],
) -> bool:
    """Tell whether each has a figure that the other lacks, and one of them was not understood.

    What one sentence alone has is a detail; in place of another figure it may contradict it.
    """
    ours, theirs = tuple(ours), tuple(theirs)
    mine, yours = set(ours_unread), set(theirs_unread)
    return bool(
        (mine ^ yours)
        and (mine - yours or _without_match(ours, theirs))
        and (yours - mine or _without_match(theirs, ours))
    )
