"""How long a brief may get, in words and in points, and what a sentence takes of it."""

from dataclasses import dataclass

from briefings.language.candidates import Candidate
from briefings.language.terms import has_chinese, is_chinese


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What is left to be filled; None is without limit."""

    words: int | None = None
    points: int | None = None

    def admits(self, length: int) -> bool:
        """Tell whether one more sentence of `length` words fits."""
        return self.points != 0 and (self.words is None or length <= self.words)

    def after(self, length: int) -> "Budget":
        """Return what is left once a sentence of `length` words is taken."""
        return Budget(
            words=None if self.words is None else self.words - length,
            points=None if self.points is None else self.points - 1,
        )


def length_of(candidate: Candidate) -> int:
    """Return how many words a sentence has: between blanks, or half its Chinese characters.

    Chinese sets no blanks; most of its words have two characters.
    """
    between_blanks = len(candidate.text.split())
    if not has_chinese(candidate.text):
        return between_blanks
    return max(between_blanks, sum(map(is_chinese, candidate.text)) // 2)
