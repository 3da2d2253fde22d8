"""Which words mean a day, and which day."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given

from briefings.language.days.day_words import find_days
from tests.strategies import BODIES, DAYS

FRIDAY = date(2025, 5, 9)


def explained(text: str, language: str | None = None) -> list[tuple[str, date]]:
    """Return the words of `text` in an article of a Friday, with the days that they mean."""
    found = find_days(text, FRIDAY, language)
    return [(text[start:end], day) for start, end, day in found]


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Putin met Xi on Thursday.", "Thursday", 8),
        ("Thursday was calm.", "Thursday", 8),
        ("He spoke Tuesday morning.", "Tuesday", 6),
        ("Friday’s attack killed nobody.", "Friday", 9),
        ("They met yesterday.", "yesterday", 8),
        ("They meet tonight.", "tonight", 9),
        ("They said today that trade grew.", "today", 9),
        ("They meet tomorrow.", "tomorrow", 10),
        ("They met last Friday.", "last Friday", 2),
        ("They meet next Monday.", "next Monday", 12),
    ],
)
def test_words_that_mean_a_day(text: str, word: str, day: int) -> None:
    """A weekday is the last one up to the article's day; the others count from that day."""
    assert [(word, date(2025, 5, day))] == explained(text)


@pytest.mark.parametrize(
    "text",
    [
        "They meet on Mondays.",
        "Shops open on Black Friday.",
        "Good Friday is a holiday.",
        "He liked Friday Night Lights.",
        "They met on Thursday, 8 May 2025.",
        "They met on Thursday, May 8.",
        "They will meet on Thursday.",
        "They met last Wednesday.",
        "They rest every Sunday.",
        "Open Monday to Friday.",
        "“We met yesterday,” Xi said.",
        "Today’s youth reads little.",
        "Today, most people read little.",
        "They have lived there until today.",
    ],
)
def test_what_is_in_doubt_is_left_out(text: str) -> None:
    """No name, no date that is stated beside, no day ahead, no word of somebody else's."""
    assert [] == explained(text)


def test_an_article_without_a_date_explains_nothing() -> None:
    """No day is guessed; of an instant its own zone's day counts."""
    assert () == find_days("They met yesterday.", None)
    at = datetime(2025, 5, 9, 23, 30, tzinfo=timezone(timedelta(hours=-4)))
    assert FRIDAY.replace(day=8) == find_days("They met yesterday.", at)[0].day


WEDNESDAY = date(2025, 5, 7)


@pytest.mark.parametrize(
    "text",
    [
        "The town today lives on tourism.",
        "Nine in ten homes have a phone today.",
        "USA Today reported a loss.",
        "Leaders of tomorrow study here.",
        "They want a better tomorrow.",
        "Tomorrow’s cars are quiet.",
        "The song Yesterday sold well.",
        "The share has dropped to a tenth today.",
    ],
)
def test_these_times_are_no_day(text: str) -> None:
    """It is a day only where a past or future verb governs it: these times are "today", too."""
    assert () == find_days(text, WEDNESDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("They meet the day after tomorrow.", 9),
        ("They met the day before yesterday.", 5),
        ("Shares fell today after a profit warning.", 7),
        ("The town today lives on what it sold.", None),
        ("The agency today warned of floods.", 7),
        ("The index touched a low earlier today.", 7),
        ("They sign the pact later today.", 7),
    ],
)
def test_relative_days(text: str, day: int | None) -> None:
    """Counted from the article's day."""
    days = [found for _, _, found in find_days(text, WEDNESDAY)]
    assert ([WEDNESDAY.replace(day=day)] if day else []) == days


@pytest.mark.parametrize("hour", [0, 1, 7, 14, 23])
def test_a_time_in_utc_may_be_of_another_day_elsewhere(hour: int) -> None:
    """There "yesterday" explains nothing; a midnight is a day without a time."""
    at = datetime(2025, 5, 9, hour, tzinfo=UTC)
    assert (hour == 0) is bool(find_days("They met yesterday.", at))
    assert find_days("They met yesterday.", at.replace(hour=10))


@pytest.mark.parametrize(
    "text",
    [
        'We met yesterday," she said.',
        "We met yesterday,” she said.",
        "‘We met yesterday,’ she said.",
        "'We met yesterday,' she said.",
    ],
)
def test_a_quotation_may_begin_in_another_sentence(text: str) -> None:
    """Its words are somebody else's all the same."""
    assert () == find_days(text, WEDNESDAY)


@given(BODIES, DAYS)
def test_each_word_has_its_own_place(text: str, published: date | None) -> None:
    """Whatever the text, the words are in order, in the text, and apart."""
    spans = [(start, end) for start, end, _ in find_days(text, published)]

    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
