"""Who says the same, and who differs: two sentences compared, precision first.

Every rule needs evidence in both sentences; where there is doubt the answer is None.
docs/decisions/0006-agreement-precision-first.md tells how the rules and limits were found.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, TypeAlias

from briefings.agreement.apart.abroad import held_apart_abroad
from briefings.agreement.apart.heads import is_another_head
from briefings.agreement.apart.scopes import conjunctions_apart, scopes_apart
from briefings.agreement.claims import Claim, claim_of
from briefings.agreement.contrast import (
    FEWEST,
    TURNED,
    agents,
    contrast,
    is_one_frame,
    is_word_replaced,
)
from briefings.agreement.differences import Differs, Updates, days_later, difference, has_newer
from briefings.agreement.figures import (
    TELLING,
    amounts_apart,
    bounds_apart,
    clashes,
    equal,
    telling,
    unread_apart,
)
from briefings.agreement.measured import Measured
from briefings.agreement.names import CACHED
from briefings.agreement.pair import Contrast, Pair, is_list_reordered
from briefings.agreement.quoted import share_quotation
from briefings.agreement.side_by_side import SideBySide, side_by_side
from briefings.language.candidates import FAR, Candidate
from briefings.language.numbers.quantities import figures
from briefings.language.terms import words_of

RATHER_NEAR: Final = 0.25
"""Dice coefficient of stems from which wording may tie two sentences; below, figures and quotes."""
ALIKE: Final = 0.6
"""Likeness from which two sentences say the same in other words."""
RATHER_ALIKE: Final = 0.5
"""The same, where they share at least `MANY` words that are no names."""
SLIGHTLY_ALIKE: Final = 0.25
"""With less likeness, an equal figure is only a detail that both mention."""
OTHERS: Final = 2
"""Words that are no names, without which sentences of one story share only whom they speak of."""
MANY: Final = 6
FEW: Final = 3
"""With fewer words in common that are no names, likeness is chance."""
UTTERANCE: Final = 5
"""Words of a quotation, short ones included, that are hardly said twice by one speaker."""
NEARBY: Final = 2.0
"""Weight of the words around an equal figure that must agree …"""
NEARBY_SHARE: Final = 0.5
"""… and their share of those around it in the sentence with fewer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Both sentences say it; `reason` is the evidence: wording, quote or figure."""

    reason: str


Verdict: TypeAlias = Same | Differs | Updates | SideBySide | None
"""None: they may be on two things."""


def compare(a: Candidate, b: Candidate) -> Verdict:
    """Tell whether two sentences say the same, differ about one thing, or neither for sure.

    `Same` doesn't depend on the order of the two; the others mirror.
    """
    if not _may_agree(a, b):
        return None
    pair = Pair(claim_of(a), claim_of(b))
    if pair.unrelated:
        return None
    contrary = _contrary(pair)
    if not contrary and (_same_quote(pair) or _same_utterance(pair)):
        return Same(reason="quote")
    if not _comparable(pair):
        return None
    found: Verdict = None
    if pair.one_story or (not contrary and len(pair.shared) >= MANY):
        found = difference(a, b, pair, contrary) if contrary else _agreement(pair)
    if found is None and is_on_one_thing(pair) and (reason := held_apart(pair, contrary)):
        return side_by_side(a, b, pair, reason, contrary)
    return found


def are_held_apart(a: Candidate, b: Candidate) -> bool:
    """Tell whether two sentences are alike, and something holds them apart nevertheless.

    What is like another sentence and may be another statement is no repetition of it.
    """
    if not _may_agree(a, b):
        return False
    pair = Pair(claim_of(a), claim_of(b))
    if pair.likeness < ALIKE:
        return False
    return held_apart(pair, _contrary(pair)) is not None


def contradicted_by(a: Candidate, b: Candidate) -> bool:
    """Tell whether two sentences of one story, however alike, can't be said to state the same.

    Within a story it is settled who is meant: names tell nothing, and whoever shares only these, as
    two remarks of one speaker do, says something else. Neither do figures go together that can't
    both be true, the same words of another speaker, and a denial.
    """
    pair = Pair(claim_of(a), claim_of(b))
    nothing_else = pair.words < OTHERS
    return (
        nothing_else or bool(_contrary(pair)) or pair.denies or pair.opposed or pair.another_speaker
    )


def _contrary(pair: Pair) -> list[tuple[Measured, Measured]]:
    """Return the figures that can't both be true; "Friday" of two texts of one day is one day."""
    one, other = pair.one, pair.other
    return [
        (ours, theirs)
        for ours, theirs in clashes(one.measured, other.measured)
        if one.day != other.day or one.words_of(ours) != other.words_of(theirs)
    ]


