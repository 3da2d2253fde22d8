from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefings.language.numbers.quantities import quantities, read_quantities
from briefings.language.numbers.quantity import Quantity

FRIDAY = date(2025, 5, 9)


def _only(text: str, published: date | None = FRIDAY) -> Quantity:
    (found,) = quantities(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "kind", "value", "unit"),
    [
        ("a three-day ceasefire", "duration", 72, "hour"),
        ("a 72-hour ceasefire", "duration", 72, "hour"),
        ("72 hours", "duration", 72, "hour"),
        ("two weeks of talks", "duration", 336, "hour"),
        ("ten years of war", "duration", 120, "month"),
        ("two decades of war", "duration", 240, "month"),
        ("$245bn", "money", 245e9, "USD"),
        ("$245 billion", "money", 245e9, "USD"),
        ("245 billion dollars", "money", 245e9, "USD"),
        ("US$1.5m", "money", 1.5e6, "USD"),
        ("€80 million", "money", 80e6, "EUR"),
        ("1,250 roubles", "money", 1250, "RUB"),
        ("5.4% of voters", "percent", 5.4, "%"),
        ("twenty per cent", "percent", 20, "%"),
        ("8-1/2 pct", "percent", 8.5, "%"),
        ("3/8 pct for selling", "percent", 0.375, "%"),
        ("¾ percent", "percent", 0.75, "%"),
        ("5½ percent", "percent", 5.5, "%"),
        ("37 mln stg of help", "money", 37e6, "GBP"),
        ("40 dlrs a share", "money", 40, "USD"),
        ("50 cents a barrel", "money", 50, "cent"),
        ("down 3p on the day", "money", 3, "penny"),
        ("seven mln shares", "number", 7e6, ""),
        ("31 billion cubic metres of gas", "number", 31e9, "m³"),
        ("two dozen leaders", "number", 24, ""),
        ("half a dozen men", "number", 6, ""),
        ("a hundred trials", "number", 100, ""),
        ("two hundred and fifty thousand men", "number", 250_000, ""),
        ("Forty-two ships", "number", 42, ""),
        ("12,500 homes", "number", 12_500, ""),
        ("an 80-year-old man", "number", 80, "year of age"),
        ("his 11th visit", "ordinal", 11, ""),
        ("his eleventh visit", "ordinal", 11, ""),
    ],
)
def test_a_quantity_has_one_form(text: str, kind: str, value: float, unit: str) -> None:
    """However a quantity is written, its kind, value and unit are the same."""
    found = _only(text)

    assert (kind, value, unit) == (found.kind, found.value, found.unit)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("on May 8", date(2025, 5, 8)),
        ("on 8 May", date(2025, 5, 8)),
        ("May 8, 2024", date(2024, 5, 8)),
        ("the 2024-05-03 accord", date(2024, 5, 3)),
        ("in talks on Dec. 30", date(2024, 12, 30)),
        ("They met on Thursday.", date(2025, 5, 8)),
        ("They met on Friday.", date(2025, 5, 9)),
        ("on Friday (May 9)", date(2025, 5, 9)),
    ],
)
def test_a_date_is_a_day(text: str, day: date) -> None:
    """A date is a day, its year or week that of the article."""
    found = _only(text)

    assert ("date", day.toordinal(), "day") == (found.kind, found.value, found.unit)


def test_a_date_is_no_more_exact_than_stated() -> None:
    """Without the article's date "May 8" has no year and "Thursday" no week."""
    assert (508, "day of a year") == _only("on May 8", None)[3:5]
    assert (3, "day of a week") == _only("They met on Thursday.", None)[3:5]
    assert (202202, "month") == _only("in February 2022")[3:5]
    assert (2030, "year") == _only("by 2030")[3:5]


@pytest.mark.parametrize("text", ["They will meet on Thursday.", "They met last Thursday."])
def test_a_weekday_of_an_unsure_week_is_no_sure_day(text: str) -> None:
    """A weekday to come, or of "last" week, is no date that we are sure of."""
    assert ["day of a week"] == [found.unit for found in quantities(text, FRIDAY)]


def test_an_instant_counts_by_its_day() -> None:
    """Articles with a time are read as those with a day."""
    at = datetime(2025, 5, 9, 23, 30, tzinfo=UTC)

    assert quantities("They met on Thursday.", FRIDAY) == quantities("They met on Thursday.", at)


@pytest.mark.parametrize("text", ["one of them", "no one", "one-off"])
def test_what_counts_nothing_is_no_quantity(text: str) -> None:
    """Pronouns are no quantities."""
    assert () == quantities(text, FRIDAY)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a Boeing 737", "name"),
        ("COVID-19 came", "name"),
        ("World War Two", "name"),
        ("the 14th Amendment", "name"),
        ("F-16 jets", "name"),
        ("at 10:30 a.m.", "time"),
        ("by 216-213", "score"),
        ("two-thirds of voters", "fraction"),
    ],
)
def test_what_is_no_count_has_a_kind_of_its_own(text: str, kind: str) -> None:
    """Names, scores, clock times and fractions are never compared with counts."""
    assert kind == _only(text).kind


