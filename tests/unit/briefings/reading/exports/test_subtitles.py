"""Subtitles: the words without the times."""

from datetime import UTC, datetime

import pytest

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_bytes
from briefings.reading.metadata import Place

AT = datetime(2025, 6, 10, 6, tzinfo=UTC)
SRT = """1
00:00:01,000 --> 00:00:04,000
<i>Ferries sailed again</i>

2
00:00:04,000 --> 00:00:08,000
on Monday.
- {\\an8}Who says so?
"""
VTT = """WEBVTT

NOTE Made by hand

intro
00:01.000 --> 00:04.000 align:start
<v Ann>Ferries sailed again

00:04.000 --> 00:08.000
on Monday.

00:09.000 --> 00:11.000
- Who says so?
"""


@pytest.mark.parametrize(
    ("text", "file"), [(SRT, "a.srt"), (VTT, "a.vtt"), (SRT, "a.txt"), (VTT, "talk")]
)
def test_the_words_of_subtitles(text: str, file: str) -> None:
    """Sentences go on over several cues; times, numbers, notes and tags are left out."""
    (found,) = read_bytes(text.encode(), Place(file=file, origin=None, at=AT))
    assert isinstance(found, Article)
    assert found.body == "Ferries sailed again on Monday.\n\n- Who says so?"
    assert found.title is None


def test_subtitles_without_words_are_refused() -> None:
    """Music alone is no article."""
    (refused,) = read_bytes(
        b"WEBVTT\n\n00:01.000 --> 00:02.000\n", Place(file="a.vtt", origin=None, at=AT)
    )
    assert isinstance(refused, ReadingError)
    assert refused.reason == "subtitles without a word"
