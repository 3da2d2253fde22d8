"""Whether documents that were handed over are about what is asked."""

import pytest

from briefings.language.candidates import Candidate, quotable_sentences
from briefings.matching.nearest import is_told
from tests.builders import an_article

STRIKE = (
    "Dockers walked out on Monday. Ships queued at Rimo's harbour. Their union wants more pay.",
    "Rimo's harbour stood still as dockers left their cranes. The union asked for more pay.",
)
WHEAT = "Farmers exported record wheat harvests this year. Grain prices fell in every port."
HEADLINE = "Union of Dockers Halts Rimo Harbour"


def _candidates(*bodies: str) -> list[Candidate]:
    return [one for body in bodies for one in quotable_sentences(an_article(body))]


def test_what_passages_tell_is_told_though_no_sentence_has_it_whole() -> None:
    """A headline sums up what several sentences say, and has words of its own."""
    assert is_told(HEADLINE, _candidates(*STRIKE, WHEAT))


@pytest.mark.parametrize("about", [HEADLINE, "strike of teachers in Lyon", "Is it?"])
def test_what_no_document_tells_is_not_told(about: str) -> None:
    """Nor is what has no word to look for."""
    assert not is_told(about, _candidates(WHEAT, WHEAT.replace("record", "many")))


def test_a_document_alone_is_judged_by_itself() -> None:
    """No second one has to bear it out."""
    assert is_told(HEADLINE, _candidates(STRIKE[0]))


def test_among_many_documents_more_have_to_tell_it() -> None:
    """Two of twenty-five may have some of the words by chance."""
    chance = "Rimo's harbour was painted white. Dockers of the union sang there in spring."
    others = [f"Farmer number {number} sold his wheat in the market." for number in range(23)]

    assert is_told(HEADLINE, _candidates(chance, chance.replace("white", "red")))
    assert not is_told(HEADLINE, _candidates(chance, chance.replace("white", "red"), *others))


def test_one_sentence_with_all_of_a_short_question_tells_it() -> None:
    """Whatever the other documents are about."""
    others = [f"Farmer number {number} sold his wheat in the market." for number in range(23)]

    assert is_told("dockers walked on Monday", _candidates(STRIKE[0], *others))


def test_of_a_longer_question_enough_is_told_where_the_words_that_tell_are() -> None:
    """Three words that most documents have are enough in number, and tell nothing."""
    about = "harbour of Rimo pay glacier volcano senate verdict"
    said = [f"The harbour of Rimo will pay for year {number}." for number in range(9)]

    assert is_told(about, _candidates(said[0], WHEAT))
    assert not is_told(about, _candidates(*said))


def test_a_narrative_is_told_by_a_passage_with_some_of_its_words() -> None:
    """It asks for more than any document tells."""
    others = " ".join(f"zebra{number}" for number in range(12))

    assert is_told(f"dockers harbour union pay cranes {others}", _candidates(*STRIKE))
