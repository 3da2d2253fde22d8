"""Whether the words around two unequal figures show that they measure two things.

What is measured is a noun with all that qualifies it: infections and hospital stays, this week and
the week before, what is there and what is expected, the goods of one country and of the other.
Where each sentence has such a word that the other lacks, each may be right.
"""

import re
from collections.abc import Iterator
from typing import Final

from briefings.agreement.claims import claim_of
from briefings.agreement.figures import compatible, is_comparable
from briefings.agreement.measured import AHEAD, Measured, growing
from briefings.language.candidates import Candidate
from briefings.language.synonyms import one_form
from briefings.language.terms import tokens

_CLAUSE: Final = re.compile(r"[;:()—–“”\"]|,(?!\d)|\s-\s|\b(?:while|although|though|but)\b")
_PART: Final = re.compile(r"[;:“”\"]|,(?!\d)|\b(?:while|although|though|but)\b")
"""Where a part of a sentence ends that has a verb of its own."""
_BEFORE: Final = 45
_AFTER: Final = 30
"""Characters before a figure and after it, in its clause, where its qualifiers stand."""
_EARLIER: Final = re.compile(
    r"\b(?:previous|prior|preceding|year-(?:ago|earlier)"
    r"|(?:day|week|month|quarter|season|year)s? (?:before|earlier))\b",
    re.IGNORECASE,
)
"""Words by which a figure is one of another time than the article's."""
_EXPECTED: Final = re.compile(
    r"\b(?:could|might|may|expect\w*|forecast\w*|project(?:s|ed|ions?)|looking for|seeks?"
    r"|seeking|needs?|wants?|ask(?:s|ed|ing) for|predict\w*)\b"
)
"""Words by which a figure is not there yet, besides those of `AHEAD`."""
_SAID: Final = re.compile(r"\b(?:said|says|told|announced|reported|according)\b[^,;]{0,20}\Z")
_WITHOUT_ONE: Final = re.compile(
    r"\b(?:with|other|fellow|another)(?: the)? \Z|\b[Aa]n? (?:[\w’'-]+ ){1,5}and \Z"
)
_AND_ONE: Final = re.compile(r"(?: [\w’'-]+){1,5} and (?:an?|one|his|her|their) ")
"""What shows that one is counted apart: "with 11 others", "a worker and nine of his family"."""
_INCLUDING: Final = re.compile(r"\b(?:including|counting) (?:the )?\Z")
_NUMBERED: Final = re.compile(
    r"(?:\b(?:pp?\.|page|[Nn]o\.|chapter|section|[Aa]rticle|ages?|aged)|#) ?\Z"
)
"""What before a number makes it the name of a page, and no count."""
_LOOSE: Final = 10
_FOOTNOTE: Final = re.compile(r"\d{1,3} [A-Z]")
_BARE: Final = re.compile(r"\b(?:was|is|were|are|be|been|turned|aged?) \Z")
"""What stands before an age that doesn't say so: "when she was 29"."""
_CLOSED: Final = re.compile(r"\s*(?:[.,;:?!)”\"]|\Z)")
_OF: Final = re.compile(r" of (?:the |those |its |his |her |their |these )?")
_WHOLE: Final = re.compile(
    r"(?i:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|all|most|half|none|any"
    r"|each|several|many)) of (?:the |those |its |his |her |their |these )?\Z"
)
"""What before a figure makes it the whole, of which a part is told: "four of five charges"."""
_SOME: Final = re.compile(r" of (?:those|these|them|the|his|her|their|its)\b")
"""What after a figure makes it a part of what is counted: "six of those arrested"."""
_HEAD: Final = re.compile(r"-(?=[a-z])[\w’'-]+ ((?:[a-z’'-]+ )?[a-z’'-]+)")
_SEQUEL: Final = 0.25
"""Hours within which two exact times are of two acts, one after the other."""
_PEOPLE: Final = (
    "people person man men woman women victim suspect gunman gunmen militant terrorist attacker "
    "shooter member supporter protester demonstrator passenger worker resident civilian other "
    "child children student soldier officer official rebel fighter migrant patient juror"
)
_DOERS: Final = "gunman gunmen shooter attacker assailant suspect bomber hijacker killer"


