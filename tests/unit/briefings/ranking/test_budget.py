"""How long a brief may get."""

import pytest

from briefings.language.candidates import Candidate
from briefings.model import Span
from briefings.ranking.budget import Budget, length_of
from tests.builders import an_article


@pytest.mark.parametrize(
    ("budget", "length", "admits"),
    [
        (Budget(), 10_000, True),
        (Budget(words=10), 10, True),
        (Budget(words=10), 11, False),
        (Budget(words=0), 1, False),
        (Budget(points=1), 10_000, True),
        (Budget(points=0), 1, False),
        (Budget(words=10, points=0), 5, False),
        (Budget(words=10, points=2), 5, True),
    ],
)
def test_a_budget_admits_what_fits(budget: Budget, length: int, *, admits: bool) -> None:
    """In words and in points; None is without limit."""
    assert admits is budget.admits(length)


def test_what_is_taken_is_gone() -> None:
    """Words by its length, points by one; what has no limit keeps none."""
    assert Budget(words=3, points=1) == Budget(words=10, points=2).after(7)
    assert Budget(points=0) == Budget(points=1).after(7)
    assert Budget(words=-1) == Budget(words=6).after(7)
    assert Budget() == Budget().after(7)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("The ferry left the port.", 5),
        ("It  left\nat 8.", 4),
        ("习近平访问俄罗斯。", 4),
        ("中国 GDP 增长百分之五。", 4),
        ("A 中 word in it.", 5),
    ],
)
def test_a_sentence_is_as_long_as_its_words(text: str, length: int) -> None:
    """Between blanks, or half its Chinese characters where that is more."""
    assert length == length_of(Candidate.of(an_article(text), Span(0, len(text))))
