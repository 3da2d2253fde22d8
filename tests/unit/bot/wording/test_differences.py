"""What stands above a quotation that puts a point otherwise."""

import pytest

from bot.wording.parts import label_excerpts
from briefings.model import Difference, Point
from tests.builders import a_source, an_article


def label(ours: str, theirs: str, source: str | None = "Reuters") -> str | None:
    """Return what stands above a sentence that is shown beside the lead."""
    article = an_article("The dam is not safe.", source=a_source(source) if source else None)
    beside = Difference(
        what="claim",
        ours=ours,
        theirs=theirs,
        excerpt=article.quote(0, 20),
        relation="side-by-side",
    )
    point = Point(lead=an_article("The dam is safe.").quote(0, 16), differs=(beside,))
    return list(label_excerpts(point))[1][1]


@pytest.mark.parametrize(
    ("source", "by"),
    [
        ("Reuters", "Reported differently by Reuters"),
        (None, "Reported differently in another article"),
    ],
)
def test_who_reports_it_differently_and_by_which_words(source: str | None, by: str) -> None:
    """Nobody is said to be wrong, or to disagree."""
    assert f"{by} · “safe” above, “not safe” here" == label("safe", "not safe", source)


def test_many_words_are_not_said_twice() -> None:
    """They stand in the two quotations."""
    assert label("safe", "not " * 20) == "Reported differently by Reuters"
