"""The figures of a sentence as a story compares them: an age belongs to whom it stands beside."""

import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Final

from briefings.agreement.claims import Claim, claim_of
from briefings.agreement.measured import Measured
from briefings.agreement.names import CACHED
from briefings.language.candidates import Candidate
from briefings.language.synonyms import one_form
from briefings.language.terms import tokens
from briefings.stories.facts.vocabulary import Vocabulary

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
    whose = frozenset(one_form(token.stem) for token in tokens(found.group()))
    return replace(measured, quantity=quantity._replace(unit=AGE), of=whose)
