"""Which words mean a day, and which day."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given

from briefings.language.days import find_days
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


def test_other_languages() -> None:
    """Words for yesterday and the like are known in other languages, weekdays are not."""
    assert [("gestern", date(2025, 5, 8))] == explained("Er kam gestern an.", "de")
    assert [("вчера", date(2025, 5, 8))] == explained("Он приехал вчера.", "ru-RU")
    assert [] == explained("Er kam am Donnerstag an.", "de")


def test_an_article_without_a_date_explains_nothing() -> None:
    """No day is guessed; of an instant its own zone's day counts."""
    assert () == find_days("They met yesterday.", None)
    at = datetime(2025, 5, 9, 23, 30, tzinfo=UTC)
    assert FRIDAY.replace(day=8) == find_days("They met yesterday.", at)[0].day


@given(BODIES, DAYS)
def test_each_word_has_its_own_place(text: str, published: date | None) -> None:
    """Whatever the text, the words are in order, in the text, and apart."""
    spans = [(start, end) for start, end, _ in find_days(text, published)]

    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
