"""Who says the same, and who differs: two sentences compared, precision first.

Every rule needs evidence in both sentences; where there is doubt the answer is None.
docs/decisions/0006-agreement-precision-first.md tells how the rules and limits were found.
"""

from dataclasses import dataclass
from typing import Final

from briefings.choosing.candidate import Candidate
from briefings.choosing.claims import Claim, Measured, claim_of, longest_run, weight
from briefings.choosing.figures import clashes, equal, telling
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
FAMILIAR: Final = 4
"""So many words in common make up for naming nobody in common."""
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
SAME_NEWS: Final = 3
"""Days between two articles up to which unequal figures contradict; later ones are news."""
_GROWING: Final = (
    "kill die dead death injur wound casualti victim fatal case infect hospit arrest detain miss "
    "displac evacu rescu surviv test vaccin claim job"
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
    pair = _Pair(claim_of(a), claim_of(b))
    if pair.strangers:
        return None
    contrary = list(clashes(pair.one.measured, pair.other.measured))
    if contrary:
        return _difference(a, b, pair, contrary)
    if _same_quote(pair):
        return Same(reason="quote")
    if _same_wording(pair):
        return Same(reason="wording")
    return Same(reason="figure") if _same_figure(pair) else None


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two claims, and what they share."""

    one: Claim
    other: Claim

    @property
    def names(self) -> frozenset[str]:
        return self.one.names | self.other.names

    @property
    def words(self) -> int:
        """How many words they share that are no names."""
        return len((self.one.content & self.other.content) - self.names)

    @property
    def likeness(self) -> float:
        """The Dice coefficient of their content, names at half weight."""
        total = weight(self.one.content, self.names) + weight(self.other.content, self.names)
        shared = weight(self.one.content & self.other.content, self.names)
        return 2 * shared / total if total else 0.0

    @property
    def strangers(self) -> bool:
        """Whether both name someone and nobody in common, so that they tell of different things.

        Unless they share much else, and one names only whom the other's article names, too.
        """
        one, other = self.one, self.other
        if not (one.actors and other.actors) or not one.actors.isdisjoint(other.actors):
            return False
        named = one.names <= other.known or other.names <= one.known
        return not named or self.words < FAMILIAR

    @property
    def same_mood(self) -> bool:
        """Whether both affirm or both deny, and both tell what was or what may be."""
        return self.one.negated is self.other.negated and self.one.ahead is self.other.ahead


def _same_quote(pair: _Pair) -> bool:
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


def _same_wording(pair: _Pair) -> bool:
    if not pair.same_mood:
        return False
    if pair.one.stems == pair.other.stems:
        return len(pair.one.content) > 1
    if pair.words < FEW:
        return False
    likeness = pair.likeness
    return likeness >= ALIKE or (likeness >= RATHER_ALIKE and pair.words >= MANY)


def _same_figure(pair: _Pair) -> bool:
    if pair.likeness < SLIGHTLY_ALIKE:
        return False
    return any(
        _ties(ours, theirs, pair)
        for ours in pair.one.measured
        for theirs in pair.other.measured
        if equal(ours, theirs)
    )


def _ties(ours: Measured, theirs: Measured, pair: _Pair) -> bool:
    """Tell whether an equal figure says the same of the same thing in both sentences."""
    if ours.negated is not theirs.negated:
        return False
    if ours.ahead is not theirs.ahead and pair.one.ahead is not pair.other.ahead:
        return False
    if (ours.aside or theirs.aside) and pair.likeness < RATHER_ALIKE:
        return False
    shared, share = _nearby(ours, theirs, pair)
    return telling(ours) >= TELLING and shared >= NEARBY and share >= NEARBY_SHARE


def _nearby(ours: Measured, theirs: Measured, pair: _Pair) -> tuple[float, float]:
    """Return how much of the words around two figures agrees: its weight, and its share."""
    names = pair.names | pair.one.actors | pair.other.actors
    shared = weight(ours.near & theirs.near, names)
    fewer = min(weight(ours.words, names), weight(theirs.words, names))
    return shared, shared / fewer if fewer else 0.0


def _difference(
    a: Candidate, b: Candidate, pair: _Pair, contrary: list[tuple[Measured, Measured]]
) -> Differs | None:
    """Return how `a` and `b` contradict each other: by one figure, about one thing, if at all."""
    if len(contrary) > 1 or not pair.same_mood or pair.likeness < CONTRARY_LIKENESS:
        return None
    ours, theirs = contrary[0]
    shared, share = _nearby(ours, theirs, pair)
    if (
        shared < NEARBY
        or share < CONTRARY_SHARE
        or bool(pair.one.actors) is not bool(pair.other.actors)
    ):
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
    apart = abs((day_of(one) - day_of(other)).days) if one and other else None
    if ours.quantity.kind == "date":
        return ours.quantity.unit.startswith("day") and (apart or 0) <= SAME_NEWS
    if not ours.of & theirs.of:
        return False
    if not (ours.near | theirs.near).isdisjoint(_GROWING.split()):
        return False
    return apart is None or apart <= SAME_NEWS


def _words(text: str, quantity: Quantity) -> str:
    return text[quantity.start : quantity.end]
