"""Bounds, ranges and figures that were not understood: when they leave two sentences apart."""

import pytest

from briefings.agreement.claims import claim_of
from briefings.agreement.figures import bounds_apart, compatible, unread_apart
from briefings.agreement.measured import Measured
from briefings.language.candidates import Candidate
from briefings.language.numbers.quantity import Bound, Quantity
from briefings.spans import Span
from tests.builders import an_article


def measured(text: str) -> tuple[Measured, ...]:
    """Return the figures of a sentence."""
    return claim_of(Candidate.of(an_article(text), Span(0, len(text)))).measured


def _range(low: float, high: float | None = None, bound: Bound = "") -> Quantity:
    return Quantity(
        start=0, end=1, kind="number", value=low, unit="", bound=bound, of=(), high=high
    )


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_range(10, 15), _range(10, 15), True),
        (_range(10, 15), _range(10, 16), False),
        (_range(10, 15), _range(9, 15), False),
        (_range(10, 15), _range(10), True),
        (_range(10, 15), _range(15), True),
        (_range(10, 15), _range(9), False),
        (_range(10, 15), _range(16), False),
        (_range(100, 999, "about"), _range(100, 400), True),
        (_range(100, 999, "about"), _range(999, 2000), True),
        (_range(100, 999, "about"), _range(1000, 2000), False),
        (_range(100, 999, "about"), _range(10, 99, "about"), False),
    ],
)
def test_ranges_meet_where_they_are_one_or_hold_the_other(
    one: Quantity, other: Quantity, *, expected: bool
) -> None:
    """Two exact ranges have to be the same; a loose amount has to have something in common."""
    assert expected is compatible(one, other)
    assert expected is compatible(other, one)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("It sold at least 12 ships.", "It sold some 14 ships.", True),
        ("It sold at least 12 ships.", "It sold at least 14 ships.", True),
        ("It sold at least 12 ships.", "It sold at least 12 ships.", False),
        ("It sold at least 12 ships.", "It sold 14 ships.", False),
        ("It sold 12 ships.", "It sold 14 ships.", False),
        ("It sold more than 20 ships.", "It sold up to 30 ships.", False),
        ("It sold at least 12 ships.", "It paid about $14 million.", False),
    ],
)
def test_two_bounds_of_one_thing_are_apart_unless_both_may_hold(
    one: str, other: str, *, apart: bool
) -> None:
    """What lies between them is both; an exact figure beside a bound is compared elsewhere."""
    assert apart is bounds_apart(measured(one), measured(other))
    assert apart is bounds_apart(measured(other), measured(one))


@pytest.mark.parametrize(
    ("one", "other", "unread", "apart"),
    [
        ("It sold 12 ships.", "It sold 12 ships.", ((), ()), False),
        ("It sold 12 ships.", "It sold 14 houses.", ((), ()), False),
        ("It sold 12 ships.", "It sold ships.", ((), ("a score",)), True),
        ("It sold ships.", "It sold ships.", ((), ("a score",)), False),
        ("It sold ships.", "It sold ships.", (("a gross",), ("a score",)), True),
        ("It sold ships.", "It sold ships.", (("a score",), ("a score",)), False),
        ("It sold 12 ships.", "It sold 12 ships.", ((), ("a score",)), False),
        ("It sold 12 ships.", "It sold 12 ships.", (("a gross",), ("a score",)), True),
    ],
)
def test_a_figure_that_was_not_understood_may_contradict_another(
    one: str, other: str, unread: tuple[tuple[str, ...], tuple[str, ...]], *, apart: bool
) -> None:
    """Only where each sentence has one that the other lacks."""
    ours, theirs = unread

    assert apart is unread_apart(measured(one), measured(other), ours, theirs)
    assert apart is unread_apart(measured(other), measured(one), theirs, ours)
