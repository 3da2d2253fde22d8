"""Days and numbers of points after a topic, and days around the words of a search."""

from datetime import UTC, datetime

import pytest

from bot.commands.arguments.days import read_wanted, split_days

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "since", "points", "rest"),
    [
        ("", None, None, ""),
        ("3", None, 3, ""),
        ("last week", "2026-11-16", None, ""),
        ("30d 3", "2026-10-30", 3, ""),
        ("3 last week", "2026-11-16", 3, ""),
        ("3 30d", "2026-10-30", 3, ""),
        ("30 days", "2026-10-30", None, ""),
        ("8 May 2025 2", "2025-05-08", 2, ""),
        ("2 8 May 2025", "2025-05-08", 2, ""),
        ("monday", "2026-11-23", None, ""),
        ("2025", "2025-01-01", None, ""),
        ("500", None, None, "500"),
        ("energy", None, None, "energy"),
        ("last week energy", "2026-11-16", None, "energy"),
        ("3 energy", None, 3, "energy"),
        ("next week", None, None, "next week"),
    ],
)
def test_days_and_points_are_read_in_any_order(
    text: str, since: str | None, points: int | None, rest: str
) -> None:
    """What is neither is left, so that it can be named."""
    wanted = read_wanted(text, NOW)

    days = str(wanted.days.since) if wanted.days else None
    assert (since, points, rest) == (days, wanted.points, wanted.rest)
    assert text.split() == sorted(f"{wanted.said} {rest}".split(), key=text.split().index)


@pytest.mark.parametrize(
    ("text", "rest", "said"),
    [
        ("trade last week?", "trade", "last week"),
        ("since Monday: trade", "trade", "since Monday"),
        ("theresa may", "theresa may", ""),
    ],
)
def test_the_words_for_days_are_told_from_those_of_a_search(
    text: str, rest: str, said: str
) -> None:
    """Both are given, as the one names a topic and the other is read again."""
    assert (rest, said) == split_days(text, NOW)
