"""Whether the words around two unequal figures show that they measure two things.

What is measured is a noun with all that qualifies it: infections and hospital stays, this week and
the week before, what is there and what is expected, the goods of one country and of the other.
Where each sentence has such a word that the other lacks, each may be right.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefings.agreement.claims import claim_of
from briefings.agreement.figures import compatible, is_amount, is_comparable
from briefings.agreement.measured import Measured, growing
from briefings.language.candidates import Candidate
from briefings.language.synonyms import forms_in
from briefings.stories.values.outcomes import outcome_of
from briefings.stories.values.people import DOERS, PEOPLE, are_one_kind
from briefings.stories.values.qualifiers import BEFORE, around, end_of, qualifiers_of

_SAID: Final = re.compile(r"\b(?:said|says|told|announced|reported|according)\b[^,;]{0,20}\Z")
_WITHOUT_ONE: Final = re.compile(
    r"\b(?:with|other|fellow|another)(?: the)? \Z|\b[Aa]n? (?:[\w’'-]+ ){1,5}and \Z"
)
_AND_ONE: Final = re.compile(r"(?: [\w’'-]+){1,5} and (?:an?|one|his|her|their) ")
"""What shows that one is counted apart: "with 11 others", "a worker and nine of his family"."""
_HIMSELF: Final = re.compile(
    r"\b(?:including|counting|and|before killing|taking|shooting|turning the gun on)"
    r" (?:(?:the|a|an|its|his|her) )?(?:suspected |alleged )?"
    r"(?:gunm[ae]n|shooter|attacker|assailant|suspect|bomber|himself|herself|own life)\b"
)
"""What counts him who did it, or leaves him out."""
_INCLUDING: Final = re.compile(r"\b(?:including|counting) (?:the )?\Z")
_OF: Final = re.compile(r" of (?:the |those |its |his |her |their |these )?")
_SOME: Final = re.compile(r" of (?:those|these|them|the|his|her|their|its)\b")
"""What after a figure makes it a part of what is counted: "six of those arrested"."""
_HEAD: Final = re.compile(r"-(?=[a-z])[\w’'-]+ ((?:[a-z’'-]+ )?[a-z’'-]+)")
_COUNTS: Final = forms_in("average total number figure")
"""Nouns that say that something is counted, and not what."""
_SEQUEL: Final = 0.25
"""Hours within which two exact times are of two acts, one after the other."""


def are_two_things(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether the words around two figures of one kind show that they measure two things.

    Args:
        one: a sentence.
        other: a sentence of another article of the story.
        mine: a figure of `one`.
        yours: a figure of `other` that can't be true of the same thing.
    """
    kind = mine.quantity.kind
    unlike = qualifiers_of(one, mine) ^ qualifiers_of(other, yours)
    if kind == "date":
        return "earlier" in unlike or _are_beside_others(one, other, mine, yours)
    if kind in ("duration", "time"):
        return "earlier" in unlike or (kind == "time" and _is_sequel(mine, yours))
    return (
        bool(unlike)
        or (mine.of.isdisjoint(yours.of) and _is_some(one, mine) is not _is_some(other, yours))
        or _are_of_others(_named(one, mine), _named(other, yours))
        or _are_of_two_days(one, other, mine, yours)
        or _is_part(one, other, mine, yours)
        or _has_nearer(one, mine, yours)
        or _has_nearer(other, yours, mine)
        or (kind == "number" and not _count_alike(one, other, mine, yours))
    )


def _is_sequel(mine: Measured, yours: Measured) -> bool:
    """Tell whether two exact times follow each other closely, and two things happen then."""
    first, second = mine.quantity, yours.quantity
    exact = not (first.bound or second.bound)
    return exact and mine.verb != yours.verb and abs(first.value - second.value) <= _SEQUEL


def _is_some(candidate: Candidate, measured: Measured) -> bool:
    return _SOME.match(candidate.text, measured.quantity.end) is not None


def _named(candidate: Candidate, measured: Measured) -> frozenset[str]:
    """Return the names right after a figure: whose, where, of whom."""
    claim, start = claim_of(candidate), measured.quantity.end
    end = end_of(claim.text, start)
    return claim.names & {stem for at, stem in claim.places if start <= at < end}


def _are_of_others(mine: frozenset[str], yours: frozenset[str]) -> bool:
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _days(candidate: Candidate, measured: Measured) -> Iterator[Measured]:
    """Yield the dates in the clause of a figure, unless they tell when it was said."""
    text = candidate.text
    begin, end = around(text, measured)
    for each in claim_of(candidate).measured:
        quantity = each.quantity
        if quantity.kind != "date" or not begin <= quantity.start < end:
            continue
        if not _SAID.search(text, max(0, quantity.start - BEFORE), quantity.start):
            yield each


