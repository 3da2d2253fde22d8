"""How two sentences state one thing otherwise: by one figure, if they are about one thing at all.

`agreement.compare` asks for this where two sentences are alike and have figures that can't both be
true. Every rule needs evidence in both sentences; where there is doubt the answer is None.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Final, Literal

from briefings.agreement.figures import equal, unmatched
from briefings.agreement.measured import Measured, growing
from briefings.agreement.pair import Pair
from briefings.language.candidates import Candidate
from briefings.language.numbers.quantity import Quantity
from briefings.language.synonyms import one_form
from briefings.model import DifferenceKind
from briefings.published import Published, day_of

NEARBY: Final = 2.0
"""Weight of the words around two figures that must agree …"""
CONTRARY_SHARE: Final = 0.6
"""… and their share of those around it in the sentence with fewer, before they contradict."""
CONTRARY_LIKENESS: Final = 0.4
"""Likeness from which sentences with one unequal figure may contradict each other."""
NAMELESS: Final = 4
"""Words in common, at least, of sentences that name nobody: "shares fell" is said of any."""
NEARLY: Final = 2.0
"""Unequal counts of an uncommon thing: the higher is at most so many times the lower …"""
FEW: Final = 3
"""… and the sentences share more words than these that are no names."""
_EVERYDAY: Final = (
    "peopl person man men woman women other one thing time lot number new state countri"
)
"""Stems of what is counted in any story."""
CURRENT: Final = 14
"""Days between two articles up to which a count of one is that of the other, brought up to date."""
_SO_FAR: Final = re.compile(
    r"\b(?:so far|now|to date|still|as of|total\w*|toll|already|up from|down from)\b", re.IGNORECASE
)
"""Words by which a sentence says that its figure is today's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """The sentences state one thing differently, each in its own words.

    Attributes:
        what: the kind of what differs.
        ours: how the one states it.
        theirs: how the other does.
        relation: "spread" where one of the figures is bounded or an estimate.
    """

    what: DifferenceKind
    ours: str
    theirs: str
    relation: Literal["conflict", "spread"] = "conflict"


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """One sentence has a later figure of a count than the other; `newer` where it is ours."""

    what: DifferenceKind
    ours: str
    theirs: str
    newer: bool
    relation: Literal["update"] = field(default="update", init=False)


def has_newer(verdict: object) -> bool:
    """Tell whether a verdict on two sentences says that the second has the newer state."""
    return isinstance(verdict, Updates) and not verdict.newer


def difference(
    a: Candidate, b: Candidate, pair: Pair, contrary: Sequence[tuple[Measured, Measured]]
) -> Differs | Updates | None:
    """Return how `a` and `b` contradict each other, if they do.

    Args:
        a: a sentence.
        b: another one.
        pair: what they claim, side by side.
        contrary: their figures that can't both be true, one at least (`figures.clashes`).
    """
    ours, theirs = contrary[0]
    alike = _of_one_event(pair) and _like_clauses(ours, theirs, pair)
    counted = len(contrary) == 1 and _is_counted_otherwise(ours, theirs, pair)
    if pair.one.occasions != pair.other.occasions or not (
        counted or (alike and _of_one_thing(ours, theirs))
    ):
        return None
    kind = ours.quantity.kind
    what: DifferenceKind = kind if kind in ("date", "duration") else "number"
    words = (_words(a.text, ours.quantity), _words(b.text, theirs.quantity))
    bounded = kind != "date" and (ours.quantity.bound or theirs.quantity.bound)
    relation: Literal["conflict", "spread"] = "spread" if bounded else "conflict"
    found = Differs(what=what, ours=words[0], theirs=words[1], relation=relation)
    days = days_later(a.article.published, b.article.published)
    counted_again = what == "number" and is_count_of_the_day(a, b, ours, theirs)
    if not days:
        return None if counted_again else found
    if counted_again and abs(days) <= CURRENT:
        return Updates(what=what, ours=words[0], theirs=words[1], newer=days > 0)
    return found if _of_one_day(pair) else None


def _is_counted_otherwise(ours: Measured, theirs: Measured, pair: Pair) -> bool:
    """Tell whether two figures count one thing that is no everyday one, and hardly differ.

    A 48-page and a 47-page indictment are one; 11 and 400 pages may be two.
    """
    one, other = ours.quantity, theirs.quantity
    low, high = sorted((one.value, other.value))
    return (
        one.kind in ("number", "ordinal")
        and one.unit in ("", "year of age")
        and {one.bound, other.bound} <= {"", "about"}
        and not (ours.aside or theirs.aside)
        and high <= NEARLY * low
        and not (ours.of & theirs.of) <= _everyday()
        and (ours.negated, ours.ahead) == (theirs.negated, theirs.ahead)
        and pair.likeness >= CONTRARY_LIKENESS
        and pair.words > FEW
        and not (pair.roles_reversed or pair.others_named)
        and pair.one_story
        and pair.of_somebody
        and one.value not in _values(pair.other.measured)
        and other.value not in _values(pair.one.measured)
    )


def _values(measured: Iterable[Measured]) -> set[float]:
    return {each.quantity.value for each in measured}


@cache
def _everyday() -> frozenset[str]:
    return frozenset(one_form(stem) for stem in _EVERYDAY.split())


def _of_one_event(pair: Pair) -> bool:
    """Tell whether two sentences are alike but for one pair of figures."""
    return (
        unmatched(pair.one.measured, pair.other.measured) == len(("ours", "theirs"))
        and pair.likeness >= CONTRARY_LIKENESS
        and not pair.one_word_apart
        and not pair.opposed
        and _is_of_one_subject(pair)
        and pair.same_scene
        and pair.of_somebody
    )


def _is_of_one_subject(pair: Pair) -> bool:
    """Tell whether two sentences open alike, name somebody in common, or share enough else."""
    opened = pair.one.stems[0] == pair.other.stems[0]
    return opened or pair.words >= NAMELESS or not pair.shared.isdisjoint(pair.names)


def _of_one_day(pair: Pair) -> bool:
    """Tell whether both sentences name the same day, so that each article tells of one event."""
    return any(
        mine.quantity.unit == "day" and equal(mine, yours)
        for mine in pair.one.measured
        for yours in pair.other.measured
    )


def _like_clauses(ours: Measured, theirs: Measured, pair: Pair) -> bool:
    shared, share = pair.nearby(ours, theirs)
    return shared >= NEARBY and share >= CONTRARY_SHARE


def _of_one_thing(ours: Measured, theirs: Measured) -> bool:
    """Tell whether unequal figures of like clauses count, date or time one thing."""
    kind, unit = ours.quantity.kind, ours.quantity.unit
    if kind == "date":
        if unit != theirs.quantity.unit or unit in ("day of a week", "relative day"):
            return False  # which day it is may be in doubt
        bounded = bool(ours.quantity.bound and theirs.quantity.bound)
        return (unit.startswith("day") or bounded) and ours.verb == theirs.verb
    return kind in ("money", "percent") or not ours.of.isdisjoint(theirs.of)


def is_count_of_the_day(a: Candidate, b: Candidate, ours: Measured, theirs: Measured) -> bool:
    """Tell whether two figures count what grows by the hour, or one says that it is today's."""
    if ours.quantity.kind != "number":
        return False
    grows = not (ours.near | theirs.near).isdisjoint(growing())
    return grows or any(_SO_FAR.search(one.text) for one in (a, b))


def days_later(ours: Published | None, theirs: Published | None) -> int:
    """Return how many days after the other the one was published; 0 where that isn't known."""
    return (day_of(ours) - day_of(theirs)).days if ours and theirs else 0


def _words(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end]
