"""The second step: who says what a lead says, who states it otherwise, and what is outdated."""

from collections.abc import Iterable
from functools import cached_property

from briefings.agreement.compare import Same, Verdict, compare
from briefings.agreement.differences import Differs, Updates
from briefings.language.candidates import Candidate
from briefings.ranking.engine import Lead
from briefings.ranking.pool import Pool


class Statement:
    """One thing that is said: who leads, and the other voices on it.

    Attributes:
        lead: the sentence that says it.
        support: who says it, too.
        differs: who states it otherwise, and how.
        updates: who has an older figure, and which.
    """

    def __init__(self, lead: Lead, pool: Pool) -> None:
        """Let `lead` say it, before the other sentences of the pool."""
        self.lead, self._pool = lead.sentence, pool
        self.support: list[Candidate] = []
        self.differs: list[tuple[Candidate, Differs]] = []
        self.updates: list[tuple[Candidate, Updates]] = []
        self._group = set(map(id, lead.group))
        self._voices = pool.voices(lead.sentence)

    def attach(self, other: Candidate) -> bool:
        """Attach `other` where a voice not heard yet has something to the point; tell whether.

        What copies an article that was heard is no voice of its own.
        """
        voices = self._pool.voices(other)
        if not self._voices.isdisjoint(voices):
            return False
        match self._verdict(other):
            case Same():
                self.support.append(other)
            case Differs() as verdict:
                self.differs.append((other, verdict))
            case Updates() as verdict:
                self.updates.append((other, verdict))
            case None if id(other) in self._group:
                self.support.append(other)
            case None:
                return False
        self._voices |= voices
        return True

    @cached_property
    def _near(self) -> set[int]:
        """The sentences that may belong to it, by identity: others share too little with it."""
        return {id(one) for one in self.lead.near(self._pool.sentences)}

    def _verdict(self, other: Candidate) -> Verdict:
        return compare(self.lead, other) if id(other) in self._near else None


def support_leads(leads: Iterable[Lead], pool: Pool) -> list[Statement]:
    """Return what is said, in the order of the leads.

    The nearest sentences are heard first; each stands under one lead at most, the first that it
    belongs to, and each voice once under a lead.
    """
    statements = [Statement(lead, pool) for lead in leads]
    leading = {id(statement.lead) for statement in statements}
    for sentence in pool.nearest_first:
        if id(sentence) not in leading:
            any(statement.attach(sentence) for statement in statements)
    return statements
