"""Periods and relative times of an English text, and dates however they are printed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis.strategies import dates as days
from hypothesis.strategies import sampled_from

from briefings.language.numbers.dates_in_text import DateInText, dates

FRIDAY = date(2025, 5, 9)
WEDNESDAY = date(2025, 5, 14)


def _only(text: str, published: date | None = FRIDAY) -> DateInText:
    [found] = dates(text, published)
    return found


def _day(text: str, published: date | None = FRIDAY) -> date:
    found = _only(text, published)
    assert found.precision in ("day", "relative day")
    return date.fromordinal(int(found.value))


@pytest.mark.parametrize(
    "text",
    [
        "It opened on the 3rd of March.",
        "It opened on the third of March.",
        "It opened on March 3.",
        "It opened on March third.",
        "It opened on March the 3rd.",
        "It opened on Mon., March 3.",
        "It opened on 3/3/2025.",
        "It opened on 2025/03/03.",
        "It opened on 2025-3-3.",
        "It opened on 03.03.2025.",
        "It opened on 3-March-2025.",
        "It opened on the first Monday of March 2025.",
    ],
)
def test_a_day_is_one_in_words_and_in_figures(text: str) -> None:
    """Ordinals in words, weekdays cut short, and figures with one reading."""
    assert date(2025, 3, 3) == _day(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They met the day before yesterday.", date(2025, 5, 7)),
        ("They meet the day after tomorrow.", date(2025, 5, 11)),
        ("They met two days ago.", date(2025, 5, 7)),
        ("They met a week ago.", date(2025, 5, 2)),
        ("They meet 3 weeks from now.", date(2025, 5, 30)),
        ("It is due on the 20th of next month.", date(2025, 6, 20)),
        ("It was the second Monday of this month.", date(2025, 5, 12)),
        ("It was 13/5/2025.", date(2025, 5, 13)),
        ("It was 5/13/2025.", date(2025, 5, 13)),
        ("It was the last Sunday of March 2024.", date(2024, 3, 31)),
        ("It was the last day of February 2024.", date(2024, 2, 29)),
        ("It was Christmas Eve 2024.", date(2024, 12, 24)),
    ],
)
def test_days_are_counted_from_the_articles(text: str, day: date) -> None:
    """Or from the month that is stated."""
    assert day == _day(text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("in the third quarter of 2024", "in Q3 2024"),
        ("in the first half of 2024", "in H1 2024"),
        ("in fiscal year 2024", "in FY24"),
        ("in the third quarter of last year", "in Q3 2024"),
        ("in the fourth quarter of fiscal 2024", "in the final quarter of fiscal year 2024"),
    ],
)
def test_a_period_is_one_however_it_is_named(one: str, other: str) -> None:
    """Its number stands for all its names."""
    first, second = _only(f"It grew {one}."), _only(f"It grew {other}.")
    assert first[2:] == second[2:]


PERIODS = [
    "in the third quarter",
    "in the third quarter of 2024",
    "in the fiscal third quarter of 2024",
    "in the second half of 2024",
    "in early May",
    "in mid-May",
    "in late May",
    "in May",
    "in early 2024",
    "at the end of 2024",
    "in summer 2024",
    "in the 1970s",
    "in the ’70s",
    "in the 19th century",
    "last week",
    "this week",
    "next week",
    "last month",
    "next year",
    "late last week",
    "two weeks ago",
    "two months ago",
    "two years ago",
    "on Easter Monday",
    "at Christmas",
    "on May 5-8",
    "on May 5-9",
    "in the week of May 5",
    "in the first week of May",
    "on 3/5/2025",
]


@given(sampled_from(PERIODS), sampled_from(PERIODS))
def test_only_the_same_period_is_equal(one: str, other: str) -> None:
    """No two names of different periods are one, whatever stands for them."""
    first, second = _only(f"It fell {one}."), _only(f"It fell {other}.")
    assert (first[2:] == second[2:]) is (one == other)


@pytest.mark.parametrize("words", ["last week", "last month", "next year", "two months ago"])
def test_a_relative_period_is_another_in_another_article(words: str) -> None:
    """The words are the same, and the time is not."""
    now, then = _only(f"It fell {words}."), _only(f"It fell {words}.", date(2024, 3, 8))
    assert now.value != then.value


def test_a_week_is_the_same_in_articles_of_one_week() -> None:
    """So that reports of two days agree."""
    assert (
        _only("It fell last week.", date(2025, 5, 12))[2:]
        == _only("It fell last week.", WEDNESDAY)[2:]
    )


@pytest.mark.parametrize(
    "text",
    [
        "It came on September 10, nineteen ten.",
        "It came on 14th April 15.",
        "It came 2 years 21 days ago.",
        "It came two weeks from tomorrow.",
        "It came in model 2019-sep.",
        "It may march on.",
        "March came in like a lion.",
    ],
)
def test_no_part_of_a_date_is_taken_for_the_whole(text: str) -> None:
    """A year in words, a date that counts on: what isn't read to its end isn't read."""
    assert [] == [found for found in dates(text, FRIDAY) if "day" in found.precision]


def test_days_in_a_row_are_one_date() -> None:
    """Its first day, and how many follow."""
    for text in (
        "From May 5 to 8 it rained.",
        "On 5-8 May it rained.",
        "On May 5–8, 2025 it rained.",
    ):
        found = _only(text)
        assert (date(2025, 5, 5).toordinal() + 0.003, "days") == (found.value, found.precision)


@given(days(date(1990, 1, 1), date(2040, 1, 1)))
def test_a_text_without_a_date_word_has_no_date(published: date) -> None:
    """Whenever it was published."""
    text = (
        "The mayor opened the bridge, which had cost three million, and second place went to her."
    )
    assert [] == list(dates(text, published))
