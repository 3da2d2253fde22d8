"""The rules by which alike sentences are held apart, one at a time, each at its bounds."""

from collections.abc import Callable

import pytest

from briefings.agreement.claims import claim_of
from briefings.agreement.compare import Same, are_held_apart, compare, held_apart, is_on_one_thing
from briefings.agreement.contrast import (
    agents,
    is_one_frame,
    is_word_replaced,
    roles_turned,
)
from briefings.agreement.figures import compatible, equal
from briefings.agreement.measured import Measured
from briefings.agreement.pair import Pair
from briefings.agreement.side_by_side import SideBySide
from briefings.language.candidates import Candidate
from briefings.language.numbers.quantity import Bound, Quantity
from briefings.spans import Span
from tests.builders import a_source, an_article

Rule = Callable[[Pair], bool]
TOLL = "The council of Porto dropped the toll on the old bridge over the river"


def sentence(text: str, voice: str = "A") -> Candidate:
    """Return a sentence of an article of its own."""
    return Candidate.of(an_article(text, source=a_source(voice)), Span(0, len(text)))


def pair_of(one: str, other: str) -> Pair:
    """Return two sentences' claims side by side."""
    return Pair(claim_of(sentence(one)), claim_of(sentence(other, "B")))


def measured(text: str) -> Measured:
    """Return the one figure of a sentence."""
    [found] = claim_of(sentence(text)).measured
    return found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Reis was fined by Costa.", [("fine", "costa")]),
        ("Reis was very sharply fined by Costa.", [("fine", "costa")]),
        ("Reis was so very sharply fined by Costa.", []),
        ("Reis was fined by the old Costa.", [("fine", "old")]),
        ("Reis sat by Costa.", []),
        ("By Sunday Reis was fined.", []),
        ("Reis was fined by and by.", []),
    ],
)
def test_who_does_what_in_the_passive_stands_after_by(
    text: str, found: list[tuple[str, str]]
) -> None:
    """With a form of "to be" up to three words before; whoever sits by somebody does nothing."""
    assert found == sorted(agents(claim_of(sentence(text))))


