"""What the sentences of one story state otherwise than each other, and which are overtaken."""

import re
from functools import cached_property
from itertools import combinations
from typing import Final, Literal, TypeAlias

from briefings.agreement.claims import claim_of
from briefings.agreement.differences import (
    CURRENT,
    Differs,
    Updates,
    days_later,
    has_newer,
    is_count_of_the_day,
)
from briefings.agreement.measured import Measured, growing
from briefings.agreement.pair import Pair
from briefings.agreement.quoted import share_quotation
from briefings.agreement.sayers import sole_sayer
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate
from briefings.language.synonyms import forms_in
from briefings.model import DifferenceKind
from briefings.stories.facts.likeness import OPENING, Likeness
from briefings.stories.values.alignment import LEAST, Alignment
from briefings.stories.values.denials import denial
from briefings.stories.values.occasions import Occasions
from briefings.stories.values.outcomes import TOLLS, outcome_of
from briefings.stories.values.qualifiers import is_expected
from briefings.stories.values.stages import plans_of
from briefings.stories.values.stated import words_of_claims
from briefings.stories.values.states import States

Disagreement: TypeAlias = Differs | Updates | SideBySide
MANY: Final = 12
"""Articles from which a story may be a theme …"""
ASKED: Final = 24
"""… so many of which are compared with each other …"""
ONE_EVENT: Final = 0.0
"""… by the score of two of their opening sentences …"""
ALIKE: Final = 0.4
"""… of which so many pairs have one so high where it is an event."""
SHARED: Final = 3
"""Stems that two counts of two stories share, a name among them, where they may be of one thing."""
GROWN: Final = LEAST - 1.2
"""Evidence from which a toll of a later story is that of an earlier one, often many times it."""
SETTLED: Final = 3
"""Days after which another figure of one thing is a newer one: a slip is repeated or mended."""


class Disagreements:
    """Who states what otherwise among the sentences of one story.

    Sentences that differ share few words mostly, so they are not compared by these: figures are
    laid side by side by what they measure, and what is planned by what is done.

    Attributes:
        sentences: those of the story.
    """

    def __init__(self, likeness: Likeness) -> None:
        """Take the sentences that `likeness` compares, all of one story."""
        self.sentences, self._likeness = likeness.sentences, likeness
        words = words_of_claims(likeness.sentences)
        self._alignment = Alignment(likeness, words)
        self._states = States(likeness, words)
        self._occasions = Occasions(likeness.sentences)
        self._known: dict[tuple[int, int], Disagreement | None] = {}

    def between(self, one: Candidate, other: Candidate) -> Disagreement | None:
        """Return how two sentences of the story state one thing otherwise; None if they don't.

        What the two say is `ours` and `theirs`; of an update, `newer` tells whether ours is. Of
        two sentences of one article, one can deny what the other says.
        """
        pair = id(one), id(other)
        if pair not in self._known:
            self._known[pair] = self._between(one, other)
        return self._known[pair]

    def _between(self, one: Candidate, other: Candidate) -> Disagreement | None:
        if one.article.id == other.article.id:
            return _denial(one, other)
        if found := _other_speaker(one, other):
            return found
        if self.is_theme:
            return None
        return self.state(one, other) or self._figures(one, other)

    def _figures(self, one: Candidate, other: Candidate) -> Differs | Updates | None:
        """Return how two sentences state one figure otherwise, or the day of one occasion."""
        if days := self._occasions.clash(one, other):
            return _of_figures(one, other, *days)
        clash = self._alignment.clash(one, other)
        if clash and clash.evidence >= LEAST:
            return _of_figures(one, other, clash.ours, clash.theirs)
        return None

    @cached_property
    def is_theme(self) -> bool:
        """Whether the articles are many and mostly on different events, so on a theme.

        Figures and plans of two events are no disagreement, however alike they are told.
        """
        openings: dict[str, list[Candidate]] = {}
        for sentence in self.sentences:
            told = openings.setdefault(sentence.article.id, [])
            if sentence.position < OPENING:
                told.append(sentence)
        if len(openings) < MANY:
            return False
        some = [openings[article] for article in sorted(openings)[:ASKED]]
        alike = [
            any(self._likeness.score(one, other) >= ONE_EVENT for one in ours for other in theirs)
            for ours, theirs in combinations(some, 2)
        ]
        return sum(alike) < ALIKE * len(alike)

    def state(self, one: Candidate, other: Candidate) -> Updates | None:
        """Return what one of two sentences plans, and the other says is done.

        A plan of a later day is another one.
        """
        days = days_later(one.article.published, other.article.published)
        planned = self._states.change(one, other) if days <= 0 else None
        done = self._states.change(other, one) if days >= 0 else None
        if planned and (done is None or planned.evidence >= done.evidence):
            ours, theirs = planned.plan.words(one), planned.deed.words(other)
            return Updates(what="claim", ours=ours, theirs=theirs, newer=False)
        if done:
            ours, theirs = done.deed.words(one), done.plan.words(other)
            return Updates(what="claim", ours=ours, theirs=theirs, newer=True)
        return None

    def moved_on(self, one: Candidate, other: Candidate) -> Updates | None:
        """Return what has become of what one of two sentences says, of two stories of one affair.

        A deed of what it plans, or a toll that has grown since.
        """
        found = self.state(one, other)
        if found is None and may_have_grown(one, other):
            clash = self._alignment.clash(one, other)
            if clash and clash.evidence >= GROWN and outcome_of(one, clash.ours) in TOLLS:
                grown = _of_figures(one, other, clash.ours, clash.theirs)
                found = grown if isinstance(grown, Updates) else None
        return found

    def of(self, lead: Candidate) -> list[tuple[Candidate, Disagreement]]:
        """Return who states otherwise what `lead` states, in the order of the story's sentences."""
        found = ((other, self.between(lead, other)) for other in self.sentences)
        return [(other, verdict) for other, verdict in found if verdict is not None]

    def is_overtaken(self, one: Candidate, other: Candidate) -> bool:
        """Tell whether `other` has a newer figure or state of what `one` says."""
        return has_newer(self.between(one, other))