def _are_of_two_days(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether each figure is of a day, month or year, and the other's is another."""
    ours, theirs = list(_days(one, mine)), list(_days(other, yours))
    pairs = [(a, b) for a in ours for b in theirs if is_comparable(a, b)]
    return bool(pairs) and not any(compatible(a.quantity, b.quantity) for a, b in pairs)


def _is_part(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether one figure is the other without what is counted beside it."""
    apart = abs(mine.quantity.value - yours.quantity.value)
    is_mine = mine.quantity.value < yours.quantity.value
    less, more = (one, other) if is_mine else (other, one)
    if apart > 1 and apart in (_beside(less, mine, yours) | _included(more)):
        return True
    text, fewer = less.text, (mine if is_mine else yours).quantity
    return apart == 1 and bool(
        _HIMSELF.search(one.text)
        or _HIMSELF.search(other.text)
        or _WITHOUT_ONE.search(text, max(0, fewer.start - BEFORE), fewer.start)
        or _AND_ONE.match(text, fewer.end)
    )


def _beside(candidate: Candidate, *unless: Measured) -> set[float]:
    """Return what else a sentence counts."""
    return {
        each.quantity.value
        for each in claim_of(candidate).measured
        if each.quantity.kind == "number" and each.of and each not in unless
    }


def _included(candidate: Candidate) -> set[float]:
    """Return how many of those who did it a sentence counts among those whom they did it to."""
    return {
        each.quantity.value
        for each in claim_of(candidate).measured
        if not DOERS.isdisjoint(each.of)
        and _INCLUDING.search(candidate.text, 0, each.quantity.start)
    }


def _count_alike(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether two bare counts name one noun, or both people, or what happened to them."""
    if mine.quantity.unit or yours.quantity.unit:
        return True
    ours, theirs = _counted(one, mine) - _COUNTS, _counted(other, yours) - _COUNTS
    if not (_is_of_what_is_told(one, mine, yours) and _is_of_what_is_told(other, yours, mine)):
        return False
    happened = {outcome_of(one, mine), outcome_of(other, yours)} - {""}
    if len(happened) > 1:
        return False
    if not ours.isdisjoint(theirs):
        return True
    people = not (PEOPLE.isdisjoint(ours) or PEOPLE.isdisjoint(theirs))
    if people:
        return are_one_kind(ours, theirs) or not (
            ours.isdisjoint(yours.near) and theirs.isdisjoint(mine.near)
        )
    return not growing().isdisjoint(mine.near & yours.near)


def _has_nearer(candidate: Candidate, measured: Measured, other: Measured) -> bool:
    """Tell whether a sentence has another figure of the noun, with the other figure's verb.

    Of "cancelled 1,800 flights and delayed 1,500" only the first is what else was cancelled.
    """
    if measured.verb == other.verb or not other.verb or outcome_of(candidate, measured):
        return False
    return any(
        each.verb == other.verb and not (each.of or measured.of).isdisjoint(other.of)
        for each in claim_of(candidate).measured
        if each.quantity.kind == measured.quantity.kind and each != measured
    )


def _are_beside_others(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether two dates stand right after unlike amounts: "6% in March", "6.1% in April"."""
    ours, theirs = _amount_before(one, mine), _amount_before(other, yours)
    if ours is None or theirs is None:
        return False
    return ours.quantity.ends != theirs.quantity.ends


def _amount_before(candidate: Candidate, measured: Measured) -> Measured | None:
    begin = measured.quantity.start - len(" in ")
    return next(
        (
            each
            for each in claim_of(candidate).measured
            if is_amount(each.quantity) and begin <= each.quantity.end <= measured.quantity.start
        ),
        None,
    )


def _counted(candidate: Candidate, measured: Measured) -> frozenset[str]:
    """Return the stems of what is counted: in "157 of 338 seats" what both figures count."""
    end = measured.quantity.end
    if found := _OF.match(candidate.text, end):
        for each in claim_of(candidate).measured:
            if each.quantity.start == found.end():
                return each.of
    return measured.of


def _is_of_what_is_told(candidate: Candidate, measured: Measured, other: Measured) -> bool:
    """Tell whether what a figure is an attribute of stands beside the other figure, too.

    A "41-count complaint" is a complaint, and eight counts of fraud may be some of it.
    """
    found = _HEAD.match(candidate.text, measured.quantity.end)
    if found is None:
        return True
    return not forms_in(found[1]).isdisjoint(other.near)
