"""What an English sentence itself states, less what only tells who says so and who is meant.

Two sentences may share nothing but what they take for known: "the judge who sentenced a former
student", "according to the attorney's office", "after the crash". That is how an event is named,
and each of them may go on to tell something else of it. So the words of main clauses are told from
those of relative and adverbial clauses, appositions and attributions, found by their first words.
"""

import re
from functools import lru_cache
from typing import Final

from briefings.agreement.claims import claim_of
from briefings.agreement.figures import TELLING, equal, telling
from briefings.agreement.names import CACHED
from briefings.language.candidates import Candidate
from briefings.stories.facts.likeness import SAYS

APART: Final = 3.0
"""Score from which a sentence states what a lead does though it has nothing but names of what that
one itself states; with a word of that `SAYS` is enough …"""
TOGETHER: Final = 0.6
"""… and with `MANY` this."""
MANY: Final = 2

_WHEN: Final = (
    "after|before|since|despite|amid|following|when|while|though|although|because|unless|until"
    "|during"
)
_BE: Final = "was|were|is|are|has|had|have|would|could|will|left|took|made|killed|[a-z]{2,20}ed"
_SAYS: Final = (
    "(?:said|says?|told|tells|adde?d?s?|wrote|writes|tweeted|stated|explained|noted|reporte?d?s?"
    "|claime?d?s?|testified|insiste?d?s?|argue[ds]?|according)"
)
_WHOM: Final = r"(?:\s(?:[A-Z]\w{1,20}|reporters|him|her|them)){0,3}"
_DAY: Final = r"(?:\son)?(?:\s[A-Z][a-z]{2,5}day)?"
_REST: Final = r"[^,;—–]*+[,;—–]?"
_RELATIVE: Final = re.compile(rf"[,\s]\s?(?:who|which|whose|whom|where|if|{_WHEN})\b{_REST}")
_DEFINING: Final = re.compile(rf"\bthat\s(?=(?:{_BE})\b){_REST}")
_OPENING: Final = re.compile(rf"\A(?i:as|in|at|with|on|{_WHEN})\b[^,]*+,")
_APPOSITION: Final = re.compile(
    r",\s(?:an?|the|its|his|her|their|former|\d+)\b[^,;]*+,(?!\s(?:and|or)\b)"
)
_SAYER_FIRST: Final = re.compile(
    rf"\A[^,\"“”]{{0,80}}(?:,[^,\"“”]{{0,80}},)?\s{_SAYS}{_WHOM}{_DAY}(?:\sthat|,|:)?(?=\s)"
)
_SAYER_LAST: Final = re.compile(
    rf",[”\"’]?\s(?:[^,\"“”]{{1,80}}\s|[^,\"“”]{{1,80}},[^,\"“”]{{1,80}},\s)?{_SAYS}"
    r"(?:\s[^\s,\"“”]{1,30}){0,6}\.?\Z"
)
_ACCORDING: Final = re.compile(r",?\s?\b[Aa]ccording\sto\b[^,;]*+[,;]?")
_ASIDES: Final = (
    *(_RELATIVE, _DEFINING, _OPENING, _APPOSITION),
    *(_SAYER_FIRST, _SAYER_LAST, _ACCORDING),
)


def least_score(lead: Candidate, other: Candidate) -> float:
    """Return the score from which `other` is taken to state what `lead` of its story does."""
    shared = len(stated_in(lead, other)) + _figures_in_both(lead, other)
    return TOGETHER if shared >= MANY else SAYS if shared else APART


def stated_in(lead: Candidate, other: Candidate) -> frozenset[str]:
    """Return the words, no names, that `lead` itself states and `other` has anywhere."""
    ours, theirs = claim_of(lead), claim_of(other)
    return (_stated_by(lead) & theirs.content) - ours.names - theirs.names


def _figures_in_both(one: Candidate, other: Candidate) -> int:
    """Return how many figures that are hardly equal by chance both sentences have."""
    theirs = claim_of(other).measured
    return sum(
        any(equal(mine, yours) for yours in theirs)
        for mine in claim_of(one).measured
        if telling(mine) >= TELLING
    )


@lru_cache(maxsize=CACHED)
def _stated_by(sentence: Candidate) -> frozenset[str]:
    """Return the words of a sentence outside its asides; all where they aren't known."""
    claim = claim_of(sentence)
    if claim.language != "en":
        return claim.content
    asides = [found.span() for aside in _ASIDES for found in aside.finditer(claim.text)]
    return frozenset(
        [form for at, form in claim.places if not any(begin <= at < end for begin, end in asides)]
    )
