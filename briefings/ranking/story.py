"""A story of a pool: its sentences, how alike they are, what they cover, how old each is."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from briefings.language.candidates import Candidate
from briefings.language.remembering import remembered
from briefings.published import day_of
from briefings.ranking.coverage import Coverage, Nearness
from briefings.stories.facts.likeness import UNLIKE, Likeness

MOST: Final = 400
"""Sentences of a story that are compared with each other."""
MOST_PAIRS: Final = 2 * MOST**2
"""Pairs of sentences of which is remembered how alike they are."""
UNDATED: Final = 1
"""Days that what is undated is taken to be behind what is dated."""


class Story:
    """What a pool has of one story.

    Attributes:
        sentences: those of the story, in the pool's order.
        origins: how many independent origins they come from.
    """

    def __init__(
        self,
        sentences: Sequence[Candidate],
        *,
        origins: Mapping[int, str],
        copies: Mapping[str, str],
        nearness: Nearness | None,
    ) -> None:
        """Gather the sentences of a story.

        Args:
            sentences: in the pool's order.
            origins: where each article came from first, by its sentences' identity.
            copies: by an article's id, the article that it copies.
            nearness: how near a sentence is to what was asked; None where nothing was.
        """
        self.sentences = sentences
        self.origins = len({origins[id(one)] for one in sentences})
        self._copies, self._nearness = copies, nearness
        days = [day_of(one.article.published) for one in sentences if one.article.published]
        self._newest = max(days, default=None)

    def days_behind(self, sentence: Candidate) -> int:
        """Return how many days before the newest article of the story a sentence was published.

        `UNDATED` where its article is undated and another is not: it may be older. 0 where all are.
        """
        if self._newest is None:
            return 0
        if sentence.article.published is None:
            return UNDATED
        return (self._newest - day_of(sentence.article.published)).days

    def likeness_of(self, one: Candidate, other: Candidate) -> float:
        """Return how surely two sentences state the same; `UNLIKE` beyond those compared."""
        if self.is_compared(one) and self.is_compared(other):
            return self.likeness.score(one, other)
        return UNLIKE

    def is_compared(self, sentence: Candidate) -> bool:
        """Tell whether a sentence is among those compared with each other."""
        return id(sentence) in self._compared

    def like(self, one: Candidate, least: float) -> list[tuple[float, Candidate]]:
        """Return what scores `least` or more with a sentence, the highest first."""
        return self.likeness.like(one, least) if self.is_compared(one) else []

    @cached_property
    def likeness(self) -> Likeness:
        """How alike the sentences are: `MOST` of them, the nearest, else the first of articles."""
        return likeness_among(tuple(self._foremost()))

    @cached_property
    def coverage(self) -> Coverage:
        """What the sentences cover, and what that is worth."""
        return Coverage(self.sentences, nearness=self._nearness, copies=self._copies)

    @cached_property
    def _compared(self) -> frozenset[int]:
        return frozenset(map(id, self.likeness.sentences))

    def _foremost(self) -> Sequence[Candidate]:
        if len(self.sentences) <= MOST:
            return self.sentences
        near = self._nearness or (lambda _sentence: 1.0)
        first = sorted(self.sentences, key=lambda one: (-near(one), one.position))[:MOST]
        kept = set(map(id, first))
        return [one for one in self.sentences if id(one) in kept]


def _pairs(sentences: tuple[Candidate, ...]) -> int:
    return len(sentences) ** 2


@remembered(_pairs, MOST_PAIRS)
def likeness_among(sentences: tuple[Candidate, ...]) -> Likeness:
    """Return how alike the sentences of a story are: most topics of a story have the same ones."""
    return Likeness(sentences)
