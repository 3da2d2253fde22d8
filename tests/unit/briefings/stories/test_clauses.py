"""What two sentences state themselves, and what they only take for known."""

from typing import Final

import pytest

from briefings.language.candidates import Candidate, quotable_sentences
from briefings.stories.facts.clauses import APART, TOGETHER, least_score, stated_in
from briefings.stories.facts.likeness import SAYS
from tests.builders import an_article

RULING: Final = "Jurors refuse to serve under the judge who freed a runner convicted of arson."


def sentence(text: str, language: str = "en") -> Candidate:
    """Return the only sentence of an article."""
    (found,) = quotable_sentences(an_article(text, language=language))
    return found


def least(one: str, other: str, language: str = "en") -> float:
    """Return the score from which two sentences state the same."""
    return least_score(sentence(one, language), sentence(other, language))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (RULING, "Ada Byron will read a letter about the runner convicted of arson."),
        ("The ferry, a rusty trawler, left Calvi.", "Divers looked for a rusty trawler at dawn."),
        (
            "According to county records, the bridge was sold.",
            "The mayor, county records show, resigned.",
        ),
        (
            "After the blast at the refinery, schools reopened.",
            "The blast at the refinery killed four welders.",
        ),
        (
            "Police spokesman Bo Lind said that four men were held.",
            "Police spokesman Bo Lind said the harbour reopened.",
        ),
        ("The harbour reopened, a police spokesman said.", "A police spokesman resigned."),
        (
            "A bank that employed nine tellers failed.",
            "A painter employed nine tellers.",
        ),
    ],
    ids=["relative", "apposition", "according", "adverbial", "sayer first", "sayer last", "that"],
)
def test_what_only_names_the_event_proves_little(one: str, other: str) -> None:
    """Words that stand in an aside of a lead are not what it states, wherever others have them."""
    assert not stated_in(sentence(one), sentence(other))


def test_sentences_that_share_nothing_else_must_be_very_alike() -> None:
    """Two that have only an aside in common want a far higher score than two that tell it."""
    other = "Ada Byron will read a letter about the runner convicted of arson."

    assert APART == least(RULING, other)
    assert TOGETHER == least("A runner was convicted of arson.", other)


def test_a_name_is_not_what_two_sentences_state() -> None:
    """Whoever both speak of tells nothing of what they say."""
    one, other = "Ada Byron sold the mill.", "The guards followed Ada Byron."

    assert APART == least(one, other)


def test_an_equal_figure_is_what_both_state() -> None:
    """The same sum in two sentences is worth a word, wherever in them it stands."""
    one = "Ada sold the mill, which had cost her $4.7 million."
    other = "After paying $4.7 million, Ada owned it."

    assert SAYS == least(one, other)


def test_asides_of_other_languages_are_not_known() -> None:
    """Elsewhere every word counts as stated."""
    one = "Le juge, who freed a runner convicted of arson, part."

    assert stated_in(sentence(one, "fr"), sentence(one, "fr"))
    assert TOGETHER == least(one, one, "fr")
