"""Which sentences of a pool state one thing otherwise, each within its story."""

from briefings.language.candidates import Candidate
from briefings.ranking.pool import Pool
from briefings.stories.values.disagreements import Disagreement, Disagreements


class Sides:
    """Who states what otherwise among the sentences of a pool; each story is read but once."""

    def __init__(self, pool: Pool) -> None:
        """Take the stories of `pool`."""
        self._pool = pool
        self._known: dict[int, Disagreements] = {}

    def between(self, one: Candidate, other: Candidate) -> Disagreement | None:
        """Return how two sentences state one thing otherwise; None if nothing shows they do."""
        story = self._pool.story(one)
        if story is not self._pool.story(other):
            return None
        if not (story.is_compared(one) and story.is_compared(other)):
            return None
        if id(story) not in self._known:
            self._known[id(story)] = Disagreements(story.likeness)
        return self._known[id(story)].between(one, other)
