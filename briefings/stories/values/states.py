"""What one sentence of a story plans, and another says is done: "will sign" and "signed".

Mostly a story moves on without a changed figure. A plan is a verb after words of the future, a deed
the same verb in the past, or one that settles it ("expected to vote", "approved"); both clauses
have to share what else they tell of. English only.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

from briefings.agreement.claims import Claim, claim_of
from briefings.agreement.names import CACHED
from briefings.language.alternatives import alternatives
from briefings.language.candidates import Candidate
from briefings.language.synonyms import one_form
from briefings.language.terms import tokens
from briefings.stories.facts.likeness import Likeness
from briefings.stories.facts.vocabulary import HEAVIEST, Vocabulary
from briefings.stories.values.stated import told_by_both

MOVED: Final = 1.4
"""Evidence from which a deed is that which was planned."""
SURELY: Final = 2.5
"""The same where each names somebody beside it whom the other sentence doesn't."""
SHARED: Final = 0.4
"""What else both clauses have is worth as much as so many rare words, at least …"""
_ALIKE: Final = -1.5
"""… and so alike are the sentences."""
_LIKENESS: Final = 0.35
"""What one point of the sentences' likeness is worth."""
_TOLD: Final = 0.5
_MOST_TOLD: Final = 1.5
"""What equal figures of both are worth, a day among them."""
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
    r"|(?:on the (?:verge|brink|point) of|close to|considering|weighing|mulling)"
    r"|(?:deciding|decide|decides) whether to|pressure (?:from [a-z ]{3,40} )?to"
    rf"|(?<!had )(?:{alternatives(_MEANS_TO.split(), ' ')}) to|will|shall|['’]ll|(?P<would>would)) "
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
_DECIDED: Final = re.compile(
    r"\bannounc(?:ed|es) (?:his|her|its|their|the|a) (?:decision|plan) to "
    r"(?P<verb>[a-z][a-z-]{2,20})\b"
)
"""What is decided is done, as far as a plan goes."""
_TABLED: Final = re.compile(r"\b(?:introduced|proposed|tabled)\b")
"""A deed that is a plan of those who have to settle it."""
_REPORTED: Final = re.compile(r"\b(?:said|says|saying|announced|confirmed|told|added|statement)\b")
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
    r"|without|before|after|whether|that was|which was|who was|becom\w+|[a-z]+n['’]t)"
    r"(?: \w+ly| be| been| have| also| get| gets){0,2} \Z",
    re.IGNORECASE,
)
"""What before a verb in the past keeps it from being a deed of now."""
_BEING: Final = re.compile(r"\b(?:was|were|been|being|is|are|has|have|got)(?: \w+ly)? \Z")
_DESCRIBES: Final = re.compile(
    r"\b(?:an?|the|newly|his|her|its|their|our|legally|highly|recently|previously|of|no|any|this"
    r"|these|those|most|more)[ -]\Z",
    re.IGNORECASE,
)
"""What before a participle makes it describe a noun."""
_BY: Final = re.compile(r" by\b")
_LOOKED_BACK: Final = 40
_IRREGULAR: Final = (
    "won lost sent built broke broken shot took taken gave given fell fallen found held met left "
    "put came went began begun paid struck hit cut set led fled bought caught fought taught sold "
    "sought spoke spoken chose chosen wrote written drove driven rode threw thrown flew flown grew "
    "drew drawn withdrew withdrawn swore sworn stood shut spent kept swept dealt beat beaten quit "
    "split spread freed"
)
_SAYS_LITTLE: Final = (
    "do have be get go make take use see say tell know think look like want need let keep help "
    "come seem become work give put try call ask happen mean find continue remain include cause "
    "provide allow show feel turn serve serving lead leading face faces run receive"
)
_SETTLED: Final = (
    "vote: vote approve pass adopt reject override defeat",
    "propose: approve pass adopt reject enact",
    "sign: sign veto",
    "decide: decide sign veto approve reject rule",
    "consider: approve pass adopt reject",
    "appear: appear arraign plead",
    "charge: charge arraign indict",
    "meet: meet discuss agree",
    "discuss: discuss agree",
    "address: address discuss",
    "engage: discuss meet",
    "announce: announce unveil",
    "release: release publish unveil",
    "resign: resign quit",
    "rescue: rescue evacuate free",
    "evacuate: evacuate rescue",
    "identify: identify name charge arrest",
    "sue: sue file",
)
"""What settles what was planned, where that is no form of the same verb."""


class Stage(NamedTuple):
    """A plan or a deed: its verb's stem, where it stands, and the stems of its clause."""

    verb: str
    start: int
    end: int
    clause: frozenset[str]

    def words(self, candidate: Candidate) -> str:
        """Return its words as they stand in the sentence."""
        return candidate.text[self.start : self.end]


