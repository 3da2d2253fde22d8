"""Plans and deeds that a sentence tells of: "will sign" and "signed", each with its clause.

A plan is a verb after words of the future, or of what has not come about; a deed the same verb in
the past. English only.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from briefings.agreement.claims import Claim, claim_of
from briefings.agreement.figures import is_amount
from briefings.agreement.names import CACHED
from briefings.language.alternatives import alternatives
from briefings.language.before import end_of_last
from briefings.language.candidates import Candidate
from briefings.stories.values.verbs import irregular, slight, stem_of

_BE: Final = r"(?:is|are|was|were|be|been|['’]s|['’]re)"
_ABOUT_TO: Final = (
    "expected set due scheduled slated poised about ready preparing planning going intending "
    "likely certain"
)
_MEANS_TO: Final = (
    "plan plans planned intend intends intended vow vows vowed pledge pledges pledged promise "
    "promises promised agree agrees agreed aim aims aimed prepare prepares prepared"
)
_BETWEEN: Final = (
    "also now likely soon still then probably formally publicly officially later eventually "
    "quickly all both again be either jointly personally reportedly immediately first finally "
    "instead begin start on"
)
_WEEKDAY: Final = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_PLAN: Final = re.compile(
    rf"\b(?:{_BE} (?:\w+ly |also |now |still |all |both |originally )?"
    rf"(?:(?:{alternatives(_ABOUT_TO.split(), ' ')}) )?to"
    r"|(?:on the (?:verge|brink|point) of|close to|steps towards?|considering|weighing|mulling)"
    r"|(?:deciding|decide|decides) whether to|pressure (?:from [a-z ]{3,40} )?to"
    rf"|(?<!had )(?:{alternatives(_MEANS_TO.split(), ' ')}) to|will|shall|['’]ll"
    r"|(?P<would>would|may)) "
    rf"(?:(?:{alternatives(_BETWEEN.split(), ' ')}|{_WEEKDAY}) ){{0,3}}"
    rf"(?!have\b|been\b|not\b)(?P<verb>[a-z][a-z-]{{2,20}})\b"
)
_AWAITED: Final = re.compile(
    rf"\b{_BE} (?:\w+ly )?(?:scheduled|set|expected|due|slated) for "
    r"(?:an? |the |his |her |their |its )?(?:\w+ )?(?P<verb>[a-z][a-z-]{2,20})\b"
)
_NOT_YET: Final = re.compile(
    r"\b(?:no (?:formal )?(?P<noun>charges|arrests|decision|deal|agreement) "
    r"|(?:(?:has|have|had) not|(?:has|have|had)n['’]t)"
    r"(?: been)? (?:yet|formally|publicly) (?:been )?"
    r"|(?:has|have|had) yet to (?:be )?)(?:yet |formally |publicly |officially ){0,2}"
    r"(?P<verb>[a-z][a-z-]{2,20})\b"
)
_FAILED: Final = re.compile(
    r"\b(?:(?:is|are|was|were|been) (?:not able|unable)|failed|fails|refus(?:ed|es|ing))"
    r" to (?P<verb>[a-z][a-z-]{2,20})\b"
    r"|\b(?:[Aa]ttempts?|[Bb]ids?|[Ee]fforts?) to (?P<noun>[a-z][a-z-]{2,20})\b"
    r"(?=[^.;]{0,80} fail(?:s|ed)\b)"
)
_MISSING: Final = re.compile(
    r"\b(?:still|remains?|remained|is|are) (?P<verb>missing|unaccounted)\b"
)
"""What has not come about, and may later: "failed to rescue"; who is missing is to be found."""
_DECIDED: Final = re.compile(
    r"\bannounc(?:ed|es) (?:his|her|its|their|the|a) (?:decision|plan) to "
    r"(?P<verb>[a-z][a-z-]{2,20})\b"
)
"""What is decided is done, as far as a plan goes."""
_VOTED: Final = re.compile(
    r"\bvot(?:ed|ing)(?: \d[\d–-]*| unanimously| overwhelmingly| \w+day){0,2} to "
    r"(?P<verb>[a-z][a-z-]{2,20})\b"
)
_DONE: Final = re.compile(
    r"\b(?:was|were|included?|includes|including|saw|witnessed|oversaw|attended|following|after"
    r"|with) the (?P<verb>[a-z]{2,20}ing) of\b"
)
_IN_DOING: Final = re.compile(
    r"\b(?:said|says|announced)(?: \w+day)? in (?P<verb>[a-z]{2,20}ing) (?:the|an?|its|it)\b"
)
_GRANTED: Final = re.compile(
    r"\b(?:granted|gave|issued|expanded|extended|won|received|announced|offered|submitted)"
    r" (?:its|the|an?|his|her|their) (?:(?:full|final|formal|emergency|use) ){0,3}"
    r"(?P<verb>authorization|approval|resignation|clearance|endorsement|apology|pardon)\b"
)
"""What is done as well: "voted 9–2 to pay", "among the outcomes was the signing of", "in signing
the pact", "gave its final approval"."""
_NEVER: Final = re.compile(r"\b(?:[Nn]o|[Nn]obody|[Nn]one|[Nn]either)\b[^,;:.]{0,60}\Z")
"""What denies a plan: "no more money will be diverted"."""
_OR: Final = re.compile(r" or (?P<verb>[a-z][a-z-]{2,20})\b")
"""The other of two plans: "whether to sign or veto"."""
_TABLED: Final = re.compile(r"\b(?:introduced|proposed|tabled)\b")
"""A deed that is a plan of those who have to settle it."""
_REPORTED: Final = re.compile(
    r"\b(?:notified|said|says|saying|announced|confirmed|told|added|statement)\b"
)
"""What makes "would" a plan that is reported, and no condition."""
_CLAUSE: Final = re.compile(
    r"[;:()—–“”\"]|\s-\s|\b(?:while|although|though|but|which|who|whose|if|unless|when|because"
    r"|where|however)\b"
)
"""Where what is planned or done ends; what a comma adds may say more of it."""
_BEFORE: Final = 4
_AFTER: Final = 9
"""Stems before a verb, and after it, that tell of its plan or deed."""
_NO_DEED: Final = re.compile(
    r"\b(?:to|will|would|may|might|could|should|can|cannot|not|never|if|unless|until|had|being"
    r"|without|before|after|whether|that was|which was|who was|which|who|becom\w+|[a-z]+n['’]t)"
    r"(?: \w+ly| be| been| have| also| get| gets){0,2} \Z",
    re.IGNORECASE,
)
"""What before a verb in the past keeps it from being a deed of now."""
_IF: Final = re.compile(
    r"\b(?:if|unless|once|until|whether|in case|provided)\b[^,;:.]{0,80}\Z", re.IGNORECASE
)
"""What makes all that follows in its clause a condition: "if the agency authorised it"."""
_BEING: Final = re.compile(r"\b(?:was|were|been|being|is|are|has|have|got)(?: \w+ly)? \Z")
_DESCRIBES: Final = re.compile(
    r"\b(?:an?|the|newly|his|her|its|their|our|legally|highly|recently|previously|of|no|any|this"
    r"|these|those|most|more|(?:statement|notice|memo|letter|email|order|report|ruling|opinion"
    r"|document|complaint|affidavit|poll|survey|study)s?)[ -]\Z",
    re.IGNORECASE,
)
"""What before a participle makes it describe a noun."""
_BY: Final = re.compile(r" by\b")
_LOOKED_BACK: Final = 40


