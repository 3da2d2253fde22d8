"""Which words, quotations and figures tie two sentences together."""

import pytest

from briefings.agreement.compare import Same, Verdict, compare
from briefings.agreement.differences import Differs
from briefings.language.candidates import Candidate
from briefings.spans import Span
from tests.builders import a_source, an_article

OPENING = "The council of Lisbon met."


def _sentence(text: str, voice: str) -> Candidate:
    body = f"{OPENING}\n\n{text}"
    article = an_article(body, source=a_source(voice))
    return Candidate.of(article, Span(len(OPENING) + 2, len(body)))


def _verdict(one: str, other: str) -> Verdict:
    return compare(_sentence(one, "A"), _sentence(other, "B"))


REIS = "Reis told reporters in Lisbon on the windy quay that {} while tourists photographed gulls."
BAKER = "In Porto a baker read aloud from old papers: {} and his customers laughed politely."


@pytest.mark.parametrize("marks", ['""', "“”"])
def test_the_same_quotation_is_the_same_however_little_else_is(marks: str) -> None:
    """In straight or in curly marks; without any the words are too few."""
    words = "nobody rebuilds wooden harbours before winter"
    quoted = f"{marks[0]}{words}{marks[1]}"

    assert Same(reason="quote") == _verdict(REIS.format(quoted), BAKER.format(quoted))
    assert _verdict(REIS.format(quoted), BAKER.format(words)) is None
    assert _verdict(REIS.format(words), BAKER.format(words)) is None


def test_a_shared_quotation_does_not_hide_that_figures_differ() -> None:
    """What is told around it is compared first."""
    words = "Paulo Reis said “we will rebuild the whole harbour soon” as {} ships burned in Lisbon."

    assert Same(reason="quote") == _verdict(words.format(40), words.format(40))
    assert Differs(what="number", ours="40", theirs="30") == _verdict(
        words.format(40), words.format(30)
    )


@pytest.mark.parametrize("one", ["The mill burned old.", "Burned: the old mill."])
def test_the_same_three_words_in_another_order_say_the_same(one: str) -> None:
    """As one sentence holds all that the other has."""
    assert Same(reason="wording") == _verdict("The old mill burned.", one)


def test_half_of_the_words_are_enough_where_they_are_many() -> None:
    """Six that are no names; with five the sentences have to be more alike."""
    one = "The old mill of the valley burned down at night with all grain inside it."
    other = (
        "At night the old mill of the valley burned down{}, and neighbours watched sparks fly "
        "over roofs and chimneys till dawn."
    )

    assert _verdict(one, other.format("")) is None
    assert Same(reason="wording") == _verdict(one, other.format(" with grain"))


@pytest.mark.parametrize(
    ("one", "reason"),
    [
        ("Farmers counted 48 lost sacks near Lisbon.", "figure"),
        ("Farmers, angry after a storm, counted 48 lost sacks near Lisbon.", None),
        ("Officials met farmers who counted 48 lost sacks near Lisbon.", None),
    ],
)
def test_a_figure_in_passing_ties_only_what_is_alike(one: str, reason: str | None) -> None:
    """An aside tells which thing is meant: it is no statement of its own."""
    other = "Near Lisbon owners of mills and barns mourned 48 lost sacks."
    found = [_verdict(one, other), _verdict(other, one)]

    assert [Same(reason=reason) if reason else None] * 2 == found


def test_a_figure_in_passing_ties_what_is_alike_in_most() -> None:
    """The words alone would not: they are too few."""
    one = "Officials met farmers who counted 48 lost sacks near Lisbon."
    other = "Near Lisbon officials met the farmers who had mourned 48 lost sacks."

    assert Same(reason="figure") == _verdict(one, other)


def test_one_word_in_place_of_another_is_no_agreement_whatever_the_figure() -> None:
    """The same figure is said of another thing."""
    words = "Officials met farmers who {} 48 lost sacks near Lisbon."

    assert _verdict(words.format("counted"), words.format("mourned")) is None
