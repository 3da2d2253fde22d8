"""The days that a brief covers."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from briefings.window import Window, usual_window

NOW = datetime(2025, 5, 20, 23, 30, tzinfo=UTC)
USUAL = Window(since=date(2025, 5, 6), until=date(2025, 5, 20))
WEEK = Window(since=date(2025, 5, 12), until=date(2025, 5, 18), is_asked=True)


def test_the_usual_window_goes_two_weeks_back() -> None:
    """Fourteen days before today, and today."""
    assert USUAL == usual_window(NOW)


@pytest.mark.parametrize(
    ("window", "first", "last"),
    [(USUAL, date(2025, 5, 6), date(2025, 5, 21)), (WEEK, date(2025, 5, 12), date(2025, 5, 18))],
)
def test_a_window_has_its_first_and_last_day(window: Window, first: date, last: date) -> None:
    """Days that were asked for are exact; of the usual ones it may be tomorrow elsewhere."""
    one = timedelta(days=1)
    days = [first - one, first, last, last + one]

    assert [False, True, True, False] == [window.has(day) for day in days]


def test_the_day_of_an_article_is_that_of_its_own_zone() -> None:
    """What came out on the 12th in Tokyo is of that day, whatever day it was in London."""
    tokyo = datetime(2025, 5, 12, 1, tzinfo=timezone(timedelta(hours=9)))

    assert WEEK.has(tokyo)


def test_undated_articles_are_left_out_only_where_days_were_asked_for() -> None:
    """Nobody knows whether they are of these days."""
    assert (True, False) == (USUAL.has(None), WEEK.has(None))


def test_a_window_with_something_in_it_stays_as_it_is() -> None:
    """One article is enough, however much there is before."""
    assert USUAL == USUAL.fit([date(2013, 1, 1), date(2025, 5, 19), None])


def test_an_empty_usual_window_reaches_back_to_the_newest_and_two_weeks_before() -> None:
    """It is the same on each day on which nothing comes."""
    shown = USUAL.fit([date(2013, 1, 1), date(2021, 3, 15)])

    assert shown == Window(until=date(2021, 3, 15), widened_to=date(2021, 3, 1))
    assert shown
    assert [True, True, False] == [
        shown.has(day) for day in (date(2021, 3, 1), date(2021, 3, 15), date(2013, 1, 1))
    ]
    assert shown == usual_window(NOW + timedelta(days=40)).fit([date(2021, 3, 15)])


def test_days_that_were_asked_for_reach_back_but_not_ahead() -> None:
    """What came after them is no answer."""
    shown = WEEK.fit([date(2025, 5, 1), date(2025, 5, 19)])

    assert shown
    assert (date(2025, 4, 17), date(2025, 5, 18)) == (shown.begins, shown.ends)
    assert WEEK == shown.asked == WEEK.fit([date(2025, 5, 19)])


def test_without_any_date_there_is_no_window() -> None:
    """Undated articles are shown as they are, unless days were asked for."""
    assert (None, WEEK) == (USUAL.fit([None]), WEEK.fit([None]))


def test_a_usual_window_is_right_until_the_day_is_over() -> None:
    """A widened one is so for as long as nothing comes; days that were asked for stay."""
    tomorrow = NOW + timedelta(days=1)
    widened = USUAL.widen(date(2021, 3, 15))

    assert (True, False) == (USUAL.is_usual(NOW), USUAL.is_usual(tomorrow))
    assert widened.is_usual(tomorrow)
    assert not USUAL.widen(date(2025, 5, 20)).is_usual(NOW)


def test_only_wrong_dates_are_far_ahead() -> None:
    """What is dated years ahead leads nothing, unless there is nothing else."""
    ahead = date(2031, 1, 1)

    assert not USUAL.has(ahead)
    assert USUAL == USUAL.fit([ahead, date(2025, 5, 19)])
    assert Window(until=ahead, widened_to=date(2030, 12, 18)) == USUAL.fit([ahead])
