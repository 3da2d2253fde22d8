"""Days that lie back, as people write them in ten languages."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.subscriptions.times.periods import read_period, split_period
from briefings.window import Window

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


def _lines(name: str) -> list[tuple[str, str]]:
    text = Path(__file__).with_name(name).read_text("utf-8")
    rows = (line.partition("=") for line in text.splitlines() if not line.startswith("#"))
    return [(written, meant) for written, _, meant in rows]


def _days(window: Window | None, without: str) -> str:
    return f"{window.since or ''}..{window.until or ''}" if window else without


@pytest.mark.parametrize(("written", "meant"), _lines("periods.txt"))
def test_days_are_read_as_people_write_them(written: str, meant: str) -> None:
    """In each of the languages, whichever is spoken; what lies ahead is no answer."""
    assert meant == _days(read_period(written, NOW), "none")


@pytest.mark.parametrize(("written", "meant"), _lines("searches_with_days.txt"))
def test_days_are_told_from_the_words_of_a_search(written: str, meant: str) -> None:
    """At the end or the beginning, where they can be nothing else; the rest is searched."""
    rest, window = split_period(written, NOW)

    assert meant == f"{rest}|{_days(window, '')}"


@pytest.mark.parametrize(
    ("day", "written", "meant"),
    [
        ("2026-11-30", "monday", "2026-11-30..2026-11-30"),
        ("2026-11-30", "last monday", "2026-11-23..2026-11-23"),
        ("2026-11-30", "last weekend", "2026-11-28..2026-11-29"),
        ("2024-02-29", "1 year", "2023-02-28.."),
        ("2024-03-31", "1 month", "2024-02-29.."),
        ("2023-03-01", "29 February", "2020-02-29..2020-02-29"),
        ("2026-01-01", "last month", "2025-12-01..2025-12-31"),
        ("2026-01-01", "9999 years", "none"),
    ],
)
def test_days_are_counted_by_the_calendar(day: str, written: str, meant: str) -> None:
    """Months have their own lengths, and what there is no such day of is another year's."""
    now = datetime.fromisoformat(day).replace(hour=9, tzinfo=UTC)

    assert meant == _days(read_period(written, now), "none")
