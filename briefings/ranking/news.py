"""Which sentence tells a story's news: what an article opens with, before any detail of it.

News is written with its point first, so that the rest can be cut from the end (Pöttker, *News and
its communicative quality: the inverted pyramid*, 2003). A brief on a subject finds the sentences
that name it, and these are often details of news that the reader has not been told.
"""

from collections.abc import Callable
from typing import Final

from briefings.agreement.compare import contradicted_by
from briefings.language.candidates import Candidate
from briefings.ranking.pool import Pool
from briefings.ranking.story import Story
from briefings.stories.facts.clauses import TOGETHER, least_score

OPENS: Final = 2
"""Sentences of an article that tell its news."""
MUCH: Final = 3
"""Sentences near to what was asked that make an article one about it, whatever it opens with."""


class News:
    """What may lead of the stories of a pool."""

    def __init__(self, pool: Pool, value: Callable[[Candidate], tuple[float, float]]) -> None:
        """Judge the sentences of `pool`; `value` tells which of a story opens it best."""
        self._pool, self._value = pool, value
        self._told: set[int] = set()

    def lead_for(self, sentence: Candidate) -> Candidate | None:
        """Return what leads where a sentence would: itself, the news of its story, or nothing.

        Of several stories each is told by its news first; what one origin alone has beside that is
        no point of its own.
        """
        if not self._pool.is_news:
            return sentence
        story = self._pool.story(sentence)
        several, is_told = self._pool.tells_several, id(story) in self._told
        is_shared = self._is_told_by_several(sentence)
        is_detail = several and sentence.position >= OPENS
        if not is_told and (is_detail or not sentence.can_lead):
            opening = self._opening(story, minds_nearness=several and not is_shared)
            return opening or (sentence if is_shared and sentence.can_lead else None)
        return sentence if is_shared or not (several and is_told) else None

    def take(self, sentence: Candidate) -> None:
        """Count the story of a sentence as told."""
        self._told.add(id(self._pool.story(sentence)))

    def _opening(self, story: Story, *, minds_nearness: bool) -> Candidate | None:
        """Return the opening sentence of the story that most origins state, if one can lead."""
        opening = [
            one
            for one in story.sentences
            if one.position < OPENS
            and one.can_lead
            and (self._is_near(one, story) or not minds_nearness)
        ]
        return max(opening, key=self._value, default=None)

    def _is_near(self, one: Candidate, story: Story) -> bool:
        if self._pool.nearness(one) > 0:
            return True
        of_article = (other for other in story.sentences if other.article.id == one.article.id)
        return sum(self._pool.nearness(other) > 0 for other in of_article) >= MUCH

    def _is_told_by_several(self, sentence: Candidate) -> bool:
        origin, story = self._pool.origin(sentence), self._pool.story(sentence)
        return any(
            self._pool.origin(other) != origin and states(other, sentence, score)
            for score, other in story.like(sentence, TOGETHER)
        )


def states(other: Candidate, lead: Candidate, score: float) -> bool:
    """Tell whether a sentence so like the lead of its story states what that does."""
    return score >= least_score(lead, other) and not contradicted_by(lead, other)
