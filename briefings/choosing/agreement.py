"""Who says the same, and who differs: two sentences compared, precision first.

Every rule needs evidence in both sentences; where there is doubt the answer is None.
docs/decisions/0006-agreement-precision-first.md tells how the rules and limits were found.
"""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final, TypeAlias

from briefings.choosing.candidate import FAR, Candidate
from briefings.choosing.claims import KEPT, Measured, claim_of, longest_run, weight
from briefings.choosing.figures import amounts_apart, clashes, equal, telling, unmatched
from briefings.choosing.pair import Pair
from briefings.language.quantities import Quantity, figures
from briefings.language.synonyms import one_form
from briefings.model import DifferenceKind, Published, day_of
from briefings.patterns import pattern

RATHER_NEAR: Final = 0.25
"""Dice coefficient of stems from which wording may tie two sentences; below, figures and quotes."""
ALIKE: Final = 0.6
"""Likeness from which two sentences say the same in other words."""
RATHER_ALIKE: Final = 0.45
"""The same, where they share at least `MANY` words that are no names."""
SLIGHTLY_ALIKE: Final = 0.25
"""With less likeness, an equal figure is only a detail that both mention."""
MANY: Final = 6
FEW: Final = 3
"""With fewer words in common that are no names, likeness is chance."""
QUOTED: Final = 4
"""Different words in a row inside quotation marks in both: the same utterance."""
TELLING: Final = 1.5
"""What a figure must weigh (`figures.telling`) to tie two sentences together."""
NEARBY: Final = 2.0
"""Weight of the words around an equal figure that must agree …"""
NEARBY_SHARE: Final = 0.5
"""… and their share of those around it in the sentence with fewer."""
CONTRARY_SHARE: Final = 0.6
"""The share that must agree before an unequal figure contradicts."""
CONTRARY_LIKENESS: Final = 0.4
ROLES_LIKENESS: Final = 0.9
"""From this likeness names in another order mean roles reversed, not another turn of phrase."""
CURRENT: Final = 14
"""Days between two articles up to which a count of one is that of the other, brought up to date."""
_GROWING: Final = (
    "kill die dead death injur wound casualti victim fatal case infect hospit arrest detain miss "
    "displac evacu rescu surviv vaccin vote strand toll"
)
"""Stems of what is counted again every few hours."""
_SO_FAR: Final = pattern(
    r"\b(?:so far|now|to date|still|as of|total\w*|toll|already|up from|down from)\b", re.IGNORECASE
)
"""Words by which a sentence says that its figure is today's."""


_ANOTHER: Final = pattern(
    r"\b(?:further|another|additional|again|separate\w*|early|earlier|late|later)\b", re.IGNORECASE
)
"""Words that tell one of several occasions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Both sentences say it; `reason` is the evidence: wording, quote or figure."""

    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Differs:
    """The sentences state one thing differently, each in its own words."""

    what: DifferenceKind
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Updates:
    """One sentence has a later figure of a count than the other; `newer` where it is ours."""

    what: DifferenceKind
    ours: str
    theirs: str
    newer: bool


Verdict: TypeAlias = Same | Differs | Updates | None
"""None: neither is sure."""


def compare(a: Candidate, b: Candidate) -> Verdict:
    """Tell whether two sentences say the same, differ about one thing, or neither for sure.

    `Same` doesn't depend on the order of the two; `Differs` and `Updates` mirror.
    """
    if not _may_agree(a, b):
        return None
    pair = Pair(claim_of(a), claim_of(b))
    if pair.unrelated:
        return None
    quoted, alike = _same_quote(pair), _comparable(pair)
    if not (quoted or alike):
        return None
    contrary = list(clashes(pair.one.measured, pair.other.measured))
    if quoted and not contrary:
        return Same(reason="quote")
    if not alike or not (pair.one_story or (not contrary and len(pair.shared) >= MANY)):
        return None
    return _difference(a, b, pair, contrary) if contrary else _agreement(pair)


def _may_agree(a: Candidate, b: Candidate) -> bool:
    """Tell at a glance whether two sentences share enough for one of the rules."""
    shared = 2 * len(a.content & b.content) / (len(a.content) + len(b.content) or 1)
    if shared >= RATHER_NEAR:
        return True
    return shared >= FAR and ((_counts(a) and _counts(b)) or (_quotes(a) and _quotes(b)))


@lru_cache(maxsize=KEPT)
def _counts(candidate: Candidate) -> bool:
    return bool(figures(candidate.words))


def _quotes(candidate: Candidate) -> bool:
    return '"' in candidate.text or "“" in candidate.text


def _comparable(pair: Pair) -> bool:
    """Tell whether two sentences are alike enough for wording or figures to tie them."""
    return (
        pair.likeness >= SLIGHTLY_ALIKE
        and pair.one.asks is pair.other.asks
        and not pair.strangers
        and not pair.at_odds
    )


def _agreement(pair: Pair) -> Same | None:
    if amounts_apart(pair.one.measured, pair.other.measured):
        return None
    reason = "wording" if _same_wording(pair) else "figure" if _same_figure(pair) else None
    if reason is None or pair.others_named:
        return None
    turned = pair.roles_reversed and pair.likeness >= ROLES_LIKENESS
    return None if turned else Same(reason=reason)


def _same_quote(pair: Pair) -> bool:
    shared = any(
        _is_one_utterance(ours, theirs, pair)
        for ours in pair.one.quotes
        for theirs in pair.other.quotes
    )
    return shared and not pair.denies


