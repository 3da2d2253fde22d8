"""The figures of a sentence as a story compares them: an age belongs to whom it stands beside."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final, TypeAlias

from briefings.agreement.claims import Claim, claim_of
from briefings.agreement.figures import equal, telling
from briefings.agreement.measured import Measured
from briefings.agreement.names import CACHED
from briefings.language.candidates import Candidate
from briefings.language.synonyms import forms_in
from briefings.stories.facts.vocabulary import Vocabulary

FigureKey: TypeAlias = tuple[str, str, tuple[float, float]]
OLDEST: Final = 110
_WHO: Final = re.compile(r"(?:[A-Z][\w.’'-]{0,30} ){0,3}[A-Z][\w’'-]{1,30}(?:, | \()\Z")
"""A name right before the figure that tells how old its bearer is: "Ada Moe, 70, said"."""
_WHO_LONGEST: Final = 160
_CLOSED: Final = ",;)."
AGE: Final = "year of age"


def words_of_claims(sentences: Iterable[Candidate]) -> Vocabulary:
    """Return what the stems of a story weigh, each in the one form that claims have."""
    return Vocabulary([claim_of(sentence) for sentence in sentences])


@lru_cache(maxsize=CACHED)
def figures_of(candidate: Candidate) -> tuple[Measured, ...]:
    """Return the figures of a sentence, "Ada Moe, 70," as an age of Ada Moe's."""
    claim = claim_of(candidate)
    return tuple([_as_age(claim, measured) for measured in claim.measured])


def _as_age(claim: Claim, measured: Measured) -> Measured:
    quantity, text = measured.quantity, claim.text
    if (quantity.kind, quantity.unit) != ("number", "") or not 0 < quantity.value <= OLDEST:
        return measured
    if not text[quantity.start : quantity.end].isdigit():
        return measured
    if text[quantity.end : quantity.end + 1] not in _CLOSED:  # "" is in it: the end
        return measured
    begin = max(0, quantity.start - _WHO_LONGEST)
    found = _WHO.search(text, begin, quantity.start)
    if found is None:
        return measured
    return replace(measured, quantity=quantity._replace(unit=AGE), of=forms_in(found.group()))


def figure_key(measured: Measured) -> FigureKey:
    """Return the kind, unit and value of a figure, whatever it counts."""
    quantity = measured.quantity
    return quantity.kind, quantity.unit, quantity.ends


def told_by_both(one: Candidate, other: Candidate) -> float:
    """Return how much the figures tell that both sentences have."""
    theirs = figures_of(other)
    return sum(
        telling(mine)
        for mine in figures_of(one)
        if any(equal(mine, yours) or figure_key(mine) == figure_key(yours) for yours in theirs)
    )
