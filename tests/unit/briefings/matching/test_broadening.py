"""A narrative is about what its documents have in common, a short question about what it says."""

import pytest

from briefings.language.candidates import Candidate, quotable_sentences
from briefings.matching.broadening import broaden, lift
from briefings.matching.questions import relevance
from tests.builders import an_article

STRIKE = "Dock workers in Rotterdam went on strike over pensions. Bananas rotted in the sheds."
CHOIR = "The choir of Leipzig sang in the old church. Tickets had been sold for weeks."
NARRATIVE = "Tell how the strike of Rotterdam's dock workers over pensions began, and who mediated."


def _candidates(*bodies: str) -> list[Candidate]:
    return [one for body in bodies for one in quotable_sentences(an_article(body))]


def test_what_else_a_near_document_says_counts_for_a_narrative() -> None:
    """The bananas have no word of it, but stand in the text that tells of the strike."""
    strike, bananas, *others = relevance(NARRATIVE, _candidates(STRIKE, CHOIR))

    assert 1.0 == strike
    assert 0 < bananas < strike
    assert [0.0, 0.0] == others


def test_a_short_question_is_about_its_own_words_only() -> None:
    """The bananas would be no answer."""
    strike, bananas = relevance("strike over pensions", _candidates(STRIKE))

    assert (1.0, 0.0) == (strike, bananas)


def test_the_more_sentences_there_are_the_more_their_own_words_count() -> None:
    """Among hundreds of sentences there are enough that are near by themselves."""
    few, many = _candidates(STRIKE), _candidates(STRIKE, *[CHOIR] * 100)

    assert broaden([1.0, 0.1], few)[1] > broaden([1.0, 0.1] + [0.0] * 200, many)[1] > 0.1


def test_the_nearer_document_gains_more() -> None:
    """A sentence without any word asked follows the text that it stands in."""
    found = broaden([1.0, 0.0, 0.3, 0.0], _candidates(STRIKE, CHOIR))

    assert found[1] > found[3] > 0


@pytest.mark.parametrize("near", [[], [0.0, 0.0]])
def test_where_nothing_is_near_nothing_is_raised(near: list[float]) -> None:
    """No document is about it."""
    assert near == broaden(near, _candidates(STRIKE)[: len(near)])


def test_a_short_question_that_every_document_tells_of_is_about_what_they_share() -> None:
    """Of three short texts on the strike the bananas count nearly as much, and still less."""
    bodies = [STRIKE, "Another " + STRIKE, "Again the " + STRIKE]

    strike, bananas, *_ = relevance("strike over pensions", _candidates(*bodies))

    assert 0.9 < bananas < strike


def test_a_document_that_tells_nothing_of_a_short_question_keeps_it_narrow() -> None:
    """The choir has nothing to do with the strike, so the question tells documents apart."""
    _, bananas, *_ = relevance("strike over pensions", _candidates(STRIKE, STRIKE, CHOIR))

    assert bananas < 0.5


def test_among_many_sentences_a_short_question_decides() -> None:
    """A hundred sentences have enough that are near by themselves."""
    assert 0.2 > lift([0.0] * 100)[0] > 0
