"""How long a brief may get, in words and in points, and what a sentence takes of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from math import ceil
from typing import Final

from briefings.language.candidates import Candidate
from briefings.language.terms import has_chinese, is_chinese

SHARE_OF_ONE_VOICE: Final = 0.4
"""Of the points asked for that one publisher may lead, where there are several voices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What is left to be filled; None is without limit.

    Attributes:
        words: how many words the leads may have together.
        points: how many of them there may be.
        share: how many of them one publisher may lead.
        publishers: those that lead already, as often as they do.
    """

    words: int | None = None
    points: int | None = None
    share: int | None = None
    publishers: tuple[str, ...] = ()

    def shared_among(self, sentences: Iterable[Candidate]) -> "Budget":
        """Return the budget in which no publisher leads more than its share of several voices."""
        several = len({sentence.voice for sentence in sentences}) > 1
        if self.points is None or not several:
            return self
        return replace(self, share=ceil(self.points * SHARE_OF_ONE_VOICE))

    def wider(self, points: int) -> "Budget":
        """Return the budget with so many points more, where these are counted."""
        return self if self.points is None else replace(self, points=self.points + points)

    def narrowed(self, points: int) -> "Budget":
        """Return the budget for so many points at most."""
        return replace(self, points=points if self.points is None else min(points, self.points))

    def admits(self, sentence: Candidate) -> bool:
        """Tell whether one more sentence fits."""
        return (
            self.points != 0
            and (self.words is None or length_of(sentence) <= self.words)
            and (self.share is None or self.publishers.count(sentence.voice) < self.share)
        )

    def after(self, *sentences: Candidate) -> "Budget":
        """Return what is left once these sentences are taken."""
        words, points = self.words, self.points
        return replace(
            self,
            words=None if words is None else words - sum(map(length_of, sentences)),
            points=None if points is None else points - len(sentences),
            publishers=(
                *self.publishers,
                *(sentence.voice for sentence in sentences if sentence.article.source),
            ),
        )


def length_of(candidate: Candidate) -> int:
    """Return how many words a sentence has."""
    return count_words(candidate.text)


def count_words(text: str) -> int:
    """Return how many words a text has: between blanks, or half its Chinese characters.

    Chinese sets no blanks; most of its words have two characters.
    """
    between_blanks = len(text.split())
    if not has_chinese(text):
        return between_blanks
    return max(between_blanks, sum(map(is_chinese, text)) // 2)
