"""Who says the same, and who differs: two sentences compared, precision first.

Every rule needs evidence in both sentences; where there is doubt the answer is None
(docs/decisions/0006-agreement-precision-first.md tells how the limits below were found).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from briefings.choosing.candidate import Candidate
from briefings.choosing.claims import Claim, Measured, claim_of
from briefings.language.quantities import Quantity
from briefings.model import DifferenceKind

NAME_WEIGHT: Final = 0.5
"""A shared name is half a shared word: everyone in the news of a day names the same people."""
ALIKE: Final = 0.6
"""Dice likeness (weighted) from which two sentences say the same in other words."""
RATHER_ALIKE: Final = 0.5
"""The same, where they share at least `MANY` words that are no names."""
MANY: Final = 6
FEW: Final = 3
"""Words that are no names: with fewer in common, likeness is chance."""
QUOTED_RUN: Final = 4
"""Different words in a row within quotation marks in both: the same utterance."""
VAGUELY_ALIKE: Final = 0.3
MEASURED: Final = 5.0
NEAR: Final = 0.6
"""Share of the words around a figure that must agree before another figure contradicts it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Both sentences say it; `reason` tells by what evidence."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """The sentences state one thing differently, each in its own words."""

    what: DifferenceKind
    ours: str
    theirs: str


def compare(a: Candidate, b: Candidate) -> Same | Differs | None:
    """Tell whether two sentences say the same, differ about one thing, or neither for sure.

    `Same` doesn't depend on the order of the two; `Differs` mirrors.
    """
    if a.content.isdisjoint(b.content):
        return None
    one, other = claim_of(a), claim_of(b)
    if one.negated is not other.negated or _strangers(one, other):
        return None
    clashes = list(_clashes(one, other))
    if clashes:
        return _difference(a, b, clashes)
    reason = _same_quote(one, other)
    if not reason and one.ahead is other.ahead:
        reason = _same_wording(one, other) or _same_figure(one, other)
    return Same(reason=reason) if reason else None


def _strangers(one: Claim, other: Claim) -> bool:
    """Tell whether both name someone, and nobody in common."""
    return bool(one.actors and other.actors) and one.actors.isdisjoint(other.actors)


def _weight(stems: Iterable[str], names: frozenset[str]) -> float:
    return sum(NAME_WEIGHT if stem in names else 1.0 for stem in stems)


def _likeness(one: Claim, other: Claim) -> float:
    """Return the Dice coefficient of the two sentences' content, names at half weight."""
    names = one.names | other.names
    total = _weight(one.content, names) + _weight(other.content, names)
    return 2 * _weight(one.content & other.content, names) / total if total else 0.0


def _same_quote(one: Claim, other: Claim) -> str | None:
    names = one.names | other.names
    for ours in one.quotes:
        for theirs in other.quotes:
            run = set(_longest_run(ours, theirs)) - names
            if len(run) >= QUOTED_RUN:
                return "quote"
    return None


def _longest_run(one: Sequence[str], other: Sequence[str]) -> Sequence[str]:
    """Return the longest stretch of stems that stands in both."""
    best, end = 0, 0
    before = [0] * (len(other) + 1)
    for place, stem in enumerate(one, start=1):
        now = [0] * (len(other) + 1)
        for index, theirs in enumerate(other):
            if stem == theirs:
                now[index + 1] = before[index] + 1
                if now[index + 1] > best:
                    best, end = now[index + 1], place
        before = now
    return one[end - best : end]


def _same_wording(one: Claim, other: Claim) -> str | None:
    if one.stems == other.stems and len(one.stems) > 1:
        return "wording"
    words = len((one.content & other.content) - one.names - other.names)
    if words < FEW:
        return None
    likeness = _likeness(one, other)
    if likeness >= ALIKE or (likeness >= RATHER_ALIKE and words >= MANY):
        return "wording"
    return None


