"""How surely two figures that can't both be true measure one thing of a story.

Most sentences that differ in a figure share few other words, so figures are laid side by side by
what is counted, not by how alike the sentences are. What speaks for and against is added up with
weights found by logistic regression on events that were read sentence by sentence
(docs/decisions/0050-differences-by-what-is-counted.md).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from math import log
from typing import Final, NamedTuple

from briefings.agreement.claims import claim_of
from briefings.agreement.figures import clashes, equal, telling
from briefings.agreement.measured import Measured
from briefings.language.candidates import Candidate
from briefings.language.numbers.quantity import Quantity
from briefings.stories.facts.likeness import Likeness
from briefings.stories.values.stated import AGE, figures_of

LEAST: Final = -0.6
"""Evidence from which two unequal figures are said to measure one thing."""
_WEIGHTS: Final = {
    "sentences alike": 0.2,
    "surroundings alike": 1.9,
    "far apart": -1.2,
    "stated together": -2.0,
    "others named": -0.3,
    "others named nearby": -0.7,
    "date": -0.35,
    "money": -0.65,
    "other figures equal": 1.3,
    "age": 3.1,
    "further ones": -0.5,
    "aside": -1.2,
}
"""What a sign of each kind is worth for two figures being of one thing."""
_START: Final = -0.9
_FARTHEST, _NEAREST = -4.0, 4.0
_MOST_ALIKE: Final = 0.8
_MOST_APART: Final = 2.5
_MOST_TOLD: Final = 4.0
_OTHERS: Final = re.compile(
    r"\b(?:others?|more|another|additional|further|remaining)\b", re.IGNORECASE
)
"""Words by which a figure counts only those that are not counted elsewhere."""
_BESIDE: Final = 14
"""Characters before and after a figure in which such a word is looked for."""


_DIGITS: Final = 6
_DATES: Final = frozenset(
    {"day", "day of a year", "day of a week", "month", "month of a year", "year"}
)
"""Units of dates that can be told apart."""
_UNLIKE: Final = -3.5
"""Score of two sentences that say too little of one thing for any figure …"""
_ALIKE: Final = 2.0
"""… and of those that do, though some article states both figures."""
_DATED: Final = 0.35
_LASTING: Final = 0.5
_ANYHOW: Final = 0.08
"""How alike the surroundings of two dates, lengths of time or other figures are at least."""
_SLIP: Final = 0.3
"""How far apart two statements of somebody's age may be: 30 and 40, as a natural logarithm."""
_FIRST: Final = 3
"""Ranks up to which an ordinal is mostly a turn of phrase."""


class Clash(NamedTuple):
    """Two figures that can't both be true, and how surely they measure one thing."""

    evidence: float
    ours: Measured
    theirs: Measured