class Stage(NamedTuple):
    """A plan or a deed: its verb's stem, where it stands, and the stems of its clause."""

    verb: str
    start: int
    end: int
    clause: frozenset[str]

    def words(self, candidate: Candidate) -> str:
        """Return its words as they stand in the sentence."""
        return candidate.text[self.start : self.end]


@lru_cache(maxsize=CACHED)
def plans_of(candidate: Candidate) -> tuple[Stage, ...]:
    """Return what a sentence says is to come, or has not come about yet."""
    return tuple(_plans(candidate))


@lru_cache(maxsize=CACHED)
def deeds_of(candidate: Candidate) -> tuple[Stage, ...]:
    """Return what a sentence says has been done."""
    return tuple(_deeds(candidate))


def _plans(candidate: Candidate) -> Iterator[Stage]:
    text, claim = candidate.text, claim_of(candidate)
    for pattern in (_PLAN, _AWAITED, _NOT_YET, _FAILED):
        for found in pattern.finditer(text):
            for verb in _verbs(found) if _is_plan(found) else ():
                yield Stage(verb, *found.span(), _clause(claim, *found.span()))
    for pattern, word in ((_MISSING, "find"), (_TABLED, "propose")):
        for found in pattern.finditer(text):
            if pattern is _MISSING or is_deed(text, *found.span()):
                yield Stage(stem_of(word), *found.span(), _clause(claim, *found.span()))