def _same_figure(one: Claim, other: Claim) -> str | None:
    likeness = _likeness(one, other)
    best = None
    for ours in one.measured:
        for theirs in other.measured:
            if _equal(ours.quantity, theirs.quantity) and _same_thing(ours, theirs):
                t = _telling(ours.quantity)
                names = one.names | other.names
                near = ours.near & theirs.near
                sh = _weight(near, names)
                if not (one.actors & other.actors & (one.actors ^ other.actors)):
                    pass
                x, y = ours.near | (one.actors - one.names), theirs.near | (other.actors - other.names)
                sh2 = _weight(x & y, names | one.actors | other.actors)
                cov = sh2 / max(1, min(_weight(ours.near, names), _weight(theirs.near, names)))
                if t >= 1.5 and cov >= .5 and sh2 >= 2:
                    return f"F1 {cov:.2f} {sh2} {t}" if not (likeness >= .3 and t + sh >= 5) else f"F12 {cov:.2f} {sh2} {t}"
                if likeness >= .3 and t + sh >= 5 and t >= 1.5:
                    best = f"F2 {cov:.2f} {sh} {t}"
    return best


def _same_thing(ours: Measured, theirs: Measured) -> bool:
    return ours.quantity.kind in ("date", "money", "percent") or bool(ours.of & theirs.of)


def _telling(quantity: Quantity) -> float:
    """Return how much it tells that two sentences state this very quantity."""
    if quantity.kind == "date":
        return {"year": 1.5 if quantity.bound else 0.5}.get(quantity.unit, 0.5)
    if quantity.kind == "money":
        return 2.0
    if quantity.kind == "number":
        digits = f"{quantity.value:.6g}".rstrip("0").replace(".", "")
        return 2.0 if len(digits) >= FEW else 1.5 if quantity.value >= 10 else 0.5
    return 1.5


def _equal(one: Quantity, other: Quantity) -> bool:
    return one[2:5] == other[2:5]


def _compatible(one: Quantity, other: Quantity) -> bool:
    """Tell whether both can be true of one thing: equal, rounded, or within the other's bound."""
    low, high = sorted((one, other), key=lambda quantity: quantity.value)
    if low.value == high.value or low.bound == "at least" or high.bound == "at most":
        return True
    if low.value <= 0:
        return False
    ratio = high.value / low.value
    return ratio <= (1.1 if "about" in (low.bound, high.bound) else 1.01)


def _clashes(one: Claim, other: Claim) -> Iterator[tuple[Measured, Measured]]:
    """Yield quantities of one kind that can't both be true, each unmatched in the other sentence."""
    ours = _unmatched(one.measured, other.measured)
    theirs = _unmatched(other.measured, one.measured)
    for mine in ours:
        for yours in theirs:
            if mine.quantity.kind == yours.quantity.kind and mine.quantity.unit == yours.quantity.unit:
                yield mine, yours


def _unmatched(these: Iterable[Measured], those: Iterable[Measured]) -> list[Measured]:
    return [
        this
        for this in these
        if not any(
            this.quantity.kind == that.quantity.kind
            and this.quantity.unit == that.quantity.unit
            and _compatible(this.quantity, that.quantity)
            for that in those
        )
    ]


def _difference(a: Candidate, b: Candidate, clashes: Sequence[tuple[Measured, Measured]]) -> Differs | None:
    one, other = claim_of(a), claim_of(b)
    names = one.names | other.names
    for ours, theirs in clashes:
        shared = _weight(ours.near & theirs.near, names)
        fewest = min(_weight(ours.near, names), _weight(theirs.near, names))
        if shared >= 2.5 and shared >= NEAR * fewest and (ours.of & theirs.of or ours.quantity.kind == "date"):
            kind = ours.quantity.kind
            return Differs(
                what=kind if kind in ("date", "duration") else "number",
                ours=a.text[ours.quantity.start : ours.quantity.end],
                theirs=b.text[theirs.quantity.start : theirs.quantity.end],
            )
    return None
