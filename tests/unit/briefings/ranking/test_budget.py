"""How long a brief may get, and how much of it one publisher may lead."""

import pytest

from briefings.language.candidates import Candidate
from briefings.ranking.budget import Budget, length_of
from briefings.spans import Span
from tests.builders import a_source, an_article


def sentence(text: str, source: str | None = None) -> Candidate:
    """Return a text as one sentence of an article."""
    article = an_article(text, source=a_source(source) if source else None)
    return Candidate.of(article, Span(0, len(text)))


def words(number: int) -> Candidate:
    """Return a sentence of so many words."""
    return sentence(" ".join(["trade"] * number))


WHEAT = sentence("Trade in wheat collapsed.", "AFP")
STEEL = sentence("Trade in steel doubled again.", "AFP")
COPPER = sentence("Trade in copper recovered.", "Reuters")
UNSIGNED = sentence("Trade in timber stopped.")


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
    assert admits is budget.admits(words(length))


def test_what_is_taken_is_gone() -> None:
    """Words by its length, points by one; what has no limit keeps none."""
    assert Budget(words=3, points=1) == Budget(words=10, points=2).after(words(7))
    assert Budget(points=0) == Budget(points=1).after(words(7))
    assert Budget(words=-1) == Budget(words=6).after(words(7))
    assert Budget() == Budget().after(words(7))
    assert Budget(words=1, points=0) == Budget(words=10, points=2).after(words(7), words(2))


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
    assert length == length_of(sentence(text))


def test_no_publisher_leads_more_than_its_share() -> None:
    """Two fifths of the points, rounded up; a text of no stated publisher takes nobody's share."""
    shared = Budget(points=2).shared_among([WHEAT, COPPER])

    assert shared.admits(STEEL)
    assert not shared.after(WHEAT).admits(STEEL)
    assert shared.after(WHEAT).admits(COPPER)
    assert shared.after(UNSIGNED).admits(UNSIGNED)


def test_one_voice_alone_leads_all_points() -> None:
    """So does each voice where only words are counted."""
    assert Budget(points=3).shared_among([WHEAT, STEEL]).after(WHEAT, WHEAT).admits(STEEL)
    assert Budget(words=99).shared_among([WHEAT, COPPER]).after(WHEAT, WHEAT).admits(STEEL)
