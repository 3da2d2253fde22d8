"""What someone writes to subscribe."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.words import parse_time, parse_words

TOPICS = {"trade": "trade", "ceasefire": "ceasefire", "victory day": "victory-day"}
HALF_PAST_SEVEN = time(7, 30)


def _topic(words: str) -> str | None:
    return TOPICS.get(words.removeprefix("/").casefold().replace("-", " "))


def test_all_of_it_in_one_line() -> None:
    """Topics, time, zone and days."""
    found = parse_words("trade ceasefire 07:30 Europe/Berlin weekdays", _topic)

    assert (["trade", "ceasefire"], {HALF_PAST_SEVEN}, {0, 1, 2, 3, 4}, "Europe/Berlin", []) == (
        found.topics, found.times, found.weekdays, found.zone, found.unknown,
    )  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "/victory-day, New York; mon-fri 7:30am",
        "7.30 mondays tue wednesday thu fri new york victory day",
        "weekdays new_york 07h30 Victory Day victory-day",
    ],
)
def test_in_any_order_and_as_people_write(words: str) -> None:
    """Names of several words, days in short, either half of the day."""
    found = parse_words(words, _topic)

    assert (["victory-day"], {HALF_PAST_SEVEN}, {0, 1, 2, 3, 4}, "America/New_York", []) == (
        found.topics, found.times, found.weekdays, found.zone, found.unknown,
    )  # fmt: skip


def test_what_is_left_out_is_left_open() -> None:
    """It is to be asked for, not guessed."""
    found = parse_words("trade", _topic)

    assert (["trade"], set(), set(), None) == (
        found.topics, found.times, found.weekdays, found.zone,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "times", "days"),
    [
        ("morning", {HALF_PAST_SEVEN}, set()),
        ("morning evening", {HALF_PAST_SEVEN, time(18)}, set()),
        ("weekdays morning", {HALF_PAST_SEVEN}, {0, 1, 2, 3, 4}),
        ("weekly", {HALF_PAST_SEVEN}, {0}),
        ("office", {time(9), time(13), time(17)}, {0, 1, 2, 3, 4}),
        ("sat-mon 8:00", {time(8)}, {5, 6, 0}),
    ],
)
def test_presets_stand_for_times_and_days(words: str, times: set[time], days: set[int]) -> None:
    """A word for what most people want."""
    found = parse_words(words, _topic)

    assert (times, days) == (found.times, found.weekdays)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("12am", time(0)), ("12pm", time(12)), ("6pm", time(18)), ("23:59", time(23, 59)),
        ("24:00", None), ("7:60", None), ("13pm", None), ("0am", None), ("7", None), ("x", None),
    ],
)  # fmt: skip
def test_a_time_of_day(word: str, expected: time | None) -> None:
    """A bare number could be anything."""
    assert expected == parse_time(word)


def test_what_is_none_of_all_that_is_named() -> None:
    """So that the answer can say what was not understood."""
    assert ["gibberish", "25:00", "7"] == parse_words("gibberish 25:00 trade 7", _topic).unknown


@given(st.text(max_size=60))
def test_nothing_that_is_written_breaks_it(words: str) -> None:
    """Each word goes somewhere."""
    parse_words(words, _topic)


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_minute_of_the_day_can_be_said(at: time) -> None:
    """As clocks show it."""
    assert {at} == parse_words(f"{at:%H:%M}", _topic).times