class Alignment:
    """The figures of a story's sentences, laid side by side."""

    def __init__(self, likeness: Likeness) -> None:
        """Take the figures of the sentences that `likeness` compares."""
        self._likeness = likeness
        self._total = likeness.vocabulary.total
        self._stated = _stated(likeness.sentences)

    def clash(self, one: Candidate, other: Candidate) -> Clash | None:
        """Return the two figures of two sentences that most surely measure one thing otherwise."""
        ours, theirs = figures_of(one), figures_of(other)
        found = [
            Clash(self.evidence(one, other, mine, yours), mine, yours)
            for mine, yours in clashes(ours, theirs)
            if self.may_be_one(one, other, mine, yours)
        ]
        return max(found, key=lambda each: each.evidence, default=None)

    def may_be_one(self, one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
        """Tell whether two figures may measure one thing at all, however alike the rest is.

        Ages are compared of one bearer only, turns of phrase as "the first" never. A date or length
        of time says little by itself, so their surroundings have to agree more.
        """
        likeness, first = self._likeness.score(one, other), mine.quantity
        if likeness < _UNLIKE or _states(other, first) or _states(one, yours.quantity):
            return False
        if likeness < _ALIKE and self._are_stated_together(mine, yours):
            return False
        if first.unit == AGE:
            return _is_same_bearer(one, other, mine, yours)
        if first.kind == "ordinal":
            return min(first.value, yours.quantity.value) > _FIRST
        alike, counted = self._dice(mine.near, yours.near), not mine.of.isdisjoint(yours.of)
        if first.kind == "date":
            known = first.unit == yours.quantity.unit and first.unit in _DATES
            return known and alike >= _DATED
        return counted or alike >= (_LASTING if first.kind == "duration" else _ANYHOW)

    def evidence(self, one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> float:
        """Return how surely two unequal figures of two sentences measure one thing."""
        signs = self.signs(one, other, mine, yours)
        return round(_START + sum(_WEIGHTS[name] * sign for name, sign in signs.items()), _DIGITS)

    def signs(
        self, one: Candidate, other: Candidate, mine: Measured, yours: Measured
    ) -> dict[str, float]:
        """Return what speaks for one thing and what against it, by the names of the weights."""
        first, second = mine.quantity, yours.quantity
        a, b = claim_of(one), claim_of(other)
        apart = 0.0 if first.kind == "date" else _apart(first.value, second.value)
        nearby = (mine.near & a.names) - b.content, (yours.near & b.names) - a.content
        return {
            "sentences alike": min(_NEAREST, max(_FARTHEST, self._likeness.score(one, other))),
            "surroundings alike": min(_MOST_ALIKE, self._dice(mine.near, yours.near)),
            "far apart": min(_MOST_APART, apart),
            "stated together": self._are_stated_together(mine, yours),
            "others named": bool(a.names - b.content) and bool(b.names - a.content),
            "others named nearby": all(nearby),
            "date": first.kind == "date",
            "money": first.kind == "money",
            "other figures equal": min(_MOST_TOLD, _told_by_both(one, other)),
            "age": first.unit == AGE,
            "further ones": _counts_others(one.text, mine) is not _counts_others(other.text, yours),
            "aside": mine.aside or yours.aside,
        }

    def _dice(self, one: frozenset[str], other: frozenset[str]) -> float:
        total = self._total(one) + self._total(other)
        return 2 * self._total(one & other) / total if total else 0.0

    def _are_stated_together(self, mine: Measured, yours: Measured) -> bool:
        """Tell whether some article of the story states both, so that they are of two things."""
        of = mine.of | yours.of
        ours, theirs = (
            {
                article
                for article, thing in self._stated[_key(each)]
                if not (of and thing and of.isdisjoint(thing))
            }
            for each in (mine, yours)
        )
        return not ours.isdisjoint(theirs)


def _states(sentence: Candidate, quantity: Quantity) -> bool:
    """Tell whether a sentence has this very figure, whatever it counts there."""
    wanted = quantity.kind, quantity.unit, quantity.ends
    return any(_key(measured) == wanted for measured in figures_of(sentence))


def _is_same_bearer(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether two ages are of somebody of one name, and near enough for a slip."""
    first, second = mine.of & claim_of(one).names, yours.of & claim_of(other).names
    named = bool(first & second) and (first <= second or second <= first)
    return named and _apart(mine.quantity.value, yours.quantity.value) <= _SLIP


_Key = tuple[str, str, tuple[float, float]]


def _key(measured: Measured) -> _Key:
    quantity = measured.quantity
    return quantity.kind, quantity.unit, quantity.ends


def _stated(sentences: Iterable[Candidate]) -> Mapping[_Key, set[tuple[str, frozenset[str]]]]:
    """Return which articles state each figure, and of what."""
    found: dict[_Key, set[tuple[str, frozenset[str]]]] = defaultdict(set)
    for sentence in sentences:
        for measured in figures_of(sentence):
            found[_key(measured)].add((sentence.article.id, measured.of))
    return found


def _apart(one: float, other: float) -> float:
    """Return how many times the higher figure is the lower, as a natural logarithm."""
    low, high = sorted((max(one, 0.5), max(other, 0.5)))
    return log(high / low)


def _told_by_both(one: Candidate, other: Candidate) -> float:
    """Return how much the figures tell that both sentences have."""
    theirs = figures_of(other)
    return sum(
        telling(mine)
        for mine in figures_of(one)
        if any(equal(mine, yours) or _key(mine) == _key(yours) for yours in theirs)
    )


def _counts_others(text: str, measured: Measured) -> bool:
    quantity = measured.quantity
    begin, end = max(0, quantity.start - _BESIDE), quantity.end + _BESIDE
    return _OTHERS.search(text, begin, end) is not None