def are_two_things(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether the words around two figures of one kind show that they measure two things.

    Args:
        one: a sentence.
        other: a sentence of another article of the story.
        mine: a figure of `one`.
        yours: a figure of `other` that can't be true of the same thing.
    """
    kind = mine.quantity.kind
    if _has(_EARLIER, one, mine) is not _has(_EARLIER, other, yours):
        return True
    if kind == "time":
        return _is_sequel(mine, yours)
    if kind in ("date", "duration"):
        return False
    return (
        _is_expected(one, mine) is not _is_expected(other, yours)
        or _is_whole(one, mine) is not _is_whole(other, yours)
        or (mine.of.isdisjoint(yours.of) and _is_some(one, mine) is not _is_some(other, yours))
        or _are_of_others(_named(one, mine), _named(other, yours))
        or _are_of_two_days(one, other, mine, yours)
        or _is_part(one, other, mine, yours)
        or (kind == "number" and not _count_alike(one, other, mine, yours))
    )


def _around(candidate: Candidate, measured: Measured) -> tuple[int, int]:
    """Return the part of a figure's clause in which what qualifies it stands."""
    text, quantity = candidate.text, measured.quantity
    begin = max(0, quantity.start - _BEFORE)
    begin = max(
        (mark.end() for mark in _CLAUSE.finditer(text, begin, quantity.start)), default=begin
    )
    return begin, _end(text, quantity.end)


def _end(text: str, start: int) -> int:
    found = _CLAUSE.search(text, start, start + _AFTER)
    return found.start() if found else min(len(text), start + _AFTER)


def _has(words: re.Pattern[str], candidate: Candidate, measured: Measured) -> bool:
    return words.search(candidate.text, *_around(candidate, measured)) is not None


def _is_sequel(mine: Measured, yours: Measured) -> bool:
    """Tell whether two exact times follow each other closely, and two things happen then."""
    first, second = mine.quantity, yours.quantity
    exact = not (first.bound or second.bound)
    return exact and mine.verb != yours.verb and abs(first.value - second.value) <= _SEQUEL


def _is_expected(candidate: Candidate, measured: Measured) -> bool:
    """Tell whether a figure is only planned, feared or hoped for: the words before it show it."""
    text, end = candidate.text, measured.quantity.start
    begin = max((mark.end() for mark in _PART.finditer(text, 0, end)), default=0)
    return any(words.search(text, begin, end) for words in (AHEAD, _EXPECTED))


def _is_whole(candidate: Candidate, measured: Measured) -> bool:
    start = measured.quantity.start
    return _WHOLE.search(candidate.text, max(0, start - _BEFORE), start) is not None


def _is_some(candidate: Candidate, measured: Measured) -> bool:
    return _SOME.match(candidate.text, measured.quantity.end) is not None


def is_no_measure(text: str, measured: Measured) -> bool:
    """Tell whether a figure numbers a page or note, is an age without a word, or is "several"."""
    quantity = measured.quantity
    start, end = quantity.start, quantity.end
    if quantity.high is not None and quantity.bound and quantity.value < _LOOSE:
        return True
    if _NUMBERED.search(text, max(0, start - _BEFORE), start):
        return True
    if quantity.kind != "number" or quantity.unit:
        return False
    if start == 0 and not measured.of and _FOOTNOTE.match(text):
        return True
    is_bare = _BARE.search(text, max(0, start - _BEFORE), start) is not None
    return is_bare and _CLOSED.match(text, end) is not None


def _named(candidate: Candidate, measured: Measured) -> frozenset[str]:
    """Return the names right after a figure: whose, where, of whom."""
    claim, start = claim_of(candidate), measured.quantity.end
    end = _end(claim.text, start)
    return claim.names & {stem for at, stem in claim.places if start <= at < end}


def _are_of_others(mine: frozenset[str], yours: frozenset[str]) -> bool:
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _days(candidate: Candidate, measured: Measured) -> Iterator[Measured]:
    """Yield the dates in the clause of a figure, unless they tell when it was said."""
    text, (begin, end) = candidate.text, _around(candidate, measured)
    for each in claim_of(candidate).measured:
        quantity = each.quantity
        if quantity.kind != "date" or not begin <= quantity.start < end:
            continue
        if not _SAID.search(text, max(0, quantity.start - _BEFORE), quantity.start):
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
        _WITHOUT_ONE.search(text, max(0, fewer.start - _BEFORE), fewer.start)
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
        if not _DOERS_STEMS.isdisjoint(each.of)
        and _INCLUDING.search(candidate.text, 0, each.quantity.start)
    }


def _count_alike(one: Candidate, other: Candidate, mine: Measured, yours: Measured) -> bool:
    """Tell whether two bare counts name one noun, or both people, or what happened to them."""
    if mine.quantity.unit or yours.quantity.unit:
        return True
    ours, theirs = _counted(one, mine), _counted(other, yours)
    if not (_is_of_what_is_told(one, mine, yours) and _is_of_what_is_told(other, yours, mine)):
        return False
    if not ours.isdisjoint(theirs) or not growing().isdisjoint(mine.near & yours.near):
        return True
    return not (_PEOPLE_STEMS.isdisjoint(ours) or _PEOPLE_STEMS.isdisjoint(theirs))


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
    heads = {one_form(token.stem) for token in tokens(found[1])}
    return not heads.isdisjoint(other.near)


_DOERS_STEMS: Final = frozenset(one_form(tokens(word)[0].stem) for word in _DOERS.split())
_PEOPLE_STEMS: Final = frozenset(one_form(tokens(word)[0].stem) for word in _PEOPLE.split())
