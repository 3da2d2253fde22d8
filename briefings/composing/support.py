"""The second step: who says what a lead says, who puts it otherwise, and what is outdated."""

from collections.abc import Iterable, Sequence
from typing import TypeAlias

from briefings.agreement.compare import Same, Verdict, compare
from briefings.agreement.differences import Differs, Updates
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate
from briefings.ranking.engine import Lead
from briefings.ranking.pool import Pool

Disagreement: TypeAlias = Differs | Updates | SideBySide


class Statement:
    """One thing that is said: who leads, and the other voices on it.

    Attributes:
        lead: the sentence that says it.
        support: who says it, too.
        differs: who states it otherwise, and how.
        updates: who has an older figure, and which.
        related: what the engine grouped with the lead, and is not known to say the same.
    """

    def __init__(self, lead: Lead, pool: Pool) -> None:
        """Let `lead` say it, before the other sentences of the pool."""
        self.lead, self._pool = lead.sentence, pool
        self.support: list[Candidate] = []
        self.differs: list[tuple[Candidate, Differs | SideBySide]] = []
        self.updates: list[tuple[Candidate, Updates]] = []
        self.related: list[Candidate] = []
        self._group = set(map(id, lead.group))
        self._voices = pool.voices(lead.sentence)

    def verdicts(self, others: Sequence[Candidate]) -> dict[int, Verdict]:
        """Return what `compare` says of those that may belong to it, by identity."""
        found = ((other, compare(self.lead, other)) for other in self.lead.near(others))
        return {id(other): verdict for other, verdict in found if verdict is not None}

    def attach(self, other: Candidate, verdict: Verdict) -> bool:
        """Attach `other` where a voice not heard yet has something to the point; tell whether.

        What copies an article that was heard is no voice of its own.
        """
        voices = self._pool.voices(other)
        if not self._voices.isdisjoint(voices):
            return False
        match verdict:
            case Same():
                self.support.append(other)
            case Differs() | SideBySide():
                self.differs.append((other, verdict))
            case Updates():
                self.updates.append((other, verdict))
            case None if id(other) in self._group:
                self.related.append(other)
            case None:
                return False
        self._voices |= voices
        return True


def support_leads(leads: Iterable[Lead], pool: Pool) -> list[Statement]:
    """Return what is said, in the order of the leads.

    Who disagrees is heard first, so that no voice's agreement hides its other side; then who
    agrees, then what is only related, each the nearest sentences first. Each sentence stands under
    one lead at most, the first that it belongs to, and each voice once under a lead.
    """
    statements = [Statement(lead, pool) for lead in leads]
    leading = {id(statement.lead) for statement in statements}
    others = [one for one in pool.nearest_first if id(one) not in leading]
    verdicts = [statement.verdicts(others) for statement in statements]
    attached: set[int] = set()
    for wanted in (Disagreement, Same, type(None)):
        for sentence in others:
            if id(sentence) not in attached and any(
                isinstance(verdict := of_lead.get(id(sentence)), wanted)
                and statement.attach(sentence, verdict)
                for statement, of_lead in zip(statements, verdicts, strict=True)
            ):
                attached.add(id(sentence))
    return statements
