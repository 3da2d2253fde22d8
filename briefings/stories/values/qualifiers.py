"""What the words around a figure make of it: another week's, a forecast, a rise, the votes against.

Two unequal figures of one noun measure one thing only where they are qualified alike. English only:
elsewhere no figure is qualified, and the other signs decide.
"""

import re
from functools import lru_cache
from typing import Final

from briefings.agreement.claims import claim_of
from briefings.agreement.measured import AHEAD, Measured
from briefings.agreement.names import CACHED
from briefings.language.before import end_of_last
from briefings.language.candidates import Candidate

CLAUSE: Final = re.compile(r"[;:()—–“”\"]|,(?!\d)|\s-\s|\b(?:while|although|though|but)\b")
"""Where a clause may end."""
_PART: Final = re.compile(r"[;:“”\"]|,(?!\d)|\b(?:while|although|though|but)\b")
"""Where a part of a sentence ends that has a verb of its own."""
BEFORE: Final = 45
AFTER: Final = 30
"""Characters before a figure and after it, in its clause, where its qualifiers stand."""
_THAN: Final = (
    "(?<!from )(?<!from the )(?<!from a )(?<!than )(?<!than the )(?<!than a )(?<!over the )"
    "(?<!on the )(?<!with the )(?<!to the )"
)
_MOVED: Final = (
    r"(?:ris(?:e|es|ing|en)|rose|f[ae]ll(?:s|ing|en)?|gr[eo]w(?:s|ing|n)?|climb\w*|drop\w*"
    r"|declin\w*|plung\w*|tumbl\w*|slid\w*|s[ai]nk\w*|gain\w*|shed\w*|jump\w*|surg\w*|soar\w*"
    r"|increas\w*|decreas\w*|up|down)"
)
_AROUND: Final = {
    "earlier": re.compile(
        rf"\b{_THAN}(?:previous|prior|preceding|year-(?:ago|earlier))\b"
        r"|\b(?:day|week|month|quarter|season|year)s? (?:before|earlier)\b",
        re.IGNORECASE,
    ),
    "against": re.compile(r"\b(?:against|opposed|opposing|opposition|dissent\w*)\b"),
    "without": re.compile(
        r"\b(?:exclud\w+|excepting|except for|controlling for|core|other than|apart from"
        r"|not counting|strip\w* out)\b",
        re.IGNORECASE,
    ),
}
"""Of another time than the article's; of those against; of a part that leaves something out."""
_PRECEDING: Final = {
    "whole": re.compile(
        r"(?i:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|some|all|most|half|none"
        r"|any|each|several|many)) of (?:the |those |its |his |her |their |these )?\Z"
    ),
    "change": re.compile(
        rf"\b{_MOVED}(?: by)? \Z"
        rf"|\b(?:{_MOVED}|cut|raised|reduced|short|ahead|behind|missed|won|lost)"
        r"\b[^,;.]{0,30}\bby \Z"
        r"|\b(?:another|additional|extra|further) \Z",
        re.IGNORECASE,
    ),
}
"""What all are of whom some are told: "four of five charges"; how much more or less it is."""
_FOLLOWING: Final = {
    "change": re.compile(
        r"(?: percent| percentage| basis)?(?: points?)?(?:-point)?"
        r" (?:(?:increase|decrease|rise|drop|decline|boost|hike|jump|gain|dive|plunge|fall|cut)s?\b"
        r"|(?:more|higher|lower|fewer|less|others?)\b(?! than\b))"
    ),
    "new": re.compile(r" (?:in |of )?(?:new|additional|extra|fresh)\b"),
    "rate": re.compile(r"(?: [\w-]+)? (?:an?|per|each|every) (?:hour|day|week|month|year)\b"),
    "at": re.compile(
        r"[\w% ]{0,25}\b(?:effective|effectiveness|efficacy|protection)\b[^.;,]{0,12}"
        r" (?:at|against|in)\b"
    ),
}
"""How much more or less; what comes on top; in which time; for which of several outcomes."""
_EXPECTED: Final = re.compile(
    r"\b(?:could|might|may|expect\w*|forecast\w*|project(?:s|ed|ions?)|looking for|seeks?"
    r"|seeking|needs?|wants?|ask(?:s|ed|ing) for|predict\w*)\b"
)
"""Words by which a figure is not there yet, besides those of `AHEAD`."""


@lru_cache(maxsize=CACHED)
def qualifiers_of(candidate: Candidate, measured: Measured) -> frozenset[str]:
    """Return the names of what qualifies a figure of a sentence."""
    if claim_of(candidate).language != "en":
        return frozenset()
    text, quantity = candidate.text, measured.quantity
    begin, end = around(text, measured)
    found = [name for name, words in _AROUND.items() if words.search(text, begin, end)]
    first = max(0, quantity.start - BEFORE)
    found += [
        name for name, words in _PRECEDING.items() if words.search(text, first, quantity.start)
    ]
    found += [name for name, words in _FOLLOWING.items() if words.match(text, quantity.end)]
    return frozenset([*found, "expected"] if is_expected(candidate, measured) else found)


def around(text: str, measured: Measured) -> tuple[int, int]:
    """Return the part of a figure's clause in which what qualifies it stands."""
    start = measured.quantity.start
    begin = end_of_last(CLAUSE, text, max(0, start - BEFORE), start)
    return begin, end_of(text, measured.quantity.end)


def end_of(text: str, start: int) -> int:
    """Return where the clause ends that goes on at a place, or what is near there."""
    found = CLAUSE.search(text, start, start + AFTER)
    return found.start() if found else min(len(text), start + AFTER)


def is_expected(candidate: Candidate, measured: Measured) -> bool:
    """Tell whether a figure is only planned, feared or hoped for: the words before it show it."""
    text, end = candidate.text, measured.quantity.start
    begin = end_of_last(_PART, text, 0, end)
    return any(words.search(text, begin, end) for words in (AHEAD, _EXPECTED))
