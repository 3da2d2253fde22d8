"""Which sentences of a pool state one thing otherwise, each within its story."""

from dataclasses import replace
from functools import cached_property

from briefings.agreement.differences import CURRENT, Updates, days_later, has_newer
from briefings.language.candidates import Candidate
from briefings.language.remembering import remembered
from briefings.ranking.pool import Pool
from briefings.ranking.story import MOST_PAIRS
from briefings.stories.facts.likeness import OPENING, REPEATS, Likeness
from briefings.stories.values.disagreements import (
    Disagreement,
    Disagreements,
    may_be_overtaken,
    may_have_grown,
)
from briefings.stories.values.states import is_done_by, may_settle


class Sides:
    """Who states what otherwise among the sentences of a pool; each story is read but once."""

    def __init__(self, pool: Pool) -> None:
        """Take the stories of `pool`."""
        self._pool = pool
        self._known: dict[int, Disagreements | None] = {}
        self._across: dict[tuple[int, int], Updates] = {}

    def between(self, one: Candidate, other: Candidate) -> Disagreement | None:
        """Return how two sentences state one thing otherwise; None if nothing shows they do."""
        ours, theirs = self._of_story(one), self._of_story(other)
        if ours is None or theirs is None:
            return None
        return ours.between(one, other) if ours is theirs else self._across.get(_pair(one, other))

    def between_leads(self, one: Candidate, other: Candidate) -> Disagreement | None:
        """Return the same of two leads, which may be of two stories of one affair.

        Of two stories only a plan and its deed, or a toll and a later one, are known to be of one
        thing.
        """
        if verdict := self.between(one, other):
            return verdict
        if self._pool.story(one) is self._pool.story(other):
            return None
        if not (may_settle(one, other) or may_have_grown(one, other)):
            return None
        articles = {one.article.id, other.article.id}
        told = (*self._pool.story(one).sentences, *self._pool.story(other).sentences)
        both = Disagreements(Likeness([each for each in told if each.article.id in articles]))
        if verdict := both.moved_on(one, other):
            self._across[_pair(one, other)] = verdict
            self._across[_pair(other, one)] = replace(
                verdict, ours=verdict.theirs, theirs=verdict.ours, newer=not verdict.newer
            )
        return verdict

    def newest(self, sentence: Candidate) -> Candidate:
        """Return the latest that has overtaken a sentence and can lead; itself if none has.

        In its story, or else among what articles of later stories open with.
        """
        known = self._of_story(sentence)
        newer = [
            other
            for other, verdict in (known.of(sentence) if known else ())
            if has_newer(verdict) and other.can_lead
        ]
        newer = newer or self._deeds(sentence)
        return max(newer, key=self._up_to_date, default=None) or self._later(sentence)

    def _later(self, sentence: Candidate) -> Candidate:
        """Return what the latest story opens with that has overtaken a sentence; else itself."""
        if not may_be_overtaken(sentence):
            return sentence
        after = {id(sentence): 0}
        for other in self._openings:
            days = days_later(other.article.published, sentence.article.published)
            if 0 < days <= CURRENT and has_newer(self.between_leads(sentence, other)):
                after[id(other)] = days
        found = [one for one in self._openings if id(one) in after and one.can_lead]
        return max(found, key=lambda one: (after[id(one)], -one.position), default=sentence)

    @cached_property
    def _openings(self) -> list[Candidate]:
        """What the articles of several stories open with; nothing where there is but one."""
        if not self._pool.tells_several:
            return []
        return [each for each in self._pool.sentences if each.position < OPENING]

    def _deeds(self, plan: Candidate) -> list[Candidate]:
        """Return what can lead instead of a plan: no older sentences like it that tell it done."""
        story = self._pool.story(plan)
        return [
            other
            for _, other in story.like(plan, REPEATS)
            if other.can_lead
            and story.days_behind(other) <= story.days_behind(plan)
            and is_done_by(plan, other)
        ]

    def _up_to_date(self, sentence: Candidate) -> tuple[int, int]:
        return -self._pool.story(sentence).days_behind(sentence), -sentence.position

    def _of_story(self, sentence: Candidate) -> Disagreements | None:
        """Return who disagrees in the story of a sentence; None where it is compared with none."""
        if id(sentence) not in self._known:
            story = self._pool.story(sentence)
            likeness = story.likeness if story.is_compared(sentence) else None
            self._known[id(sentence)] = disagreements_among(likeness) if likeness else None
        return self._known[id(sentence)]


def _pair(one: Candidate, other: Candidate) -> tuple[int, int]:
    return id(one), id(other)


def _pairs(likeness: Likeness) -> int:
    return len(likeness.sentences) ** 2


@remembered(_pairs, MOST_PAIRS)
def disagreements_among(likeness: Likeness) -> Disagreements:
    """Return who disagrees among the sentences of a story: the same for most of its topics."""
    return Disagreements(likeness)
