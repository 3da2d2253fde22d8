"""Who says the same, and who differs: two sentences compared, precision first.

Every rule needs evidence in both sentences; where there is doubt the answer is None.
docs/decisions/0006-agreement-precision-first.md tells how the rules and limits were found.
"""

from dataclasses import dataclass
from typing import Final

from briefings.choosing.candidate import Candidate
from briefings.choosing.claims import Measured, claim_of, longest_run, weight
from briefings.choosing.figures import clashes, equal, telling
from briefings.choosing.pair import Pair
from briefings.language.quantities import Quantity
from briefings.model import DifferenceKind, Published, day_of

ALIKE: Final = 0.6
"""Likeness from which two sentences say the same in other words."""
RATHER_ALIKE: Final = 0.5
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
SAME_NEWS: Final = 3
"""Days between two articles up to which unequal figures contradict; later ones are news."""
_GROWING: Final = (
    "kill die dead death injur wound casualti victim fatal case infect hospit arrest detain miss "
    "displac evacu rescu surviv vaccin"
)
"""Stems of what is counted again every few hours: unequal counts are updates."""


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


def compare(a: Candidate, b: Candidate) -> Same | Differs | None:
    """Tell whether two sentences say the same, differ about one thing, or neither for sure.

    `Same` doesn't depend on the order of the two; `Differs` mirrors.
    """
    if a.content.isdisjoint(b.content):
        return None
    pair = Pair(claim_of(a), claim_of(b))
    if pair.unrelated or pair.strangers or pair.at_odds:
        return None
    contrary = list(clashes(pair.one.measured, pair.other.measured))
    if contrary:
        return _difference(a, b, pair, contrary)
    return _agreement(pair)


def _agreement(pair: Pair) -> Same | None:
    if _same_quote(pair):
        return Same(reason="quote")
    if pair.roles_reversed and pair.likeness >= ROLES_LIKENESS:
        return None
    if _same_wording(pair):
        return Same(reason="wording")
    return Same(reason="figure") if _same_figure(pair) else None


def _same_quote(pair: Pair) -> bool:
    if pair.one.negated is not pair.other.negated:
        return False
    return any(
        _is_one_utterance(ours, theirs, pair.names)
        for ours in pair.one.quotes
        for theirs in pair.other.quotes
    )


def _is_one_utterance(
    ours: tuple[str, ...], theirs: tuple[str, ...], names: frozenset[str]
) -> bool:
    """Tell whether two quotations share a long run of words, or the shorter one whole."""
    run = longest_run(ours, theirs)
    words = len(set(run) - names)
    return words > QUOTED or (words == QUOTED and len(run) == min(len(ours), len(theirs)))


def _same_wording(pair: Pair) -> bool:
    if not pair.same_mood:
        return False
    if pair.one.stems == pair.other.stems:
        return len(pair.one.content) > 1
    contained = pair.one.content <= pair.other.content or pair.other.content <= pair.one.content
    if pair.words < FEW or (pair.words == FEW and not contained):
        return False
    if pair.words <= MANY and pair.one_word_apart:
        return False
    likeness = pair.likeness
    return likeness >= ALIKE or (likeness >= RATHER_ALIKE and pair.words >= MANY)


def _same_figure(pair: Pair) -> bool:
    if pair.likeness < SLIGHTLY_ALIKE:
        return False
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
) -> Differs | None:
    """Return how `a` and `b` contradict each other: by one figure, about one thing, if at all."""
    if len(contrary) > 1 or not pair.same_scene or pair.likeness < CONTRARY_LIKENESS:
        return None
    ours, theirs = contrary[0]
    shared, share = _nearby(ours, theirs, pair)
    if shared < NEARBY or share < CONTRARY_SHARE:
        return None
    if not _contradicts(ours, theirs, a.article.published, b.article.published):
        return None
    kind = ours.quantity.kind
    return Differs(
        what=kind if kind in ("date", "duration") else "number",
        ours=_words(a.text, ours.quantity),
        theirs=_words(b.text, theirs.quantity),
    )


def _contradicts(
    ours: Measured, theirs: Measured, one: Published | None, other: Published | None
) -> bool:
    """Tell whether unequal figures of like clauses are about one thing at one time."""
    if one and other and abs((day_of(one) - day_of(other)).days) > SAME_NEWS:
        return False
    kind, unit = ours.quantity.kind, ours.quantity.unit
    if kind == "date":
        return unit.startswith("day") or bool(ours.quantity.bound and theirs.quantity.bound)
    if kind in ("money", "percent"):
        return True
    growing = kind == "number" and not (ours.near | theirs.near).isdisjoint(_GROWING.split())
    return not growing and not ours.of.isdisjoint(theirs.of)


def _words(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end]
