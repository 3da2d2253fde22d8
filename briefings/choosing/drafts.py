"""Points in the making: who leads, who says it too, who differs, and what is outdated."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Final, TypeAlias

from briefings.choosing.agreement import Differs, Same, Updates, compare
from briefings.choosing.budget import Budget, length_of
from briefings.choosing.candidate import Candidate
from briefings.choosing.claims import claim_of
from briefings.choosing.reasons import Gain
from briefings.choosing.recipe import Recipe
from briefings.model import Difference, Excerpt, Point, Reason

Verdict: TypeAlias = Same | Differs | Updates | None

SHARE_OF_ONE_VOICE: Final = 0.4
"""Of a brief's points, where there are several voices."""
OVERLAP: Final = 0.6
"""Share of the shorter sentence's content words that makes two sentences too alike to both lead."""


@dataclass(slots=True, eq=False)
class Draft:
    """A point in the making.

    Attributes:
        lead: the sentence that says it.
        copies: by an article's id, the article that it copies.
    """

    lead: Candidate
    copies: Mapping[str, str]
    support: list[Candidate] = field(default_factory=list)
    differs: list[tuple[Candidate, Differs]] = field(default_factory=list)
    updates: list[tuple[Candidate, Updates]] = field(default_factory=list)
    heard: set[str] = field(default_factory=set)
    _verdicts: dict[int, Verdict] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Hear the lead."""
        self.heard |= self._voices(self.lead)

    def verdict(self, other: Candidate) -> Verdict:
        """Return what `compare` says of the lead and `other`, worked out once."""
        key = id(other)
        if key not in self._verdicts:
            self._verdicts[key] = compare(self.lead, other)
        return self._verdicts[key]

    def covers(self, other: Candidate) -> bool:
        """Tell whether `other` would say again what this point says, or belongs to it."""
        verdict = self.verdict(other)
        if isinstance(verdict, Differs):
            return other.voice != self.lead.voice
        return verdict is not None or self.lead.overlap(other) >= OVERLAP

    def take(self, other: Candidate) -> bool:
        """Attach `other` where a voice not heard yet has something to the point; tell whether.

        What copies an article that was heard is no voice of its own.
        """
        voices = self._voices(other)
        if not self.heard.isdisjoint(voices):
            return False
        match self.verdict(other):
            case None:
                return False
            case Same():
                self.support.append(other)
            case Differs() as verdict:
                self.differs.append((other, verdict))
            case Updates() as verdict:
                self.updates.append((other, verdict))
        self.heard |= voices
        return True

    def point(self, gain: Gain, previous: Candidate | None = None) -> Point:
        """Return the point with its quotations and why it was chosen.

        Args:
            gain: what the lead adds.
            previous: the lead of the point above, which needs no quoting again.
        """
        return Point(
            lead=self.lead.excerpt(),
            support=tuple(other.excerpt() for other in self.support),
            differs=tuple(_difference(other, verdict) for other, verdict in self.differs),
            updates=tuple(_difference(other, verdict) for other, verdict in self.updates),
            before=_leading_up_to(self.lead, previous),
            why=Reason(terms=self.lead.hits, words=gain.words, weight=gain.weight),
        )

    def _voices(self, candidate: Candidate) -> set[str]:
        article = candidate.article.id
        return {candidate.voice, self.copies.get(article, article)}


def drafted(
    ranked: Iterable[Candidate],
    others: Sequence[Candidate],
    recipe: Recipe,
    copies: Mapping[str, str],
) -> list[Draft]:
    """Take leads in order of importance, then let the others support them, or differ.

    A newer figure of the same thing leads in place of an older one.

    Args:
        ranked: what may lead, most important first; looked at as far as there is room.
        others: all candidates, in the order in which they are heard.
        recipe: how long the brief gets.
        copies: by an article's id, the article that it copies (`duplicates.near_copies`).
    """
    share = _share(others, recipe.points)
    budget = Budget(words=recipe.words, points=recipe.points)
    leading: Counter[str] = Counter()
    drafts: list[Draft] = []
    for candidate in ranked:
        if budget.points == 0:
            break
        if any(draft.covers(candidate) for draft in drafts):
            continue
        draft = _newest(Draft(candidate, copies), others)
        voice, length = draft.lead.voice, length_of(draft.lead)
        if leading[voice] < share and budget.admits(length):
            drafts.append(draft)
            leading[voice] += 1
            budget = budget.after(length)
    leads = {id(draft.lead) for draft in drafts}
    for candidate in others:
        if id(candidate) not in leads:
            any(draft.take(candidate) for draft in drafts)
    return drafts


def _newest(draft: Draft, others: Iterable[Candidate]) -> Draft:
    """Return the draft that has the newest figure of what `draft` counts: itself, if none has."""
    newest = draft
    if not claim_of(draft.lead).measured:
        return draft
    for other in others:
        verdict = newest.verdict(other)
        if isinstance(verdict, Updates) and not verdict.newer:
            newest = Draft(other, draft.copies)
    return newest


def _share(candidates: Iterable[Candidate], points: int) -> int:
    """Return how many points one voice may lead: all where it is the only one."""
    alone = len({candidate.voice for candidate in candidates}) == 1
    return points if alone else ceil(points * SHARE_OF_ONE_VOICE)


def _difference(other: Candidate, verdict: Differs | Updates) -> Difference:
    return Difference(
        what=verdict.what, ours=verdict.ours, theirs=verdict.theirs, excerpt=other.excerpt()
    )


def _leading_up_to(lead: Candidate, previous: Candidate | None) -> Excerpt | None:
    """Return the sentence that the lead leans on, unless that has just been read."""
    if lead.before is None:
        return None
    if previous and (previous.article.id, previous.span) == (lead.article.id, lead.before):
        return None
    return lead.article.quote(*lead.before)
