"""The second step: who says what a lead says, who puts it otherwise, and what is outdated.

A fact is a star: the lead, and of each other voice the sentence that is surest to state the same.
Nothing is chained, as what is like one that is like the lead may be on another thing.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from briefings.agreement.compare import Same, Verdict, compare, contradicted_by
from briefings.agreement.differences import Differs, Updates, days_later
from briefings.agreement.side_by_side import SideBySide
from briefings.composing.reasons import Gain
from briefings.composing.sides import Sides
from briefings.language.candidates import Candidate
from briefings.model import Origins
from briefings.ranking.engine import Lead
from briefings.ranking.news import states
from briefings.ranking.pool import Pool
from briefings.stories.facts.clauses import APART, TOGETHER, least_score
from briefings.stories.facts.likeness import REPEATS, SAYS, UNLIKE
from briefings.stories.facts.meant import are_meant_alike
from briefings.stories.values.disagreements import Disagreement

SURE: Final = 9.0
"""Score of a pair that `compare` finds the same, whatever else speaks for it."""
MEANT: Final = "meaning"
"""Why two sentences are taken to state the same that share too few words for it."""
SAME_DAYS: Final = 2
"""Days between two articles of which the same words in two stories are of one event."""


class Statement:
    """One thing that is said: who leads, and the other voices on it.

    Attributes:
        lead: the sentence that says it.
        support: who says it, too.
        differs: who states it otherwise, and how.
        updates: who has an older figure, and which.
        related: what is on the same, and not known to say the same.
    """

    def __init__(self, lead: Lead, pool: Pool, sides: Sides) -> None:
        """Let `lead` say it, before the other sentences of the pool."""
        self.lead, self._pool, self._sides = lead.sentence, pool, sides
        self.support: list[Candidate] = []
        self.differs: list[tuple[Candidate, Differs | SideBySide]] = []
        self.updates: list[tuple[Candidate, Updates]] = []
        self.related: list[Candidate] = []
        self._group = set(map(id, lead.group))
        self._voices = pool.voices(lead.sentence)
        self._otherwise = set(lead.sentence.article.voices)

    def verdicts(self, others: Sequence[Candidate]) -> Iterator["_Voice"]:
        """Yield what is known of those that may belong to it.

        What another story tells agrees with the lead only in its words of these days, but may
        contradict it in so many words.
        """
        near = set(map(id, self.lead.near(others)))
        own = [one for one in others if self._pool.story(one) is self._pool.story(self.lead)]
        yield from self._within(own, near)
        theirs = set(map(id, own))
        yield from self._across((one for one in others if id(one) not in theirs), near)

    def _within(self, others: Iterable[Candidate], near: Container[int]) -> Iterator["_Voice"]:
        """Yield what is known of other sentences of the story, the most alike first.

        Of a voice whose most alike sentence states something else, no less alike one is taken to
        state the same for its words.
        """
        scored = [(self._pool.likeness(self.lead, other), other) for other in others]
        refused: set[str] = set()
        for score, other in sorted(scored, key=lambda one: -one[0]):
            verdict = self._verdict(other, is_near=id(other) in near)
            voices = self._pool.voices(other)
            if verdict is None and score >= TOGETHER and refused.isdisjoint(voices):
                if states(other, self.lead, score):
                    verdict = Same(reason="wording")
                elif score >= SAYS:
                    refused |= voices
            if verdict is None and refused.isdisjoint(voices) and self._is_meant(other, score):
                verdict = Same(reason=MEANT)
            if verdict is not None or score >= SAYS or id(other) in self._group:
                is_sure = isinstance(verdict, Same) and verdict.reason != MEANT
                sure = max(score, SURE) if is_sure else score
                yield _Voice(sure, other, verdict)

    def _across(self, others: Iterable[Candidate], near: Container[int]) -> Iterator["_Voice"]:
        """Yield what is known of sentences of other stories."""
        for other in others:
            verdict = compare(self.lead, other) if id(other) in near else None
            is_known = isinstance(verdict, Differs | SideBySide)
            if not is_known and not (isinstance(verdict, Same) and self._is_of_days(other)):
                verdict = self._sides.between(self.lead, other)
            if verdict is not None:
                yield _Voice(UNLIKE, other, verdict)

    def _is_of_days(self, other: Candidate) -> bool:
        """Tell whether another article is of the days of the lead's; of undated ones none knows."""
        ours, theirs = self.lead.article.published, other.article.published
        return bool(ours and theirs) and abs(days_later(ours, theirs)) <= SAME_DAYS

    def _verdict(self, other: Candidate, *, is_near: bool) -> Verdict:
        verdict = compare(self.lead, other) if is_near else None
        if isinstance(verdict, Differs | Updates):
            return verdict
        return self._sides.between(self.lead, other) or verdict

    def _is_meant(self, other: Candidate, score: float) -> bool:
        """Tell whether meaning decides what words leave open: that another sentence states it."""
        meaning = self._pool.meaning
        return (
            meaning is not None
            and score >= REPEATS
            and least_score(self.lead, other) < APART
            and not contradicted_by(self.lead, other)
            and are_meant_alike(self.lead, other, self._pool.story(self.lead).likeness, meaning)
        )

    def attach(self, other: Candidate, verdict: Verdict) -> bool:
        """Attach `other` where a voice not heard yet has something to the point; tell whether.

        What copies an article that was heard is no voice of its own, but what a copy has altered is
        its own word. A voice that gives another figure or an older state may still say the same
        with another sentence.
        """
        voices, own = self._pool.voices(other), other.article.id == self.lead.article.id
        publishers = other.article.voices
        match verdict:
            case SideBySide() if own and verdict.reason == "denial":
                self.differs.append((other, verdict))
            case Differs() | SideBySide() | Updates() if self._otherwise.isdisjoint(publishers):
                self._otherwise |= publishers
                if isinstance(verdict, Updates):
                    self.updates.append((other, verdict))
                else:
                    self.differs.append((other, verdict))
            case Same() if self._voices.isdisjoint(voices):
                self.support.append(other)
            case None if self._voices.isdisjoint(voices):
                self.related.append(other)
            case _:
                return False
        if not isinstance(verdict, Differs | Updates):
            self._voices |= voices
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A statement, what it adds to those before it, and where it comes from, if that is told."""

    statement: Statement
    gain: Gain
    origins: Origins | None = None


class _Voice(NamedTuple):
    """A sentence beside a lead: how surely it says the same, and what is known of the two."""

    score: float
    sentence: Candidate
    verdict: Verdict


def support_leads(leads: Iterable[Lead], pool: Pool, sides: Sides) -> list[Statement]:
    """Return what is said, in the order of the leads.

    Who disagrees is heard first, so that no voice's agreement hides its other side; then who
    agrees, then what is only related, each the surest first, then the nearest. A sentence supports
    one lead at most, that which it is surest to, but may differ from several; a voice supports a
    lead once, and differs from it once.
    """
    statements = [Statement(lead, pool, sides) for lead in leads]
    leading = {id(statement.lead) for statement in statements}
    others = [one for one in pool.nearest_first if id(one) not in leading]
    places = {id(one): place for place, one in enumerate(others)}
    heard = [(voice, n) for n, said in enumerate(statements) for voice in said.verdicts(others)]
    heard.sort(key=lambda one: (-one[0].score, places[id(one[0].sentence)], one[1]))
    attached: set[int] = set()
    for wanted in (Disagreement, Same, type(None)):
        for voice, place in heard:
            if not isinstance(voice.verdict, wanted) or id(voice.sentence) in attached:
                continue
            is_attached = statements[place].attach(voice.sentence, voice.verdict)
            if is_attached and wanted is not Disagreement:
                attached.add(id(voice.sentence))
    return statements
