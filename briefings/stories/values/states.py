"""What one sentence of a story plans, and another says is done: "will sign" and "signed".

Mostly a story moves on without a changed figure. The deed has the verb of the plan, or one that
settles it ("expected to vote", "approved"); both clauses have to share what else they tell of.
English only.
"""

import re
from typing import Final, NamedTuple

from briefings.agreement.claims import claim_of
from briefings.language.candidates import Candidate
from briefings.stories.facts.likeness import OPENING, Likeness
from briefings.stories.facts.vocabulary import HEAVIEST, Vocabulary
from briefings.stories.values.stages import Stage, deeds_of, plans_of
from briefings.stories.values.stated import told_by_both
from briefings.stories.values.verbs import is_settled_by, papers, stem_of

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
_IN_OPENING: Final = 0.4
"""What each of the two is worth that stands among the first of its article."""
_OBJECT: Final = 4
"""Stems after a verb that tell whom or what it is done to."""
_TOLD: Final = 0.5
_MOST_TOLD: Final = 1.5
"""What equal figures of both are worth, a day among them."""
_DECISION: Final = re.compile(
    r" (?:the|its|his|her|their|an?|that) (?:[\w’'-]+ )?(decision|plan|move|order|ruling|policy)\b"
)
"""What is reversed or blocked after a deed, and no deed that was planned."""


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
        done = {deed.verb for deed in deeds_of(one)}
        plans = [plan for plan in plans_of(one) if plan.verb not in done]
        if not plans or self._likeness.score(one, other) < _ALIKE:
            return None
        ahead = {plan.verb for plan in plans_of(other)}
        found = [
            change
            for plan in plans
            if plan.verb not in ahead
            for deed in deeds_of(other)
            if (change := self._settled(one, other, plan, deed))
        ]
        return max(found, key=lambda each: (each.evidence, -each.plan.start), default=None)

    def _settled(self, one: Candidate, other: Candidate, plan: Stage, deed: Stage) -> Change | None:
        """Return that a plan is done by a deed, if what both tell of it is evidence enough."""
        if not is_settled_by(plan.verb, deed.verb) or _is_of_another(one, other, plan, deed):
            return None
        undone = _DECISION.match(other.text, deed.end)
        if undone and stem_of(undone[1]) not in plan.clause:
            return None
        common = (plan.clause & deed.clause) - {plan.verb, deed.verb}
        told = _TOLD * min(_MOST_TOLD, told_by_both(one, other))
        shared = self._total(common) / HEAVIEST + told
        if not (papers().isdisjoint(plan.clause) or papers().isdisjoint(deed.clause)):
            shared = max(shared, SHARED)
        alike = _LIKENESS * self._likeness.score(one, other)
        evidence = round(shared + alike + _opening(one, other), 6)
        is_surely = _are_of_others(one, other, plan, deed) and not _is_of_one(
            one, other, plan, deed
        )
        least = SURELY if is_surely else MOVED
        return Change(evidence, plan, deed) if shared >= SHARED and evidence >= least else None


def may_settle(one: Candidate, other: Candidate) -> bool:
    """Tell at a glance whether one of two sentences may say done what the other plans."""
    return any(
        is_settled_by(plan.verb, deed.verb)
        for planning, doing in ((one, other), (other, one))
        for plan in plans_of(planning)
        for deed in deeds_of(doing)
    )


def is_done_by(planning: Candidate, doing: Candidate) -> bool:
    """Tell whether one sentence may say done what another plans, of a thing that both name.

    That is too little to call the plan superseded, and enough not to tell it as the news.
    """
    done = {deed.verb for deed in deeds_of(planning)}
    ahead = {plan.verb for plan in plans_of(doing)}
    return any(
        is_settled_by(plan.verb, deed.verb) and (plan.clause & deed.clause) - {plan.verb, deed.verb}
        for plan in plans_of(planning)
        if plan.verb not in done
        for deed in deeds_of(doing)
        if deed.verb not in ahead
    )


def _opening(one: Candidate, other: Candidate) -> float:
    """Return what it is worth that they are among their articles' first, which tell the news."""
    return _IN_OPENING * ((one.position < OPENING) + (other.position < OPENING))


def _is_of_another(one: Candidate, other: Candidate, plan: Stage, deed: Stage) -> bool:
    """Tell whether plan and deed are each done to somebody else: "to meet A", "met B"."""
    mine, yours = (_whom(sentence, stage) for sentence, stage in ((one, plan), (other, deed)))
    return bool(mine) and bool(yours) and mine.isdisjoint(yours)


def _is_of_one(one: Candidate, other: Candidate, plan: Stage, deed: Stage) -> bool:
    """Tell whether the first word after both verbs is one: "to announce a truce"."""
    mine, yours = (_what(sentence, stage) for sentence, stage in ((one, plan), (other, deed)))
    return mine == yours and mine not in {"", stem_of("guilty")}


def _what(sentence: Candidate, stage: Stage) -> str:
    """Return the first stem after a verb."""
    return next((stem for at, stem in claim_of(sentence).places if at >= stage.end), "")


def _whom(sentence: Candidate, stage: Stage) -> frozenset[str]:
    """Return the names right after a verb."""
    claim = claim_of(sentence)
    after = [stem for at, stem in claim.places if at >= stage.end][:_OBJECT]
    return claim.names.intersection(after)


def _are_of_others(one: Candidate, other: Candidate, plan: Stage, deed: Stage) -> bool:
    """Tell whether plan and deed name others: "A will plead", "B pleaded"."""
    ours, theirs = claim_of(one), claim_of(other)
    mine, yours = plan.clause & ours.names, deed.clause & theirs.names
    return bool(mine - theirs.content) and bool(yours - ours.content)