@pytest.mark.parametrize(
    ("rule", "one", "other", "holds"),
    [
        (is_one_frame, f"{TOLL}.", f"{TOLL} in cold winter rain.", True),
        (is_one_frame, f"{TOLL}.", f"{TOLL} in the cold winter rain.", False),
        (is_one_frame, "Reis met Costa.", "Costa met Reis.", True),
        (is_one_frame, "Reis met Costa in Porto.", "Gulls slept on the quay.", False),
        (is_word_replaced, "Porto praised the plan.", "Porto buried the plan.", True),
        (is_word_replaced, "Porto praised the plan.", "Porto struck down the plan.", True),
        (is_word_replaced, "Porto praised the plan.", "Porto praised a plan.", False),
        (is_word_replaced, "It grew, officials said.", "It grew, the ministry said.", False),
        (is_word_replaced, "It grew, said a clerk.", "It grew, said a judge.", False),
        (is_word_replaced, "Said clerks: it grew.", "Said judges: it grew.", False),
        (
            is_word_replaced,
            f"{TOLL} on a windy Sunday morning.",
            f"{TOLL} on a rainy Sunday morning.",
            False,
        ),
        (roles_turned, "Peru sued Chile.", "Chile has now sued Peru.", True),
        (roles_turned, "Peru sued Chile.", "Peru has now sued Chile.", False),
        (
            roles_turned,
            "Peru sued Chile over the cable, said Ada Reis.",
            "Chile has now sued Peru over the cable, said Ada Reis.",
            True,
        ),
        (roles_turned, "Peru and Chile met.", "Chile and Peru met.", False),
        (roles_turned, "Peru blamed Chile and Faro.", "Faro blamed Chile and Peru.", True),
        (roles_turned, "It was Peru before Chile.", "It was Chile before Peru.", True),
        (roles_turned, "It went from Porto to Faro.", "It went to Porto from Faro.", False),
        (roles_turned, "It went from Porto to Faro.", "It went to Porto to Faro.", False),
        (roles_turned, "Peru sued Chile.", "Chile was sued by Peru.", False),
        (roles_turned, "Peru sued Chile.", "Peru was sued by Chile.", True),
        (is_on_one_thing, f"{TOLL}.", f"{TOLL} on Sunday.", True),
        (is_on_one_thing, f"{TOLL}.", f"{TOLL.replace('Porto', 'Faro')}.", False),
        (is_on_one_thing, f"Reis said {TOLL}.", f"Costa said {TOLL}.", False),
        (is_on_one_thing, f"{TOLL}.", f"{TOLL}?", False),
        (is_on_one_thing, "Porto met.", "Porto met.", False),
    ],
)
def test_a_rule_holds_up_to_its_bound(rule: Rule, one: str, other: str, *, holds: bool) -> None:
    """Whichever sentence is first."""
    assert holds is rule(pair_of(one, other))
    assert holds is rule(pair_of(other, one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Peru and Chile signed the deal in Faro.", "Chile and Peru signed the deal in Faro."),
        (
            "The judge in Porto fined Peru, Chile and Faro on Sunday.",
            "The judge in Porto fined Faro, Chile and Peru on Sunday.",
        ),
        (
            "The deal in Faro was signed by Ada Reis and Bo Costa on Sunday.",
            "The deal in Faro was signed by Bo Costa and Ada Reis on Sunday.",
        ),
        ("Neither Peru nor Chile signed the deal.", "Neither Chile nor Peru signed the deal."),
        ("Red and blue boats sank off Porto.", "Blue and red boats sank off Porto."),
    ],
)
def test_a_list_in_another_order_is_no_contradiction(one: str, other: str) -> None:
    """Nobody does anything to those who stand beside them."""
    first, second = sentence(one), sentence(other, "B")

    assert not isinstance(compare(first, second), SideBySide)
    assert not are_held_apart(first, second)


def test_figures_that_can_not_both_be_true_hold_apart() -> None:
    """Also days, which nobody counts."""
    pair = pair_of(f"{TOLL} on May 3.", f"{TOLL} on May 8.")

    assert "figure" == held_apart(pair, [(measured("May 3."), measured("May 8."))])
    assert "figure" != held_apart(pair, [])


def test_one_word_is_no_claim() -> None:
    """Two sentences of one word with a meaning say the same only by chance."""
    assert compare(sentence("It rained."), sentence("It rained.", "B")) is None
    same = compare(sentence("Ministers met."), sentence("Ministers met.", "B"))
    assert Same(reason="wording") == same


def test_sentences_that_share_nothing_are_not_held_apart() -> None:
    """They are simply on other things."""
    assert not are_held_apart(sentence("Gulls slept."), sentence("Porto dropped a toll.", "B"))


@pytest.mark.parametrize(
    ("text", "ties"),
    [
        ("It flew an F-16 there.", False),
        ("It won the vote 51–49.", True),
        ("It cost $2 million.", True),
    ],
)
def test_a_name_with_a_figure_ties_nothing(text: str, *, ties: bool) -> None:
    """It says what was there, not how much."""
    assert ties is equal(measured(text), measured(text))


def _at(hour: float, bound: Bound = "") -> Quantity:
    return Quantity(start=0, end=1, kind="time", value=hour, unit="", bound=bound, of=())


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_at(9, "about"), _at(9.25), True),
        (_at(9, "about"), _at(9.5), False),
        (_at(9), _at(9.25), False),
    ],
)
def test_about_nine_is_within_a_quarter_of_an_hour(
    one: Quantity, other: Quantity, *, expected: bool
) -> None:
    """An exact time is only itself."""
    assert expected is compatible(one, other)
    assert expected is compatible(other, one)