def newest(lead: Candidate, others: Iterable[Candidate]) -> Candidate:
    """Return whichever sentence has the newest figure of what `lead` counts: itself, mostly."""
    if not claim_of(lead).measured:
        return lead
    for other in others:
        is_later = days_later(lead.article.published, other.article.published) < 0
        if is_later and has_newer(compare(lead, other)):
            lead = other
    return lead


def _may_agree(a: Candidate, b: Candidate) -> bool:
    """Tell at a glance whether two sentences share enough for one of the rules."""
    shared = 2 * len(a.content & b.content) / (len(a.content) + len(b.content) or 1)
    if shared >= RATHER_NEAR:
        return True
    return shared >= FAR and ((_counts(a) and _counts(b)) or (_quotes(a) and _quotes(b)))


@lru_cache(maxsize=CACHED)
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
        and not pair.another_subject
    )


def _agreement(pair: Pair) -> Same | None:
    reason = "wording" if _same_wording(pair) else "figure" if _same_figure(pair) else None
    if reason is None:
        return None
    apart = held_apart(pair, ())
    if apart in ("denial", "mood") and not is_one_frame(pair) and _same_figure(pair):
        return Same(reason="figure")
    return Same(reason=reason) if apart is None else None


def held_apart(pair: Pair, contrary: Sequence[tuple[Measured, Measured]]) -> Contrast | None:
    """Return why two sentences that are alike are not the same, whatever they are on."""
    if found := contrast(pair):
        return found
    one, other = pair.one, pair.other
    ours, theirs = one.measured, other.measured
    if contrary or amounts_apart(ours, theirs) or bounds_apart(ours, theirs):
        return "figure"
    if unread_apart(ours, theirs, one.unread, other.unread):
        return "figure"
    phrased = agents(one) ^ agents(other) or is_list_reordered(pair)
    turned = pair.roles_reversed and not phrased and pair.likeness >= TURNED
    if turned or pair.another_subject or pair.others_named or pair.strangers:
        return "names"
    return "word" if is_word_replaced(pair) else _held_apart_in_detail(pair)


def _held_apart_in_detail(pair: Pair) -> Contrast | None:
    """Return what a small part holds apart of nearly one sentence; elsewhere it is a detail."""
    framed = is_one_frame(pair)
    if framed or _is_contained(pair) or pair.likeness >= TURNED:
        if is_another_head(pair):
            return "names"
        if scopes_apart(pair) or conjunctions_apart(pair):
            return "word"
    english = pair.one.language == pair.other.language == "en"
    return None if english else held_apart_abroad(pair, framed=framed)


def is_on_one_thing(pair: Pair) -> bool:
    """Tell whether two sentences are one but for a few words, and of the same people."""
    return (
        pair.likeness >= ALIKE
        and len(pair.shared) >= FEWEST
        and pair.one.asks is pair.other.asks
        and is_one_frame(pair)
        and pair.one_story
        and not (pair.strangers or pair.another_subject or pair.others_named)
    )


def _is_contained(pair: Pair) -> bool:
    """Tell whether one has all the content of the other."""
    one, other = pair.one.content, pair.other.content
    return one <= other or other <= one


def _same_quote(pair: Pair) -> bool:
    return share_quotation(pair) and not pair.denies and not pair.another_speaker


def _same_utterance(pair: Pair) -> bool:
    """Tell whether both quote one speaker in the very same words, and tell little else."""
    one, other = pair.one, pair.other
    return (
        not one.speakers.isdisjoint(other.speakers)
        and not _utterances(one).isdisjoint(_utterances(other))
        and pair.likeness >= ALIKE
        and not pair.denies
    )


@lru_cache(maxsize=CACHED)
def _utterances(claim: Claim) -> frozenset[tuple[str, ...]]:
    """Return the quotations of at least `UTTERANCE` words, all their words in lower case."""
    spoken = [
        tuple(word.text.casefold() for word in words_of(claim.text[begin:end], claim.language))
        for begin, end in claim.quotation_spans
    ]
    return frozenset(words for words in spoken if len(words) >= UTTERANCE)


def _same_wording(pair: Pair) -> bool:
    if pair.one.stems == pair.other.stems:
        return pair.same_mood
    likeness = pair.likeness
    if likeness < RATHER_ALIKE or (likeness < ALIKE and pair.words < MANY):
        return False
    if pair.words < FEW or (pair.words == FEW and not _is_contained(pair)):
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
    shared, share = pair.nearby(ours, theirs)
    tells = min(telling(ours), telling(theirs))
    return tells >= TELLING and shared >= NEARBY and share >= NEARBY_SHARE
