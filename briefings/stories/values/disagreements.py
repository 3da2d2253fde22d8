"""What the sentences of one story state otherwise than each other, and which are overtaken."""

from typing import Literal, TypeAlias

from briefings.agreement.claims import claim_of
from briefings.agreement.differences import (
    CURRENT,
    Differs,
    Updates,
    days_later,
    is_count_of_the_day,
)
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate
from briefings.model import DifferenceKind
from briefings.stories.facts.likeness import Likeness
from briefings.stories.values.alignment import LEAST, Alignment, Clash

Disagreement: TypeAlias = Differs | Updates | SideBySide


class Disagreements:
    """Who states what otherwise among the sentences of one story.

    Sentences that differ share few words mostly, so they are not compared by these: figures are
    laid side by side by what they measure.
    """

    def __init__(self, likeness: Likeness) -> None:
        """Take the sentences that `likeness` compares, all of one story."""
        self._sentences = likeness.sentences
        self._alignment = Alignment(likeness)

    def between(self, one: Candidate, other: Candidate) -> Disagreement | None:
        """Return how two sentences of the story state one thing otherwise; None if they don't.

        What the two say is `ours` and `theirs`; of an update, `newer` tells whether ours is.
        """
        if one.article.id == other.article.id:
            return None
        clash = self._alignment.clash(one, other)
        return _of_figures(one, other, clash) if clash and clash.evidence >= LEAST else None

    def of(self, lead: Candidate) -> list[tuple[Candidate, Disagreement]]:
        """Return who states otherwise what `lead` states, in the order of the story's sentences."""
        found = ((other, self.between(lead, other)) for other in self._sentences)
        return [(other, verdict) for other, verdict in found if verdict is not None]

    def is_overtaken(self, one: Candidate, other: Candidate) -> bool:
        """Tell whether `other` has a newer figure or state of what `one` says."""
        verdict = self.between(one, other)
        return isinstance(verdict, Updates) and not verdict.newer


def _of_figures(one: Candidate, other: Candidate, clash: Clash) -> Differs | Updates:
    """Return what two figures of one thing are to each other."""
    mine, yours = clash.ours.quantity, clash.theirs.quantity
    what: DifferenceKind = mine.kind if mine.kind in ("date", "duration") else "number"
    if mine.kind == "time":
        what = "date"
    ours, theirs = claim_of(one).words_of(clash.ours), claim_of(other).words_of(clash.theirs)
    days = days_later(one.article.published, other.article.published)
    counted_again = what == "number" and is_count_of_the_day(one, other, clash.ours, clash.theirs)
    if counted_again and days and abs(days) <= CURRENT:
        return Updates(what=what, ours=ours, theirs=theirs, newer=days > 0)
    bounded = mine.kind != "date" and (mine.bound or yours.bound or mine.high or yours.high)
    relation: Literal["conflict", "spread"] = "spread" if bounded else "conflict"
    return Differs(what=what, ours=ours, theirs=theirs, relation=relation)
