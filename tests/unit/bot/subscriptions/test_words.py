"""What someone writes to subscribe."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.words import parse_words

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


def test_what_is_none_of_all_that_is_named() -> None:
    """So that the answer can say what was not understood."""
    found = parse_words("gibberish 25:00 trade every 5 minutes 8:75 9 to", _topic)
    assert ["gibberish", "25:00", "every 5 minutes", "8:75", "to"] == found.unknown


@pytest.mark.parametrize(
    ("words", "times", "days", "zone"),
    [
        ("trade at 7 a.m. daily New York", {time(7)}, set(range(7)), "America/New_York"),
        ("trade halb acht Mo-Fr Wien", {HALF_PAST_SEVEN}, {0, 1, 2, 3, 4}, "Europe/Vienna"),
        ("trade lunes y miércoles a las 8 Madrid", {time(8)}, {0, 2}, "Europe/Madrid"),
        ("trade tous les jours à 7h30", {HALF_PAST_SEVEN}, set(range(7)), None),
        ("trade todos os dias às 8", {time(8)}, set(range(7)), None),
        ("trade будни в 8 Москва", {time(8)}, {0, 1, 2, 3, 4}, "Europe/Moscow"),
        ("trade щодня о 8 ранку Київ", {time(8)}, set(range(7)), "Europe/Kyiv"),
        ("trade her gün saat 8", {time(8)}, set(range(7)), None),
        ("trade كل يوم الساعة ٨ صباحا", {time(8)}, set(range(7)), None),
        ("trade 每天早上8点 北京", {time(8)}, set(range(7)), "Asia/Shanghai"),
        ("trade 8:00 and 17:00", {time(8), time(17)}, set(), None),
        ("trade 8, 17", {time(8), time(17)}, set(), None),
        (
            "trade at 8 pm on Tuesdays and Thursdays London time",
            {time(20)},
            {1, 3},
            "Europe/London",
        ),
        ("trade jeden Morgen", {HALF_PAST_SEVEN}, set(), None),
        ("trade каждое утро, пожалуйста", {HALF_PAST_SEVEN}, set(), None),
        ("trade every weekday at noon please", {time(12)}, {0, 1, 2, 3, 4}, None),
    ],
)
def test_a_whole_sentence_is_understood(
    words: str, times: set[time], days: set[int], zone: str | None
) -> None:
    """In the speaker's language, with the words between that say nothing."""
    found = parse_words(words, _topic)

    assert (["trade"], times, days, zone, []) == (
        found.topics, found.times, found.weekdays, found.zone, found.unknown,
    )  # fmt: skip


@given(st.text(max_size=60))
def test_nothing_that_is_written_breaks_it(words: str) -> None:
    """Each word goes somewhere."""
    parse_words(words, _topic)


@given(st.times().map(lambda at: at.replace(second=0, microsecond=0)))
def test_every_minute_of_the_day_can_be_said(at: time) -> None:
    """As clocks show it."""
    assert {at} == parse_words(f"{at:%H:%M}", _topic).times


@pytest.mark.parametrize(
    "words",
    [
        "daily except Sunday",
        "every day but not on Sundays",
        "no Sundays",
        "täglich außer sonntags",
        "tous les jours sauf dimanche",
        "todos los días menos el domingo",
        "todos os dias exceto domingo",
        "каждый день кроме воскресенья",
        "щодня крім неділі",
        "pazar hariç her gün",
        "كل يوم ما عدا الأحد",
        "每天 除了周日",
    ],
)
def test_days_that_are_left_out_are_no_days_to_send(words: str) -> None:
    """In each language; the other six stay."""
    found = parse_words(f"trade {words} 8", _topic)

    assert ({time(8)}, {0, 1, 2, 3, 4, 5}, []) == (found.times, found.weekdays, found.unknown)


def test_several_days_are_left_out() -> None:
    """And a Portuguese "no" leaves none out."""
    assert {0, 1, 2, 3, 4} == parse_words("8 except Saturday and Sunday", _topic).weekdays
    assert {0, 1, 2, 3, 4} == parse_words("no weekends", _topic).weekdays
    assert {6} == parse_words("no domingo", _topic).weekdays


def test_a_range_by_turkish_cases() -> None:
    """From Monday to Friday, not Monday and Friday."""
    assert {0, 1, 2, 3, 4} == parse_words("pazartesiden cumaya 8", _topic).weekdays


@pytest.mark.parametrize(
    "words", ["every of 8", "каждый час", "sur 8", "from 8 bis", "günde iki kez", "8 para"]
)
def test_an_ordinary_word_is_no_town(words: str) -> None:
    """Of in Turkey, Chas in India, Sur in Oman: whoever means one writes it in capitals."""
    found = parse_words(words, _topic)

    assert found.zone is None
    assert found.unknown


@pytest.mark.parametrize(
    ("words", "zone"),
    [
        ("ET", "America/New_York"),
        ("PT", "America/Los_Angeles"),
        ("CT", "America/Chicago"),
        ("LA", "America/Los_Angeles"),
        ("Berliner Zeit", "Europe/Berlin"),
        ("по Москве", "Europe/Moscow"),
        ("по московскому времени", "Europe/Moscow"),
        ("за київським часом", "Europe/Kyiv"),
        ("в Лондоне", "Europe/London"),
        ("my time", None),
        ("Ortszeit", None),
    ],
)
def test_a_zone_is_no_day_and_no_filler(words: str, zone: str | None) -> None:
    """Neither are PT and CT the Turkish for Monday and Saturday, nor ET the French for "and"."""
    found = parse_words(f"trade 8 {words}", _topic)

    assert (zone, {time(8)}, set(), []) == (
        found.zone, found.times, found.weekdays, found.unknown,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "times", "days"),
    [
        ("weekly on Friday at 8", {time(8)}, {4}),
        ("weekly 18:00", {time(18)}, {0}),
        ("8 Berlin in the morning", {time(8)}, set()),
        ("evening 8:00", {time(20)}, set()),
        ("8 mon", {time(8)}, {0}),
    ],
)
def test_an_exact_word_counts_before_a_general_one(
    words: str, times: set[time], days: set[int]
) -> None:
    """A weekly digest on Fridays doesn't come on Mondays, too."""
    found = parse_words(words, _topic)

    assert (times, days) == (found.times, found.weekdays)
