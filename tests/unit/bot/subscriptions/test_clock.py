"""Times of day as people write them."""

from datetime import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.subscriptions.times.clock import parse_time, read_clock, read_interval
from bot.wording.language.dates import clock
from bot.wording.language.languages import LANGUAGES, speaking

PHRASES = [
    line.rsplit("=", 1)
    for line in (Path(__file__).parent / "times.txt").read_text("utf-8").splitlines()
    if line and not line.startswith("#")
]


@pytest.mark.parametrize(("words", "expected"), PHRASES)
def test_a_time_is_read_as_people_write_it(words: str, expected: str) -> None:
    """In any of the bot's languages; what is no time is none."""
    at = parse_time(words)

    assert expected == (f"{at:%H:%M}" if at else "none")


@given(st.times(), st.sampled_from(sorted(LANGUAGES)))
def test_a_time_is_read_as_it_is_shown(at: time, language: str) -> None:
    """In each language."""
    at = at.replace(second=0, microsecond=0)
    with speaking(language):
        assert at == parse_time(clock(at))


@pytest.mark.parametrize("words", ["25:00", "8:75", "13pm", "0am", "24:30", "99"])
def test_what_looks_like_a_time_and_is_none_is_known_as_such(words: str) -> None:
    """So that it can be named."""
    found = read_clock(words)

    assert found
    assert (None, 1) == (found.at, found.length)


@pytest.mark.parametrize(
    ("words", "length"),
    [("every 5 minutes", 3), ("alle 2 Stunden jetzt", 3), ("каждые 3 часа", 3), ("every day", 0)],
)
def test_an_interval_is_no_time(words: str, length: int) -> None:
    """Digests come at times of day."""
    assert length == read_interval(words)


@pytest.mark.parametrize(
    ("words", "length"), [("7 Uhr 30 Wien", 3), ("at 8 Berlin", 2), ("half past seven daily", 3)]
)
def test_what_follows_a_time_is_left(words: str, length: int) -> None:
    """It is a zone, or days."""
    found = read_clock(words)

    assert found
    assert length == found.length


@given(st.text(max_size=60))
def test_whatever_is_written_is_read(words: str) -> None:
    """Nothing breaks it."""
    read_clock(words)
    read_interval(words)
