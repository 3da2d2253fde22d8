"""How surely two figures that can't both be true measure one thing of a story.

Most sentences that differ in a figure share few other words, so figures are laid side by side by
what is counted, not by how alike the sentences are. What speaks for and against is added up with
weights found by logistic regression on events that were read sentence by sentence
(docs/decisions/0050-differences-by-what-is-counted.md).
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import log
from typing import Final, NamedTuple

from briefings.agreement.claims import claim_of
from briefings.agreement.differences import days_later
from briefings.agreement.figures import clashes, compatible, is_comparable
from briefings.agreement.measured import Measured, growing
from briefings.language.candidates import Candidate
from briefings.language.numbers.quantity import Quantity
from briefings.stories.facts.likeness import Likeness
from briefings.stories.facts.vocabulary import Vocabulary
from briefings.stories.values.measures import is_no_measure
from briefings.stories.values.stated import AGE, FigureKey, figure_key, figures_of, told_by_both
from briefings.stories.values.things import are_two_things

LEAST: Final = -0.8
"""Evidence from which two unequal figures are said to measure one thing."""
_WEIGHTS: Final = {
    "sentences alike": 0.3,
    "surroundings alike": 2.2,
    "far apart": -1.4,
    "stated together": -1.1,
    "others named": -0.25,
    "others named nearby": -0.75,
    "date": -0.8,
    "money": -0.7,
    "other figures equal": 0.9,
    "age": 3.5,
    "further ones": -0.7,
    "aside": -0.5,
}
"""What a sign of each kind is worth for two figures being of one thing."""
_START: Final = -0.6
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


_MINUTES: Final = 4 / 60
"""Hours by which times of day differ that are told as "about" both."""
_LIMITS: Final = frozenset({"at least", "at most"})
_ROUNDED: Final = 0.09
"""How far apart figures may be that are only rounded otherwise, as a natural logarithm."""
_DIGITS: Final = 6
_DATES: Final = frozenset(
    {"day", "day of a year", "day of a week", "month", "month of a year", "year"}
)
"""Units of dates that can be told apart."""
_UNLIKE: Final = -2.9
"""Score of two sentences that say too little of one thing for any figure."""
_RATHER_UNLIKE: Final = -1.2
"""The same for any figure but an age, and those …"""
_SURELY_COUNTED: Final = 2
"""… of which so many words tell that they are of one thing."""
_UNLIKE_AT_A_TIME: Final = -2.0
"""The same for two times of day that are told as "about" both."""
_BOUNDS: Final = 1.1
"""How far a figure may be from the bound of one, as a natural logarithm: three times as high."""
_DATED: Final = 0.45
_TIMED: Final = 0.8
_LASTING: Final = 0.45
_ANYHOW: Final = 0.08
"""How alike the surroundings of two dates (of sentences that are alike; of others), lengths of time
or other figures are at least."""
_SLIP: Final = 0.3
"""How far apart two statements of somebody's age may be: 30 and 40, as a natural logarithm."""
_FIRST: Final = 3
"""Ranks up to which an ordinal is mostly a turn of phrase."""


_Statement = tuple[str, int, frozenset[str]]
"""Where a figure is stated: the article, the place of the sentence in it, and what it counts."""


class Clash(NamedTuple):
    """Two figures that can't both be true, and how surely they measure one thing."""

    evidence: float
    ours: Measured
    theirs: Measured


