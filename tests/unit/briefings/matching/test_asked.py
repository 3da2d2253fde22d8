"""What someone asks for, in each form in which an article may have it."""

import pytest

from briefings.matching.asked import read_question
from briefings.matching.nearest import nearest_first
from tests.builders import an_article

CEILING = "The {} reached its debt ceiling on Monday. Talks about it go on."


@pytest.mark.parametrize(
    ("asked", "written"),
    [
        ("US debt ceiling", "United States"),
        ("United States debt ceiling", "U.S."),
        ("debt ceiling of the U.S.", "USA"),
        ("United Nations debt ceiling", "UN"),
        ("UK debt ceiling", "United Kingdom"),
        ("European Union debt ceiling", "EU"),
    ],
)
def test_a_union_is_found_spelt_out_or_not(asked: str, written: str) -> None:
    """All that is asked stands in the article, whichever way it is written."""
    question = read_question(asked)
    article = an_article(CEILING.format(written), title="Debt")

    near = nearest_first(question, [article], [1] * len(question.words), 30)

    assert [1.0] == [each.passage for each in near]


@pytest.mark.parametrize(
    ("asked", "indexed"),
    [("United States", "states"), ("U.K.", "kingdom"), ("EU", "union"), ("USA", "us")],
)
def test_the_index_is_asked_for_either_form(asked: str, indexed: str) -> None:
    """The name spelt out is found by the word that tells it from the others."""
    assert indexed in read_question(asked).index_words[0]


def test_a_pronoun_is_no_state() -> None:
    """Nor is "it" a country, nor any "united" a union."""
    assert ("ceiling",) == read_question("tell us about the ceiling").words
    assert ("united", "airlines") == read_question("united airlines").words


def test_a_word_is_found_with_a_hyphen_and_without() -> None:
    """Who asks for a ceasefire wants the articles on a cease-fire, too."""
    question = read_question("ceasefire in Gaza")
    body = "Both sides agreed on a cease-fire in Gaza on Thursday. It took effect at night."

    near = nearest_first(question, [an_article(body)], [1] * len(question.words), 30)

    assert [1.0] == [each.passage for each in near]
    assert "ceas" in question.index_words[0]
