"""Figures of two sentences: which are equal, which can't both be true, how much they tell."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.agreement.claims import claim_of
from briefings.agreement.figures import (
    amounts_apart,
    clashes,
    compatible,
    equal,
    naming,
    telling,
    unmatched,
)
from briefings.agreement.measured import Measured
from briefings.language.candidates import Candidate
from briefings.language.numbers.quantity import Bound, Quantity, QuantityKind
from briefings.language.synonyms import one_form
from briefings.spans import Span
from tests.builders import an_article


def measured(text: str) -> tuple[Measured, ...]:
    """Return the figures of a sentence."""
    article = an_article(text, published=date(2025, 5, 9))
    return claim_of(Candidate.of(article, Span(0, len(text)))).measured


def _quantity(value: float, bound: Bound = "", kind: QuantityKind = "number") -> Quantity:
    return Quantity(start=0, end=1, kind=kind, value=value, unit="", bound=bound, of=())


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        ("It cost $2.", 2.0),
        ("Exports rose 2 percent.", 1.5),
        ("The talks lasted two hours.", 1.5),
        ("It was his 4th visit.", 1.5),
        ("It was his 2nd visit.", 0.5),
        ("It was the first visit.", 0.5),
        ("It was the 80th anniversary.", 0.5),
        ("It was the 80th birthday.", 0.5),
        ("It opens at 9 a.m.", 0.5),
        ("They met the G7.", 0.5),
        ("They debated the 21st amendment.", 0.5),
        ("It opens by 2030.", 1.5),
        ("It opens in 2030.", 0.5),
        ("It was open after 2030.", 0.5),
        ("It opened on May 8.", 0.5),
        ("It opens by May 8.", 0.5),
        ("It has 10 houses.", 1.5),
        ("It has 9 houses.", 0.5),
    ],
)
def test_a_figure_tells_as_much_as_it_is_rare(text: str, weight: float) -> None:
    """Money most; small counts, days and what an ordinal only names, least."""
    assert [weight] == [telling(each) for each in measured(text)]


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It sold 40 ships.", "The 40 ships left.", True),
        ("It sold 40 ships.", "It sold 40 houses.", False),
        ("It sold 40 ships.", "It sold 41 ships.", False),
        ("It cost $12 million.", "Santos paid $12 million.", True),
        ("It cost $12 million.", "Santos paid 12 million euros.", False),
        ("Exports rose 20 percent.", "Prices fell 20 percent.", True),
        ("The port opened on May 8.", "Santos left on May 8.", True),
        ("The talks lasted 20 days.", "The talks lasted 20 hours.", False),
        ("The talks lasted 72 hours.", "The talks lasted three days.", True),
        ("The strike lasted 14 days.", "Santos waited 14 days.", False),
        ("It was the 11th visit.", "It was the 11th drill.", False),
    ],
)
def test_equal_figures_are_of_one_thing(one: str, other: str, *, expected: bool) -> None:
    """Counts and lengths of time count what they count; money, shares and days speak alone."""
    [ours], [theirs] = measured(one), measured(other)

    assert expected is equal(ours, theirs)
    assert expected is equal(theirs, ours)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (_quantity(20), _quantity(20), True),
        (_quantity(21), _quantity(23), False),
        # another one, rounded or cut off, up to a twentieth
        (_quantity(100), _quantity(105), True),
        (_quantity(1000), _quantity(1051), False),
        (_quantity(1400), _quantity(1370), True),
        (_quantity(1300), _quantity(1370), False),
        (_quantity(1250), _quantity(1251), True),
        (_quantity(1257), _quantity(1251), False),
        (_quantity(20), _quantity(19.5), True),
        (_quantity(20), _quantity(19), False),
        (_quantity(20), _quantity(21, "about"), True),
        (_quantity(20), _quantity(22, "about"), True),
        (_quantity(20), _quantity(22.5, "about"), False),
        (_quantity(22, "about"), _quantity(20), True),
        (_quantity(20, "about"), _quantity(22), True),
        # bounds
        (_quantity(20, "at least"), _quantity(30), True),
        (_quantity(20, "at least"), _quantity(31), False),
        (_quantity(20), _quantity(30, "at most"), True),
        (_quantity(20), _quantity(31, "at most"), False),
        (_quantity(20, "at most"), _quantity(30), False),
        (_quantity(20), _quantity(30, "at least"), False),
        # nothing is near to nothing
        (_quantity(0), _quantity(1), False),
        (_quantity(0, "at least"), _quantity(1), False),
        (_quantity(-2, "at least"), _quantity(1), False),
        (_quantity(1, "at least"), _quantity(1.4), True),
        # ranks are exact
        (_quantity(20, kind="ordinal"), _quantity(21, kind="ordinal"), False),
        (_quantity(100, kind="ordinal"), _quantity(101, kind="ordinal"), False),
        (_quantity(20, "at least", "ordinal"), _quantity(21, kind="ordinal"), False),
        # lengths of time: told in days or weeks
        (_quantity(1000, kind="duration"), _quantity(1009, kind="duration"), True),
        (_quantity(1000, kind="duration"), _quantity(1011, kind="duration"), False),
        (_quantity(1000, kind="duration"), _quantity(1040, kind="duration"), False),
        (_quantity(1000, "about", "duration"), _quantity(1090, kind="duration"), True),
        # dates
        (_quantity(2029, kind="date"), _quantity(2030, kind="date"), False),
        (_quantity(2029, "at least", "date"), _quantity(2030, kind="date"), True),
        (_quantity(2029, kind="date"), _quantity(2030, "at most", "date"), True),
        (_quantity(2029, "at most", "date"), _quantity(2030, kind="date"), False),
        (_quantity(2029, kind="date"), _quantity(2030, "at least", "date"), False),
        (_quantity(2029, "at most", "date"), _quantity(2030, "at most", "date"), False),
        (_quantity(2029, "at least", "date"), _quantity(2030, "at most", "date"), True),
        (_quantity(2029, "about", "date"), _quantity(2030, kind="date"), False),
    ],
)
def test_figures_are_compatible_within_their_bounds(
    one: Quantity, other: Quantity, *, expected: bool
) -> None:
    """Both can be true where one is the other rounded, or lies in its bound; ranks are exact."""
    assert expected is compatible(one, other)
    assert expected is compatible(other, one)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("It sold 40 ships.", "It sold 30 ships.", [("40", "30")]),
        ("It sold 40 ships.", "It sold 40 ships.", []),
        ("It sold 40 ships.", "It built 30 houses.", []),
        ("It sold 40 ships.", "It paid $30 million.", []),
        ("It cost $20 million.", "Santos paid $12 million.", [("$20 million", "$12 million")]),
        ("It sold 40 ships.", "It sold 30 ships, not 40 ships.", []),
        ("It sold 40 ships.", "It sold more than 30 ships.", []),
        ("Santos killed 40 people.", "The raid left 30 killed.", [("40", "30")]),
    ],
)
def test_figures_clash_where_neither_finds_its_match(
    one: str, other: str, expected: list[tuple[str, str]]
) -> None:
    """Of one kind and unit, of one thing, and neither stands in the other sentence."""
    found = clashes(measured(one), measured(other))

    assert expected == [(_words(one, ours), _words(other, theirs)) for ours, theirs in found]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It sold hundreds of ships.", "It sold tens of thousands of ships."),
        ("A third of the ships left.", "Two thirds of the ships left."),
        ("The strike lasted a fortnight.", "The strike lasted three weeks."),
        ("It opens at 9 a.m.", "It opens at 9 p.m."),
        ("It opens at 09:00 GMT.", "It opens at 21:00 GMT."),
        ("It won the vote 51–49.", "It won the vote 60–40."),
        ("It won the vote 51–49.", "It won the vote 49–51."),
        ("It sold twice as many ships.", "It sold three times as many ships."),
        ("A third of the ships left.", "20 percent of the ships left."),
        ("One ship left.", "Two ships left."),
        ("It sold 10 to 15 ships.", "It sold 30 to 45 ships."),
    ],
)
def test_figures_of_the_same_sort_clash(one: str, other: str) -> None:
    """Loose amounts, fractions, lengths of time, times of day, scores and ranges, too."""
    assert len(list(clashes(measured(one), measured(other)))) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It sold hundreds of ships.", "It sold 345 ships."),
        ("It sold several ships.", "It sold a handful of ships."),
        ("It sold 10 to 15 ships.", "It sold 12 ships."),
        ("It sold 10-15 ships.", "It sold between 10 and 15 ships."),
        ("It opens around 9:30 a.m.", "It opens at 9:19 a.m."),
        ("It flew a Boeing 737.", "It flew a 737."),
        ("One in five ships left.", "20 percent of the ships left."),
        ("Half of the ships left.", "49 percent of the ships left."),
        ("The fund holds ₹2.5 lakh crore.", "The fund holds ₹2.5 trillion."),
    ],
)
def test_figures_told_otherwise_are_no_clash(one: str, other: str) -> None:
    """A count lies in a range or in a loose amount; a scale has two names."""
    assert unmatched(measured(one), measured(other)) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("It holds C$245 million.", "It holds $245 million."),
        ("It cut duties by 5 percent.", "It cut duties by 5 percentage points."),
        ("It lies 100 km from it.", "It lies 100 miles from it."),
        ("It flew an F-16 there.", "It flew an F-35 there."),
    ],
)
def test_figures_of_other_units_are_apart(one: str, other: str) -> None:
    """Nothing ties two sentences that each state what the other lacks."""
    assert amounts_apart(measured(one), measured(other))


@given(st.floats(0.1, 1e9), st.sampled_from(["number", "money", "percent", "duration", "ordinal"]))
def test_three_times_as_much_is_never_compatible(value: float, kind: QuantityKind) -> None:
    """Whatever is counted, however it is bounded or rounded."""
    bounds: tuple[Bound, ...] = ("", "about", "at least", "at most")
    for ours in bounds:
        for theirs in bounds:
            assert not compatible(_quantity(value, ours, kind), _quantity(3 * value, theirs, kind))


def test_things_that_an_ordinal_names_are_known_by_their_stems() -> None:
    """Each stem is the one that words of a sentence have."""
    assert all(one_form(stem) == stem for stem in naming())


def _words(text: str, figure: Measured) -> str:
    return text[figure.quantity.start : figure.quantity.end]


@pytest.mark.parametrize(
    ("one", "other", "apart", "alone"),
    [
        ("It sold 40 ships.", "It sold 40 ships.", False, 0),
        ("It sold 40 ships.", "It sold ships.", False, 1),
        ("It sold 40 ships.", "It paid $12 million.", True, 2),
        ("It sold 40 ships.", "It opened on May 8.", False, 2),
        ("It opened on May 3.", "It opened on May 8.", False, 2),
        ("Exports rose 20 percent.", "It sold 40 ships.", True, 2),
        ("It was his 2nd visit.", "It sold 40 ships.", False, 2),
        ("It sold 40 ships for $3 million.", "It sold 40 ships in 2020.", False, 2),
        ("It sold 40 ships for $3 million.", "It sold 40 ships at 5 percent.", True, 2),
    ],
)
def test_amounts_are_apart_where_each_has_one_that_the_other_lacks(
    one: str, other: str, *, apart: bool, alone: int
) -> None:
    """A number, a sum or a share on either side; days, ranks and lengths of time are none."""
    assert apart is amounts_apart(measured(one), measured(other))
    assert alone == unmatched(measured(one), measured(other))