@pytest.mark.parametrize(
    ("text", "words", "bound"),
    [
        ("more than two dozen leaders", "more than two dozen", "at least"),
        ("over 30 towns", "over 30", "at least"),
        ("as many as 40 towns", "as many as 40", "at most"),
        ("nearly $245 billion", "nearly $245 billion", "about"),
        ("a boost by 2030", "by 2030", "at most"),
        ("at war since 2014", "since 2014", "at least"),
        ("13 countries", "13", ""),
    ],
)
def test_a_bound_belongs_to_the_quantity(text: str, words: str, bound: str) -> None:
    """Words that bound a quantity are part of it."""
    found = _only(text)

    assert (words, bound) == (text[found.start : found.end], found.bound)


def test_a_range_is_one_quantity() -> None:
    """It has two ends, in whatever order they are told."""
    assert (10, 15) == _only("10 to 15 people").ends
    assert (10, 15) == _only("from 15 to 10 percent").ends
    assert (12, 12) == _only("12 people").ends


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("a three-day ceasefire", "ceasefir"),
        ("a ceasefire of three days", "ceasefir"),
        ("a ceasefire lasting 72 hours", "ceasefir"),
        ("troops from 13 countries", "countri"),
        ("31 billion cubic meters of gas", "gas"),
        ("bilateral trade hit $245 billion", "trade"),
        ("his 11th visit", "visit"),
    ],
)
def test_a_quantity_is_of_something(text: str, stem: str) -> None:
    """The thing counted stands right after the quantity, or else right before."""
    assert stem in _only(text).of


def test_quantities_come_in_order() -> None:
    """Quantities come as they stand in the sentence, and a figure belongs to one only."""
    text = "On May 4, 2025, some 90 projects worth $200 billion, 10% more than in 2024, began."
    found = [text[quantity.start : quantity.end] for quantity in quantities(text, FRIDAY)]

    assert ["May 4, 2025", "some 90", "$200 billion", "10%", "2024"] == found


@given(st.text(), st.none() | st.dates())
def test_any_text_can_be_read(text: str, published: date | None) -> None:
    """Whatever the text, quantities lie within it, in order, and none is empty."""
    _assert_sound(text, quantities(text, published))


HEAP = (
    "May 31 8 2024 , $ € 5 bn % two dozen half a hundred days -old Thursday next ( ) th million "
    "by since to more than 29 February second . ago"
)


@given(st.lists(st.sampled_from(HEAP.split())).map(" ".join), st.none() | st.dates())
def test_any_heap_of_figures_can_be_read(text: str, published: date | None) -> None:
    """Nor do words of quantities in any order upset the reading."""
    _assert_sound(text, quantities(text, published))


FIGURE_WORDS = (
    "40 2,500 1.5 two dozen hundred million third first half percent % $ € km hours noon 9:30 ½ "
    "several hundreds thousands G7 Rs crore couple"
)
CONTEXT_WORDS = "the ships of and to sold in it which"


@given(st.lists(st.sampled_from(f"{FIGURE_WORDS} {CONTEXT_WORDS}".split())).map(" ".join))
def test_digits_are_read_or_known_to_be_unread(text: str) -> None:
    """Every digit lies in a quantity, or in what is reported as unread."""
    found, unread = read_quantities(text)
    covered = {place for one in found for place in range(one.start, one.end)}
    covered.update(place for start, end in unread for place in range(start, end))

    assert not [place for place, sign in enumerate(text) if sign.isdigit() and place not in covered]


def _assert_sound(text: str, found: tuple[Quantity, ...]) -> None:
    end = 0
    for quantity in found:
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end].strip()
        end = quantity.end


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("It sold ships.", []),
        ("It sold 40 ships to one of them.", []),
        ("They met at 10:77 with 40 ships.", ["10:77"]),
    ],
)
def test_a_figure_that_is_not_understood_is_known(text: str, unread: list[str]) -> None:
    """What looks like a figure is read, or listed as not read."""
    assert unread == [text[start:end] for start, end in read_quantities(text, FRIDAY).unread]


@pytest.mark.parametrize(
    "form",
    [
        "{} tonnes",
        "{}%",
        "${}",
        "{}/5 tonnes",
        "1/{} tonnes",
        "{}½ tonnes",
        "at {}:30",
        "in {} days",
        "the {}th day",
        "five to {} tonnes",
        "{}-year-old men",
        "{}.5 million",
        "-{}",
        "1,{}",
        "{}x",
    ],
)
def test_digits_without_end_are_no_number(form: str) -> None:
    """Python converts no more than 4,300 digits to an integer."""
    text = f"Ferries took {form.format('7' * 5_000)} of it."
    assert () == tuple(one for one in quantities(text, date(2025, 5, 2)) if one.value > 10)


def test_a_sentence_of_countless_figures_is_not_understood() -> None:
    """Comparing each with each of another such sentence would take ever longer."""
    text = " and ".join(f"{number} tonnes" for number in range(1, 62))
    assert ((), ((0, len(text)),)) == tuple(read_quantities(text))
    assert 60 == len(read_quantities(text.rpartition(" and ")[0]).quantities)
