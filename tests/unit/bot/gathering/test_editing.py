"""What people say a source is to be like."""

from datetime import timedelta

import pytest

from bot.chat.errors import SourceError
from bot.gathering.editing import (
    parse_every,
    parse_language,
    parse_note,
    parse_topics,
    show_every,
)


@pytest.mark.parametrize(
    ("written", "shown", "every"),
    [
        ("30m", "30m", timedelta(minutes=30)),
        ("90 min", "90m", timedelta(minutes=90)),
        ("6H", "6h", timedelta(hours=6)),
        ("24h", "1d", timedelta(days=1)),
        ("auto", "auto", None),
        ("", "auto", None),
    ],
)
def test_how_often_is_said_in_one_word(written: str, shown: str, every: timedelta | None) -> None:
    """And shown as it can be said again."""
    assert (every, shown) == (parse_every(written), show_every(every))


@pytest.mark.parametrize("written", ["4m", "31d", "0m", "daily", "1", "99999d", "-5m"])
def test_how_often_has_limits(written: str) -> None:
    """Servers aren't asked every minute."""
    with pytest.raises(SourceError, match="write it as 30m, 6h or 1d"):
        parse_every(written)


def test_a_language_is_a_code() -> None:
    """An empty one is found out."""
    assert ("uk", None) == (parse_language(" UK "), parse_language(""))
    with pytest.raises(SourceError, match="no language"):
        parse_language("English")


def test_topics_are_those_there_are() -> None:
    """In order, each once, however their commands are written; none means all."""
    assert ("grain", "trade") == parse_topics(["/Trade", "grain", "trade"], ["grain", "trade"])
    assert () == parse_topics([""], [])
    with pytest.raises(SourceError, match="no such topic"):
        parse_topics(["fish"], ["grain"])


def test_a_note_is_one_line_of_some_length() -> None:
    """None where it says nothing."""
    assert ("a b", None) == (parse_note(" a\n b "), parse_note(" \n"))
    with pytest.raises(SourceError, match="more than 500 characters"):
        parse_note("x" * 501)
