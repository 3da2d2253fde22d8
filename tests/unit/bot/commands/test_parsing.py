"""A line of text becomes a command and its words."""

import pytest

from bot.chat.request import Channel, Request, User
from bot.commands.parsing import parse_command, parse_numbers
from tests.builders import AT

BRIEF = "0123456789abcdef"


def _request(text: str) -> Request:
    channel = Channel(platform="telegram", id="-1", thread="7")
    user = User(id="9", language="de", zone="Asia/Tokyo")
    return Request(channel=channel, user=user, text=text, place="group", role="admin", at=AT)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/trade", ("trade", "", None)),
        ("  /TRADE  ", ("trade", "", None)),
        ("/trade@our_bot", ("trade", "", None)),
        ("/victory_day now", ("victory-day", "now", None)),
        ("/brief", ("brief", "", None)),
        ("/brief power of siberia", ("brief", "power of siberia", None)),
        ("/brief /votes trade reset", ("votes", "trade reset", None)),
        ("/brief /brief /trade", ("trade", "", None)),
        ("/brief " * 5_000 + "/trade", ("trade", "", None)),
        ("power of siberia", ("brief", "power of siberia", None)),
        ("", ("brief", "", None)),
        ("/", ("help", "", None)),
        ("/ trade", ("trade", "", None)),
        ("/@our_bot", ("help", "", None)),
        (f"/context 3 in {BRIEF}", ("context", "3", BRIEF)),
        (f"/more in {BRIEF}", ("more", "", BRIEF)),
        (f"/context 3 in {BRIEF[1:]}", ("context", f"3 in {BRIEF[1:]}", None)),
        (f"/context 3in {BRIEF}", ("context", f"3in {BRIEF}", None)),
        (f"/context in {BRIEF} 3", ("context", f"in {BRIEF} 3", None)),
        (f"words in {BRIEF}", ("brief", f"words in {BRIEF}", None)),
        ("/subscribe  trade\n07:30 ", ("subscribe", "trade\n07:30", None)),
    ],
)
def test_what_is_written_is_parsed(text: str, expected: tuple[str, str, str | None]) -> None:
    """Its name in small letters, its words, and the brief that a button means."""
    command = parse_command(_request(text))

    assert expected == (command.name, command.words, command.brief)


def test_where_and_by_whom_it_was_given_is_kept() -> None:
    """Settings are the whole channel's, answers go to the thread."""
    command = parse_command(_request("/trade"))

    assert ("telegram:-1:7", "telegram:-1") == (str(command.channel), command.home)
    assert ("group", "admin", AT) == (command.place, command.role, command.at)
    assert ("de", "Asia/Tokyo") == (command.language, command.zone)


@pytest.mark.parametrize("words", ["1-3", "3-1", "1 2 3", "[3]–[1]"])
def test_a_range_may_begin_with_its_last(words: str) -> None:
    """It is the same numbers."""
    assert frozenset({1, 2, 3}) == parse_numbers(words, 5)
