"""What holds two sentences apart that share nearly all their words, and what doesn't."""

from datetime import date

import pytest

from briefings.agreement.compare import Same, Verdict, are_held_apart, compare
from briefings.agreement.side_by_side import SideBySide, words_apart
from briefings.language.candidates import Candidate
from briefings.spans import Span
from tests.builders import a_source, an_article

OPENING = "The council of Lisbon met."


def sentence(text: str, voice: str) -> Candidate:
    """Return a sentence of an article of its own, all of one day."""
    body = f"{OPENING}\n\n{text}"
    article = an_article(body, source=a_source(voice), published=date(2025, 5, 1))
    return Candidate.of(article, Span(len(OPENING) + 2, len(body)))


def verdict(one: str, other: str) -> Verdict:
    """Return what is said of two sentences of two voices."""
    return compare(sentence(one, "A"), sentence(other, "B"))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (
            "Peru blamed Chile for the cut cable off the coast on Sunday.",
            "Chile blamed Peru for the cut cable off the coast on Sunday.",
            "roles",
        ),
        (
            "Chile said Peru had cut the cable off the coast.",
            "Peru said Chile had cut the cable off the coast.",
            "roles",
        ),
        (
            "The guards attacked the miners at the gate of the pit on Sunday.",
            "The miners attacked the guards at the gate of the pit on Sunday.",
            "roles",
        ),
        (
            "Reis was fined by Costa for the late ferry in Porto.",
            "Costa was fined by Reis for the late ferry in Porto.",
            "roles",
        ),
        (
            "Peru sued Chile over the cable.",
            "Peru was sued by Chile over the cable.",
            "roles",
        ),
        (
            "The bank moved its vault from Porto to Faro in spring.",
            "The bank moved its vault from Faro to Porto in spring.",
            "roles",
        ),
        (
            "The dam was safe after the storm, the engineers of Porto said.",
            "The dam was not safe after the storm, the engineers of Porto said.",
            "denial",
        ),
        (
            "Nobody drowned when the ferry sank off Porto.",
            "Somebody drowned when the ferry sank off Porto.",
            "denial",
        ),
        (
            "The judge lifted the curfew in Porto on Sunday.",
            "The judge imposed the curfew in Porto on Sunday.",
            "opposite",
        ),
        (
            "The ferry sank before the warning in Porto.",
            "The ferry sank after the warning in Porto.",
            "opposite",
        ),
        (
            "Most schools in Porto opened on Sunday, the mayor said.",
            "Few schools in Porto opened on Sunday, the mayor said.",
            "opposite",
        ),
        (
            "Drivers in Porto may carry a lamp at night, the mayor said.",
            "Drivers in Porto must carry a lamp at night, the mayor said.",
            "opposite",
        ),
    ],
)
def test_what_contradicts_in_the_same_words_stands_side_by_side(
    one: str, other: str, reason: str
) -> None:
    """By roles, a denial or an opposite; either may be first."""
    for found in (verdict(one, other), verdict(other, one)):
        assert isinstance(found, SideBySide)
        assert (reason, "claim", "side-by-side") == (found.reason, found.what, found.relation)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peru blamed Chile for the cut cable.", "Chile was blamed by Peru for the cut cable."),
        (
            "On Sunday the council of Faro dropped the toll on the bridge.",
            "The council of Faro dropped the toll on the bridge on Sunday.",
        ),
        (
            "The toll on the old bridge is gone, said Ada Reis of the council.",
            "Ada Reis of the council said the toll on the old bridge is gone.",
        ),
        (
            "Reis did not find evidence that the old bridge was unsafe in winter.",
            "Reis found no evidence that the old bridge was unsafe in winter.",
        ),
        (
            "The mill of Porto was founded in 1900 by the brothers Ada and Rui Reis.",
            "The mill of Porto was co-founded by the brothers Ada and Rui Reis.",
        ),
        (
            "The mill of Porto was founded in 1900 by the brothers Ada and Rui Reis.",
            "The mill of Porto began in 1900, founded by the brothers Ada and Rui Reis.",
        ),
    ],
)
def test_another_turn_of_phrase_is_no_contradiction(one: str, other: str) -> None:
    """The passive, a phrase that was moved, the speaker last, the same denial in other words."""
    assert isinstance(verdict(one, other), Same)
    assert isinstance(verdict(other, one), Same)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "The North Brigade claimed responsibility for the fire in Porto.",
            "The South League claimed responsibility for the fire in Porto.",
        ),
        (
            "The youngest juror of the case in Porto resigned on Sunday.",
            "The oldest juror of the case in Porto resigned on Sunday.",
        ),
        (
            "“Nobody will ever build wooden harbours here,” Reis said.",
            "“Nobody will ever build wooden harbours here,” Costa said.",
        ),
        (
            "The mayor of Porto plans to sell the old tram depot.",
            "The mayor of Porto sold the old tram depot.",
        ),
        (
            "The senate of Porto praised the harbour plan.",
            "The senate of Porto buried the harbour plan.",
        ),
        (
            'The critic called the opera "a marvel" in Porto.',
            'The critic called the opera "a bore" in Porto.',
        ),
        (
            "Reis was charged with fraud in Porto on Sunday.",
            "Reis's driver was charged with fraud in Porto on Sunday.",
        ),
    ],
)
def test_what_is_of_another_is_neither_the_same_nor_a_repetition(one: str, other: str) -> None:
    """Nothing is claimed of the two, and each may be shown."""
    first, second = sentence(one, "A"), sentence(other, "B")

    assert not isinstance(compare(first, second), Same)
    assert are_held_apart(first, second)


def test_one_voice_in_other_words_is_a_repetition() -> None:
    """What nothing holds apart may be left out."""
    one = sentence("The council of Porto dropped the toll on the old bridge.", "A")
    other = sentence("The toll on the old bridge was dropped by the council of Porto.", "B")

    assert not are_held_apart(one, other)
    assert not are_held_apart(one, sentence("Gulls slept on the quay of Lisbon.", "B"))
    assert not are_held_apart(one, sentence("Gulls slept.", "B"))


@pytest.mark.parametrize(
    ("ours", "theirs", "apart"),
    [
        ("The dam is not safe.", "The dam is safe.", ("not safe", "safe")),
        ("A saw B there.", "B saw A there.", ("A saw B", "B saw A")),
        ("Nobody drowned.", "Somebody drowned.", ("Nobody", "Somebody")),
        ("The toll is gone.", "The toll is gone", ("gone", "gone")),
    ],
)
def test_the_words_apart_are_those_between_what_is_the_same(
    ours: str, theirs: str, apart: tuple[str, str]
) -> None:
    """A word at least of each, so that there is something to read."""
    assert apart == words_apart(ours, theirs)
    assert apart[::-1] == words_apart(theirs, ours)