class Alignment:
    """The figures of a story's sentences, laid side by side."""

    def __init__(self, likeness: Likeness, words: Vocabulary) -> None:
        """Take the figures of the sentences that `likeness` compares; `words` weighs claims."""
        self._likeness = likeness
        self._total = words.total
        self._stated = _stated(likeness.sentences)

    def clash(self, one: Candidate, other: Candidate) -> Clash | None:
        """Return the two figures of two sentences that most surely measure one thing otherwise."""
        ours, theirs = figures_of(one), figures_of(other)
        if not (ours and theirs) or self._likeness.score(one, other) < _UNLIKE:
            return None
        found = [
            Clash(self.evidence(one, other, mine, yours), mine, yours)
            for mine, yours in (*clashes(ours, theirs), *_bounded(ours, theirs))
            if self.may_be_one(one, other, mine, yours)
        ]
        return max(found, key=_first_of_surest, default=None)

    def may_be_one(self, one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
        """Tell whether two figures may measure one thing at all, however alike the rest is.

        Ages are compared of one bearer only, turns of phrase as "the first" never. A date or length
        of time says little by itself, so their surroundings have to agree more.
        """
        first = mine.quantity
        repeated = _states(other, first) or _states(one, yours.quantity)
        idle = is_no_measure(one.text, mine) or is_no_measure(other.text, yours)
        if repeated or idle:
            return False
        if first.unit == AGE:
            return _is_same_bearer(one, other, mine, yours)
        if not self._are_alike_enough(one, other, mine, yours):
            return False
        if self._are_in_one_sentence(mine, yours):
            return False
        if first.kind == "ordinal":
            return min(first.value, yours.quantity.value) > _FIRST
        near = self._are_near_enough(one, other, mine, yours)
        return near and not are_two_things(one, other, mine, yours)

    def _are_alike_enough(
        self, one: Candidate, other: Candidate, mine: Measured, yours: Measured
    ) -> bool:
        """Tell whether two sentences say enough of one thing, for how alike their figures are."""
        first, second = mine.quantity, yours.quantity
        apart = _apart(first.value, second.value)
        if first.kind == "time" and first.bound and second.bound:
            return self._likeness.score(one, other) >= _UNLIKE_AT_A_TIME
        counted = len(mine.of & yours.of) >= _SURELY_COUNTED and apart <= _ROUNDED
        if not _LIMITS.isdisjoint((first.bound, second.bound)) and apart > _BOUNDS:
            return False
        return counted or self._likeness.score(one, other) >= _RATHER_UNLIKE

    def _are_near_enough(
        self, one: Candidate, other: Candidate, mine: Measured, yours: Measured
    ) -> bool:
        """Tell whether the surroundings of two figures agree as much as their kind asks for."""
        first, second = mine.quantity, yours.quantity
        alike, likeness = self._dice(mine.near, yours.near), self._likeness.score(one, other)
        if first.kind == "date":
            known = first.unit == second.unit and first.unit in _DATES
            known = known and not _are_of_their_days(one, other, mine, yours)
            return known and alike >= (_DATED if likeness >= 0 else _TIMED)
        if first.kind == "duration":
            return alike >= _LASTING
        counted = not mine.of.isdisjoint(yours.of) or (
            likeness >= 0 and not growing().isdisjoint(mine.near & yours.near)
        )
        return counted or alike >= _ANYHOW

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
            "other figures equal": min(_MOST_TOLD, told_by_both(one, other)),
            "age": first.unit == AGE,
            "further ones": _counts_others(one.text, mine) is not _counts_others(other.text, yours),
            "aside": mine.aside or yours.aside,
        }

    def _dice(self, one: frozenset[str], other: frozenset[str]) -> float:
        total = self._total(one) + self._total(other)
        return 2 * self._total(one & other) / total if total else 0.0

    def _are_stated_together(self, mine: Measured, yours: Measured) -> bool:
        """Tell whether some article of the story states both, so that they may be of two things."""
        ours, theirs = self._states_of(mine, yours)
        return not {each[0] for each in ours}.isdisjoint(each[0] for each in theirs)

    def _are_in_one_sentence(self, mine: Measured, yours: Measured) -> bool:
        """Tell whether some sentence of the story states both, so that they are of two things."""
        ours, theirs = self._states_of(mine, yours)
        return not {each[:2] for each in ours}.isdisjoint(each[:2] for each in theirs)

    def _states_of(self, mine: Measured, yours: Measured) -> list[list[_Statement]]:
        """Return where each of two figures is stated, unless it is of other things there."""
        of = mine.of | yours.of
        return [
            [
                stated
                for stated in self._stated[figure_key(each)]
                if not (of and stated[2]) or not of.isdisjoint(stated[2])
            ]
            for each in (mine, yours)
        ]


def _first_of_surest(clash: Clash) -> tuple[float, int]:
    return clash.evidence, -clash.ours.quantity.start - clash.theirs.quantity.start


def _bounded(
    ours: Iterable[Measured], theirs: Iterable[Measured]
) -> Iterator[tuple[Measured, Measured]]:
    """Yield figures that bound one thing otherwise: "at least 12" and "15" can both be true."""
    for mine, yours in product(ours, theirs):
        first, second = mine.quantity, yours.quantity
        if first.kind == second.kind == "time":
            if first.bound and second.bound and abs(first.value - second.value) >= _MINUTES:
                yield mine, yours
        elif (
            not _LIMITS.isdisjoint((first.bound, second.bound))
            and "date" not in (first.kind, second.kind)
            and first.high is None is second.high
            and is_comparable(mine, yours)
            and _apart(first.value, second.value) > _ROUNDED
            and compatible(first, second)
        ):
            yield mine, yours


def _are_of_their_days(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether two days are as many before their articles': each tells of its own day."""
    later = days_later(one.article.published, other.article.published)
    return later != 0 and mine.quantity.value - yours.quantity.value == later


def _states(sentence: Candidate, quantity: Quantity) -> bool:
    """Tell whether a sentence has this very figure, whatever it counts there."""
    wanted = quantity.kind, quantity.unit, quantity.ends
    return any(figure_key(measured) == wanted for measured in figures_of(sentence))


def _is_same_bearer(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether two ages are of somebody of one name, and near enough for a slip."""
    first, second = mine.of & claim_of(one).names, yours.of & claim_of(other).names
    named = bool(first & second) and (first <= second or second <= first)
    return named and _apart(mine.quantity.value, yours.quantity.value) <= _SLIP


def _stated(sentences: Iterable[Candidate]) -> Mapping[FigureKey, list[_Statement]]:
    """Return where each figure is stated."""
    found: dict[FigureKey, list[_Statement]] = defaultdict(list)
    for sentence in sentences:
        for measured in figures_of(sentence):
            place = sentence.article.id, sentence.position, measured.of
            found[figure_key(measured)].append(place)
    return found


def _apart(one: float, other: float) -> float:
    """Return how many times the higher figure is the lower, as a natural logarithm."""
    low, high = sorted((max(one, 0.5), max(other, 0.5)))
    return log(high / low)


def _counts_others(text: str, measured: Measured) -> bool:
    quantity = measured.quantity
    begin, end = max(0, quantity.start - _BESIDE), quantity.end + _BESIDE
    return _OTHERS.search(text, begin, end) is not None