def may_have_grown(one: Candidate, other: Candidate) -> bool:
    """Tell whether two sentences of other days count those whom one affair struck.

    Both articles introduce the same people or places, and the sentences share some of them.
    """
    days = abs(days_later(one.article.published, other.article.published))
    if not 0 < days <= CURRENT or not (_counts_toll(one) and _counts_toll(other)):
        return False
    pair = Pair(claim_of(one), claim_of(other))
    shared = pair.shared - growing()
    return len(shared) >= SHARED and not shared.isdisjoint(pair.names) and pair.one_story


def may_be_overtaken(sentence: Candidate) -> bool:
    """Tell whether a later story may have another state of what a sentence says."""
    return bool(plans_of(sentence)) or _counts_toll(sentence)


def _counts_toll(sentence: Candidate) -> bool:
    return any(outcome_of(sentence, each) in TOLLS for each in claim_of(sentence).measured)


def _denial(one: Candidate, other: Candidate) -> SideBySide | None:
    """Return what one of two sentences of an article says, and the other denies."""
    words = denial(one, other)
    if words is None:
        return None
    return SideBySide(reason="denial", what="claim", ours=words[0], theirs=words[1])


def _other_speaker(one: Candidate, other: Candidate) -> Differs | None:
    """Return whom two sentences have say the very same words, where that is not the same.

    One article at least has to know both, or it may only call him otherwise than the other.
    """
    ours, theirs = claim_of(one), claim_of(other)
    if not (ours.quotes and theirs.quotes):
        return None
    mine, yours = (sole_sayer(claim.text, claim.sayers) for claim in (ours, theirs))
    if not (mine and yours and _is_person(mine, one) and _is_person(yours, other)):
        return None
    first, second = forms_in(mine), forms_in(yours)
    if not (first.isdisjoint(theirs.content) and second.isdisjoint(ours.content)):
        return None
    if not (first <= theirs.known or second <= ours.known):
        return None
    pair = Pair(ours, theirs)
    if pair.denies or not share_quotation(pair):
        return None
    return Differs(what="name", ours=mine, theirs=yours)


def _is_person(name: str, sentence: Candidate) -> bool:
    """Tell whether an article gives a name in full somewhere, and nowhere with "the"."""
    body, last = sentence.article.body, re.escape(name.rsplit(maxsplit=1)[-1])
    return not re.search(rf"\b[Tt]he {re.escape(name)}\b", body) and bool(
        re.search(rf"\b[A-Z][a-z]+ (?:[A-Z]\w*\.? )?{last}\b", body)
    )


def _of_figures(
    one: Candidate, other: Candidate, mine: Measured, yours: Measured
) -> Differs | Updates:
    """Return what two figures of one thing are to each other."""
    first, second = mine.quantity, yours.quantity
    what: DifferenceKind = "number"
    if first.kind in ("date", "time"):
        what = "date"
    elif first.kind == "duration":
        what = "duration"
    ours, theirs = claim_of(one).words_of(mine), claim_of(other).words_of(yours)
    days = days_later(one.article.published, other.article.published)
    counted_again = what == "number" and (
        abs(days) >= SETTLED or is_count_of_the_day(one, other, mine, yours)
    )
    if counted_again and days and abs(days) <= CURRENT:
        return Updates(what=what, ours=ours, theirs=theirs, newer=days > 0)
    bounded = first.kind != "date" and (
        first.bound or second.bound or first.high or second.high or is_expected(one, mine)
    )
    relation: Literal["conflict", "spread"] = "spread" if bounded else "conflict"
    return Differs(what=what, ours=ours, theirs=theirs, relation=relation)