def _is_one_utterance(ours: tuple[str, ...], theirs: tuple[str, ...], pair: Pair) -> bool:
    """Tell whether two quotations share a long run of words, or the shorter one whole."""
    if len(pair.shared.intersection(ours).intersection(theirs)) < QUOTED:
        return False
    run = longest_run(ours, theirs)
    words = len(set(run) - pair.names)
    return words > QUOTED or (words == QUOTED and len(run) == min(len(ours), len(theirs)))


def _same_wording(pair: Pair) -> bool:
    if pair.one.stems == pair.other.stems:
        return len(pair.one.content) > 1 and pair.same_mood
    likeness = pair.likeness
    if likeness < RATHER_ALIKE or (likeness < ALIKE and pair.words < MANY):
        return False
    contained = pair.one.content <= pair.other.content or pair.other.content <= pair.one.content
    if pair.words < FEW or (pair.words == FEW and not contained):
        return False
    return pair.same_mood and not (pair.words <= MANY and pair.one_word_apart)


def _same_figure(pair: Pair) -> bool:
    return any(
        _ties(ours, theirs, pair)
        for ours in pair.one.measured
        for theirs in pair.other.measured
        if equal(ours, theirs)
    )


def _ties(ours: Measured, theirs: Measured, pair: Pair) -> bool:
    """Tell whether an equal figure says the same of the same thing in both sentences."""
    if ours.negated is not theirs.negated:
        return False
    if ours.ahead is not theirs.ahead and pair.one.ahead is not pair.other.ahead:
        return False
    if (ours.aside or theirs.aside) and pair.likeness < ALIKE:
        return False
    shared, share = _nearby(ours, theirs, pair)
    tells = min(telling(ours), telling(theirs))
    return tells >= TELLING and shared >= NEARBY and share >= NEARBY_SHARE


def _nearby(ours: Measured, theirs: Measured, pair: Pair) -> tuple[float, float]:
    """Return how much of the words around two figures agrees: its weight, and its share."""
    names = pair.names | pair.one.actors | pair.other.actors
    shared = weight(ours.near & theirs.near, names)
    fewer = min(weight(ours.words, names), weight(theirs.words, names))
    return shared, shared / fewer if fewer else 0.0


def _difference(
    a: Candidate, b: Candidate, pair: Pair, contrary: list[tuple[Measured, Measured]]
) -> Differs | Updates | None:
    """Return how `a` and `b` contradict each other: by one figure, about one thing, if at all."""
    ours, theirs = contrary[0]
    if not (
        _of_one_event(pair)
        and _occasion(a) == _occasion(b)
        and _like_clauses(ours, theirs, pair)
        and _of_one_thing(ours, theirs)
    ):
        return None
    kind = ours.quantity.kind
    what: DifferenceKind = kind if kind in ("date", "duration") else "number"
    words = (_words(a.text, ours.quantity), _words(b.text, theirs.quantity))
    days = _days_later(a.article.published, b.article.published)
    counted_again = what == "number" and _is_count_of_the_day(a, b, ours, theirs)
    if not days:
        return None if counted_again else Differs(what=what, ours=words[0], theirs=words[1])
    if counted_again and abs(days) <= CURRENT:
        return Updates(what=what, ours=words[0], theirs=words[1], newer=days > 0)
    return Differs(what=what, ours=words[0], theirs=words[1]) if _of_one_day(pair) else None


def _of_one_event(pair: Pair) -> bool:
    """Tell whether two sentences are alike but for one pair of figures."""
    return (
        unmatched(pair.one.measured, pair.other.measured) == len(("ours", "theirs"))
        and pair.likeness >= CONTRARY_LIKENESS
        and not pair.one_word_apart
        and pair.same_scene
        and pair.of_somebody
    )


def _occasion(candidate: Candidate) -> set[str]:
    return {found.casefold() for found in _ANOTHER.findall(candidate.text)}


def _of_one_day(pair: Pair) -> bool:
    """Tell whether both sentences name the same day, so that each article tells of one event."""
    return any(
        mine.quantity.unit == "day" and equal(mine, yours)
        for mine in pair.one.measured
        for yours in pair.other.measured
    )


def _like_clauses(ours: Measured, theirs: Measured, pair: Pair) -> bool:
    shared, share = _nearby(ours, theirs, pair)
    return shared >= NEARBY and share >= CONTRARY_SHARE


def _of_one_thing(ours: Measured, theirs: Measured) -> bool:
    """Tell whether unequal figures of like clauses count, date or time one thing."""
    kind, unit = ours.quantity.kind, ours.quantity.unit
    if kind == "date":
        bounded = bool(ours.quantity.bound and theirs.quantity.bound)
        return (unit.startswith("day") or bounded) and ours.verb == theirs.verb
    return kind in ("money", "percent") or not ours.of.isdisjoint(theirs.of)


@cache
def _growing() -> frozenset[str]:
    return frozenset(one_form(stem) for stem in _GROWING.split())


def _is_count_of_the_day(a: Candidate, b: Candidate, ours: Measured, theirs: Measured) -> bool:
    if ours.quantity.kind != "number":
        return False
    growing = not (ours.near | theirs.near).isdisjoint(_growing())
    return growing or any(_SO_FAR.search(one.text) for one in (a, b))


def _days_later(ours: Published | None, theirs: Published | None) -> int:
    """Return how many days after the other the one was published; 0 where that isn't known."""
    return (day_of(ours) - day_of(theirs)).days if ours and theirs else 0


def _words(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end]
