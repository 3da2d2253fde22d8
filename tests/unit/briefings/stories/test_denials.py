"""An accusation and its denial, one after the other in an article."""

import pytest

from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate, quotable_sentences
from briefings.stories.facts.likeness import Likeness
from briefings.stories.values.disagreements import Disagreement, Disagreements
from tests.builders import an_article

CHARGE = "The mayor of Lisbon said that the harbour board had “sold the quay twice”."


def _told(*paragraphs: str) -> list[Candidate]:
    return quotable_sentences(an_article("\n\n".join(paragraphs)))


def _between(one: Candidate, other: Candidate, *more: Candidate) -> Disagreement | None:
    return Disagreements(Likeness([one, other, *more])).between(one, other)


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ("The harbour board denied the claim on Monday evening.", "denied the claim"),
        ("The board and its lawyers say that was a false pretext.", "say that was a false pretext"),
        ("Its chairman disputed that characterization of the sale.", "disputed that"),
        ("The board of the harbour has denied any wrongdoing.", "denied any wrongdoing"),
        ("The board said it was nonsense, and sued the mayor.", "said it was nonsense"),
    ],
)
def test_a_sentence_that_denies_the_one_before_stands_beside_it(answer: str, words: str) -> None:
    """Which of them is right is not said; what is denied is shown in its quoted words."""
    first, second = _told(CHARGE, answer)
    found = _between(first, second)
    assert isinstance(found, SideBySide)
    assert ("denial", "claim", "sold the quay twice") == (found.reason, found.what, found.ours)
    assert found.theirs.startswith(words)


def test_a_denial_that_leads_has_the_accusation_beside_it() -> None:
    """Neither side is shown alone, whichever was chosen."""
    first, second = _told(CHARGE, "The harbour board denied the claim on Monday evening.")
    found = _between(second, first)
    assert found is not None
    assert ("denied the claim", "sold the quay twice") == (found.ours, found.theirs)


@pytest.mark.parametrize(
    "answer",
    [
        "The harbour board denied the claim that taxes will rise.",
        "Buyers urged the harbour board to reject the claims of the mayor.",
        "The harbour board rejected it before the vote of the council.",
        "The mayor of Lisbon repeated the claim on Monday evening.",
        "Ada Moe wrote that the board sold a tower, but the board denied it.",
        "Asked if it had sold the tower, the harbour board denied it.",
        "The harbour board never denied it.",
        "The mayor spoke for the chairman, who has denied any wrongdoing.",
    ],
)
def test_other_sentences_after_it_deny_nothing(answer: str) -> None:
    """One that denies something else, or that only might deny it, is no answer."""
    first, second = _told(CHARGE, answer)
    assert _between(first, second) is None


def test_a_denial_further_on_is_of_something_else() -> None:
    """What stands between may be what is denied."""
    first, _, third = _told(
        CHARGE,
        "Two buyers of the quay went to court over the sale.",
        "The harbour board denied the claim on Monday evening.",
    )
    assert _between(first, third) is None


def test_what_is_denied_is_shown_only_as_far_as_it_is_short() -> None:
    """It is cut between words, and says what the sentence says."""
    text = "The mayor of Lisbon accused the board of selling the quay twice to buyers " * 2
    first, second = _told(text.strip() + ".", "The harbour board denied the claim on Monday.")
    found = _between(first, second)
    assert found is not None
    assert len(found.ours) <= 90
    assert first.text.startswith(found.ours + " ")


@pytest.mark.parametrize(
    "first",
    [
        "The harbour board found the accusation in the paper disturbing.",
        "The harbour board said that none of the accusations of the mayor are true.",
        "The harbour board insisted that it had sold the quay but once, as it refuted the mayor.",
    ],
)
def test_two_statements_of_one_side_are_no_accusation_and_denial(first: str) -> None:
    """Who speaks for the accused in the sentence before accuses nobody."""
    one, other = _told(first, "The harbour board denied the claim on Monday evening.")
    assert _between(one, other) is None


def test_any_wrongdoing_is_denied_where_somebody_is_accused() -> None:
    """After another sentence it answers what was told before."""
    denied = "The board of the harbour has denied any wrongdoing."
    one, other = _told("The ships of the harbour left late on Monday evening.", denied)
    assert _between(one, other) is None
    assert _between(*_told(CHARGE, denied)) is not None
