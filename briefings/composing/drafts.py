"""Points in the making: who leads, who says it too, who differs, and what is outdated."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from math import ceil
from typing import Final

from briefings.agreement.compare import Same, Verdict, compare, newest
from briefings.agreement.differences import Differs, Updates
from briefings.composing.reasons import Gain
from briefings.composing.recipe import Recipe
from briefings.language.candidates import Candidate
from briefings.model import Difference, Excerpt, Point, Reason
from briefings.ranking.budget import Budget, length_of

SHARE_OF_ONE_VOICE: Final = 0.4
"""Of a brief's points, where there are several voices."""
OVERLAP: Final = 0.6
"""Share of the shorter sentence's content words that makes two sentences too alike to both lead."""


class Pool:
    """The sentences that a brief is made of."""

    def __init__(self, sentences: Sequence[Candidate], copies: Mapping[str, str]) -> None:
        """Gather them.

        Args:
            sentences: all of them, in the order in which they are heard.
            copies: by an article's id, the article that it copies (`duplicates.near_copies`).
        """
        self.sentences, self._copies = sentences, copies

    def voices(self, sentence: Candidate) -> set[str]:
        """Return whose word a sentence is: its source, and the article that it stood in first."""
        article = sentence.article.id
        return {sentence.voice, self._copies.get(article, article)}


class Draft:
    """A point in the making.

    Attributes:
        lead: the sentence that says it.
        support: who says it, too.
        differs: who states it otherwise, and how.
        updates: who has an older figure, and which.
    """

    def __init__(self, lead: Candidate, pool: Pool) -> None:
        """Let `lead` say it, before the others of the pool."""
        self.lead, self._pool = lead, pool
        self.support: list[Candidate] = []
        self.differs: list[tuple[Candidate, Differs]] = []
        self.updates: list[tuple[Candidate, Updates]] = []
        self._heard = pool.voices(lead)
        self._verdicts: dict[int, Verdict] = {}

    @cached_property
    def near(self) -> dict[int, Candidate]:
        """The sentences that may belong to it, by identity: others share too little with it."""
        return {id(one): one for one in self.lead.near(self._pool.sentences)}

    def verdict(self, other: Candidate) -> Verdict:
        """Return what `compare` says of the lead and `other`, worked out once."""
        key = id(other)
        if key not in self.near:
            return None
        if key not in self._verdicts:
            self._verdicts[key] = compare(self.lead, other)
        return self._verdicts[key]

    def newest(self) -> "Draft":
        """Return the draft that has the newest figure of what this one counts: itself, mostly."""
        lead = newest(self.lead, self.near.values())
        return self if lead is self.lead else Draft(lead, self._pool)

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
        voices = self._pool.voices(other)
        if not self._heard.isdisjoint(voices):
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
        self._heard |= voices
        return True

    def point(self, terms: tuple[str, ...], gain: Gain, previous: Candidate | None = None) -> Point:
        """Return the point with its quotations and why it was chosen.

        Args:
            terms: the topic's terms that the lead matches.
            gain: what the lead adds.
            previous: the lead of the point above, which needs no quoting again.
        """
        return Point(
            lead=self.lead.excerpt(),
            support=tuple(other.excerpt() for other in self.support),
            differs=tuple(_difference(other, verdict) for other, verdict in self.differs),
            updates=tuple(_difference(other, verdict) for other, verdict in self.updates),
            before=_leading_up_to(self.lead, previous),
            why=Reason(terms=terms, words=gain.words, weight=gain.weight),
        )


def drafted(ranked: Iterable[Candidate], pool: Pool, recipe: Recipe) -> list[Draft]:
    """Take leads in order of importance, then let the others support them, or differ.

    A newer figure of the same thing leads in place of an older one.

    Args:
        ranked: what may lead, most important first; looked at as far as there is room.
        pool: all sentences, in the order in which they are heard.
        recipe: how long the brief gets.
    """
    share = _share(pool.sentences, recipe.points)
    budget = Budget(words=recipe.words, points=recipe.points)
    leading: Counter[str] = Counter()
    drafts: list[Draft] = []
    for candidate in ranked:
        if budget.points == 0:
            break
        if any(draft.covers(candidate) for draft in drafts):
            continue
        draft = Draft(candidate, pool).newest()
        voice, length = draft.lead.voice, length_of(draft.lead)
        if leading[voice] < share and budget.admits(length):
            drafts.append(draft)
            leading[voice] += 1
            budget = budget.after(length)
    leads = {id(draft.lead) for draft in drafts}
    for candidate in pool.sentences:
        if id(candidate) not in leads:
            any(draft.take(candidate) for draft in drafts if id(candidate) in draft.near)
    return drafts


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