class Change(NamedTuple):
    """What is planned in one sentence and done in the other."""

    evidence: float
    plan: Stage
    deed: Stage


class States:
    """Plans and deeds in the sentences of a story."""

    def __init__(self, likeness: Likeness, words: Vocabulary) -> None:
        """Take the sentences that `likeness` compares; `words` weighs claims."""
        self._likeness = likeness
        self._total = words.total

    def change(self, one: Candidate, other: Candidate) -> Change | None:
        """Return what `one` plans and `other` says is done, if anything surely is."""
        if claim_of(one).language != "en" or claim_of(other).language != "en":
            return None
        plans = plans_of(one)
        if not plans or (likeness := self._likeness.score(one, other)) < _ALIKE:
            return None
        told = _TOLD * min(_MOST_TOLD, told_by_both(one, other))
        found = []
        for plan in plans:
            for deed in deeds_of(other):
                if deed.verb != plan.verb and deed.verb not in _settled().get(plan.verb, ()):
                    continue
                common = (plan.clause & deed.clause) - {plan.verb, deed.verb}
                shared = self._total(common) / HEAVIEST + told
                evidence = round(shared + _LIKENESS * likeness, 6)
                least = SURELY if _are_of_others(one, other, plan, deed) else MOVED
                if shared >= SHARED and evidence >= least:
                    found.append(Change(evidence, plan, deed))
        return max(found, key=lambda each: (each.evidence, -each.plan.start), default=None)


def may_settle(one: Candidate, other: Candidate) -> bool:
    """Tell at a glance whether one of two sentences may say done what the other plans."""
    return any(
        deed.verb == plan.verb or deed.verb in _settled().get(plan.verb, ())
        for planning, doing in ((one, other), (other, one))
        for plan in plans_of(planning)
        for deed in deeds_of(doing)
    )


def _are_of_others(one: Candidate, other: Candidate, plan: Stage, deed: Stage) -> bool:
    """Tell whether plan and deed name others: "A will plead", "B pleaded"."""
    ours, theirs = claim_of(one), claim_of(other)
    mine, yours = plan.clause & ours.names, deed.clause & theirs.names
    return bool(mine - theirs.content) and bool(yours - ours.content)


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
    for pattern in (_PLAN, _AWAITED, _NOT_YET):
        for found in pattern.finditer(text):
            parts = found.groupdict()
            if parts.get("would") and not _REPORTED.search(text):
                continue
            verb = _stem(parts.get("noun") or parts["verb"])
            if verb not in _slight():
                yield Stage(verb, *found.span(), _clause(claim, *found.span()))
    for found in _TABLED.finditer(text):
        if is_deed(text, *found.span()):
            yield Stage(_stem("propose"), *found.span(), _clause(claim, *found.span()))


def _deeds(candidate: Candidate) -> Iterator[Stage]:
    text, claim = candidate.text, claim_of(candidate)
    for found in _DECIDED.finditer(text):
        yield Stage(_stem(found["verb"]), *found.span(), _clause(claim, *found.span()))
    planned = [(plan.start, plan.end) for plan in plans_of(candidate)]
    for place, stem in claim.places:
        word = _WORD.match(text, place)
        if word is None or stem in _slight():
            continue
        low = word.group()
        if not (low.endswith("ed") or low in _irregular()):
            continue
        if any(begin <= place < end for begin, end in planned):
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
    if _NO_DEED.search(text, begin, start) or _DESCRIBES.search(text, begin, start):
        return False
    return not _BY.match(text, end) or _BEING.search(text, begin, start) is not None


def _clause(claim: Claim, start: int, end: int) -> frozenset[str]:
    """Return the stems around a verb that tell of what it says."""
    begin = max((mark.end() for mark in _CLAUSE.finditer(claim.text, 0, start)), default=0)
    following = _CLAUSE.search(claim.text, end)
    last = following.start() if following else len(claim.text)
    before = [stem for place, stem in claim.places if begin <= place < start]
    after = [stem for place, stem in claim.places if start <= place < last]
    return frozenset((*before[-_BEFORE:], *after[:_AFTER]))


def _stem(word: str) -> str:
    found = tokens(word)
    return one_form(found[0].stem) if found else ""


@cache
def _irregular() -> frozenset[str]:
    return frozenset(_IRREGULAR.split())


@cache
def _slight() -> frozenset[str]:
    """Return the stems of verbs that say too little for a plan or a deed."""
    return frozenset(map(_stem, _SAYS_LITTLE.split()))


@cache
def _settled() -> dict[str, frozenset[str]]:
    """Return by which verbs each plan may be settled."""
    rows = (row.split(": ") for row in _SETTLED)
    return {_stem(plan): frozenset(map(_stem, deeds.split())) for plan, deeds in rows}
