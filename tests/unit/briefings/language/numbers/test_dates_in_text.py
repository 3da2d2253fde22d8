"""Dates of an English text: days, months and years, as exact as they are stated."""

from datetime import date

import pytest

from briefings.language.numbers.dates_in_text import DateInText, dates

FRIDAY = date(2025, 5, 9)
MAY_8 = float(date(2025, 5, 8).toordinal())


def _only(text: str, published: date | None = FRIDAY) -> DateInText:
    [found] = dates(text, published)
    return found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It opened on May 8, 2025 in Porto.", "May 8, 2025"),
        ("It opened on May 8th 2025.", "May 8th 2025"),
        ("It opened on 8 May 2025.", "8 May 2025"),
        ("It opened on the 8th May, 2025.", "8th May, 2025"),
        ("It opened on 2025-05-08.", "2025-05-08"),
        ("It opened on Thursday, May 8.", "Thursday, May 8"),
        ("It opened on Thursday (May 8).", "Thursday (May 8)"),
        ("It opened on May 8.", "May 8"),
        ("It opened on 08 May.", "08 May"),
        ("It opened on Thursday.", "Thursday"),
        ("It opened this past Thursday.", "this past Thursday"),
    ],
)
def test_a_day_is_one_however_it_is_written(text: str, words: str) -> None:
    """With its year, or with that of the article's date, or by its weekday before that."""
    found = _only(text)

    assert (words, MAY_8, "day") == (
        text[found.start : found.end],
        found.value,
        found.precision,
    )


@pytest.mark.parametrize(
    ("text", "published", "value", "precision"),
    [
        ("It opened on May 8.", None, 508, "day of a year"),
        ("It opened on Thursday.", None, 3, "day of a week"),
        ("It opened on Monday.", None, 0, "day of a week"),
        ("It opened in May 2025.", FRIDAY, 202_505, "month"),
        ("It opened in May of 2025.", FRIDAY, 202_505, "month"),
        ("It opened in Sept. 2024.", None, 202_409, "month"),
        ("It opened in 1998.", FRIDAY, 1998, "year"),
        ("It opens in 2030.", None, 2030, "year"),
        ("It opened yesterday.", FRIDAY, MAY_8, "relative day"),
        ("It opens today.", FRIDAY, MAY_8 + 1, "relative day"),
        ("It opens tonight.", FRIDAY, MAY_8 + 1, "relative day"),
        ("It opens tomorrow.", FRIDAY, MAY_8 + 2, "relative day"),
        ("It opened on Friday.", FRIDAY, MAY_8 + 1, "day"),
        ("It opened on Sunday.", FRIDAY, MAY_8 - 4, "day"),
    ],
)
def test_a_date_is_as_exact_as_it_is_stated(
    text: str, published: date | None, value: float, precision: str
) -> None:
    """A day of an unknown year or week stays one, a month a month."""
    found = _only(text, published)

    assert (value, precision) == (found.value, found.precision)


@pytest.mark.parametrize(
    ("published", "year"),
    [(date(2025, 1, 5), 2024), (date(2025, 12, 5), 2025), (date(2025, 6, 30), 2025)],
)
def test_a_day_without_a_year_is_the_nearest(published: date, year: int) -> None:
    """December in January is last year's."""
    found = _only("It opened on 20 December.", published)

    assert date(year, 12, 20).toordinal() == found.value


def test_a_leap_day_is_in_a_leap_year() -> None:
    """The nearest year that has one; where none has, there is no such day."""
    assert date(2024, 2, 29).toordinal() == _only("It was on 29 February.", FRIDAY).value
    assert [] == list(dates("It was on 29 February.", date(2022, 5, 9)))


@pytest.mark.parametrize(
    "text",
    [
        "It opened yesterday.",
        "It opens today.",
    ],
)
def test_a_relative_day_needs_the_articles(text: str) -> None:
    """Without that nobody knows which it is."""
    assert [] == list(dates(text, None))


@pytest.mark.parametrize(
    "text",
    [
        "It came on 31 June 2025.",
        "It came on 2025-02-30.",
        "It killed 1998 people.",
        "It paid $2025.",
        "It paid €2025 for 2000%.",
        "It ran from 2024-25.",
        "It ended 2025:10.",
        "He came in model X2025.",
    ],
)
def test_what_is_no_date_for_sure_is_none(text: str) -> None:
    """Days that don't exist, counts, sums and codes."""
    assert [] == list(dates(text, FRIDAY))


@pytest.mark.parametrize(
    "text",
    [
        "It closes until Thursday.",
        "It opens on Thursday.",
        "Thursday’s vote is the last.",
        "It stays open from Thursday.",
    ],
)
def test_a_weekday_of_an_unsure_week_equals_its_like_only(text: str) -> None:
    """It is no day that we are sure of, but the same word of the same week is the same."""
    later = [_only(text, day) for day in (FRIDAY, date(2025, 5, 14), date(2025, 5, 15))]

    assert {"day of a week"} == {found.precision for found in later}
    assert [MAY_8, MAY_8, MAY_8 + 7] == [found.value for found in later]


def test_a_weekday_ahead_is_the_day_it_will_be() -> None:
    """So that it equals the same day with its date."""
    assert (MAY_8 + 4, "day") == _only("It will open on Monday.")[2:]


def test_dates_are_found_where_they_may_begin_only() -> None:
    """Places are looked at in order, each word once."""
    text = "From May 8, 2025 to 2030, and from 1998."
    starts = [text.index(words) for words in ("May 8", "2025", "2030")]

    assert [MAY_8, 2030] == [found.value for found in dates(text, FRIDAY, starts)]
    assert [MAY_8, 2030, 1998] == [found.value for found in dates(text, FRIDAY)]