def _is_plan(found: re.Match[str]) -> bool:
    """Tell whether "would" is reported, and nothing before denies what is to come."""
    if found.groupdict().get("would") and not _REPORTED.search(found.string):
        return False
    return found.re is not _PLAN or not _NEVER.search(found.string, 0, found.start())


def _verbs(found: re.Match[str]) -> list[str]:
    """Return the stem of what is planned, and of what else: "whether to sign or veto"."""
    parts, either = found.groupdict(), _OR.match(found.string, found.end())
    words = [parts.get("noun") or parts["verb"], *([either["verb"]] if either else [])]
    return [verb for verb in map(stem_of, words) if verb not in slight()]


def _deeds(candidate: Candidate) -> Iterator[Stage]:
    text, claim = candidate.text, claim_of(candidate)
    for pattern in (_DECIDED, _VOTED, _DONE, _IN_DOING, _GRANTED):
        for found in pattern.finditer(text):
            yield Stage(stem_of(found["verb"]), *found.span(), _clause(claim, *found.span()))
    counted = {each.quantity.end for each in claim.measured if is_amount(each.quantity)}
    planned = [(plan.start, plan.end) for plan in plans_of(candidate)]
    for place, stem in claim.places:
        word = _WORD.match(text, place)
        if word is None or stem in slight():
            continue
        low = word.group()
        if not (low.endswith("ed") or low in irregular()):
            continue
        if any(begin <= place < end for begin, end in planned) or place - 1 in counted:
            continue
        if is_deed(text, place, word.end()):
            begin = _BEING.search(text, max(0, place - _LOOKED_BACK), place)
            yield Stage(
                stem, begin.start() if begin else place, word.end(), _clause(claim, *word.span())
            )


_WORD: Final = re.compile(r"[a-z]{2,20}")


def is_deed(text: str, start: int, end: int) -> bool:
    """Tell whether a verb in the past says what was done: "was signed", not "if it is signed"."""
    begin = max(0, start - _LOOKED_BACK)
    if text[start - 1 : start] == "-" or _IF.search(text, 0, start):
        return False
    if _NO_DEED.search(text, begin, start) or _DESCRIBES.search(text, begin, start):
        return False
    return not _BY.match(text, end) or _BEING.search(text, begin, start) is not None


def _clause(claim: Claim, start: int, end: int) -> frozenset[str]:
    """Return the stems around a verb that tell of what it says."""
    begin = end_of_last(_CLAUSE, claim.text, 0, start)
    following = _CLAUSE.search(claim.text, end)
    last = following.start() if following else len(claim.text)
    before = [stem for place, stem in claim.places if begin <= place < start]
    after = [stem for place, stem in claim.places if start <= place < last]
    return frozenset((*before[-_BEFORE:], *after[:_AFTER]))
