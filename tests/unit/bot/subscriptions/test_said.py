"""Times, zones and durations that someone says in the chat, and what the answers make of them."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.chat.actions import actions_of, decode_action
from bot.chat.message import Message
from bot.chat.request import Channel, Request, User
from bot.commands.dispatch import answer
from bot.library.library import Library
from bot.platforms.terminal.render import plain
from tests.builders import a_topic, an_article

SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HERE = Channel(platform="telegram", id="1")


@pytest.fixture
def library(library: Library) -> Library:
    """Return a library with two topics."""
    library.zone = "Europe/Berlin"
    library.store.add_articles([an_article()])
    library.save_topic(a_topic("trade"))
    library.save_topic(a_topic("ceasefire"))
    return library


def _asked(
    library: Library, text: str, channel: Channel = HERE, zone: str | None = None
) -> Message:
    user = User(id="9", zone=zone)
    return answer(library, Request(channel=channel, user=user, text=text, role="owner", at=SUNDAY))


def _said(library: Library, text: str) -> str:
    return plain(_asked(library, text))


def _buttons(message: Message) -> list[str]:
    return [decode_action(ask).text for ask in actions_of(message).values()]


@pytest.mark.parametrize(
    ("words", "says", "hours"),
    [
        ("GMT+2", "The time zone is now UTC+2, where it is 14:00.", 2),
        ("Delhi", "The time zone is now Kolkata (Asia/Kolkata), where it is 17:30.", 5.5),
        ("EST", "The time zone is now New York (America/New_York), where it is 07:00.", -5),
    ],
)
def test_a_zone_is_confirmed_with_the_time_there(
    library: Library, words: str, says: str, hours: float
) -> None:
    """So that whoever meant another one sees it; digests then come by its clocks."""
    _asked(library, "/subscribe trade 07:30 UTC")
    assert says in _said(library, f"/timezone {words}")
    [stored] = library.store.subscriptions()
    assert stored.due
    assert time(7, 30) == (stored.due + timedelta(hours=hours)).time()


def test_of_hours_from_greenwich_a_city_with_the_same_time_is_offered(library: Library) -> None:
    """Clocks there are put forward in summer, and these hours don't know of it."""
    _asked(library, "/subscribe trade 07:30 UTC")
    assert "/timezone Europe/Kyiv" in _buttons(_asked(library, "/timezone GMT+2"))


def test_what_may_be_several_zones_is_asked(library: Library) -> None:
    """And nothing changes before the answer."""
    _asked(library, "/subscribe trade 07:30 UTC")
    message = _asked(library, "/timezone IST")
    assert "“IST” can be several time zones: which one is yours?" in plain(message)
    assert {"/timezone Asia/Kolkata", "/timezone Asia/Jerusalem"} <= set(_buttons(message))
    assert "Times in this chat are UTC time" in _said(library, "/timezone")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("EST", "I read “EST” as America/New_York, where it is 07:00 now."),
        ("GMT-5", "I read “GMT-5” as UTC-5, where it is 07:00 now."),
        ("Munich", "I read “Munich” as Europe/Berlin, where it is 13:00 now."),
    ],
)
def test_subscribing_says_how_a_zone_was_read(library: Library, words: str, says: str) -> None:
    """Where it was not its own name."""
    assert says in _said(library, f"/subscribe trade 07:30 {words}")
    assert "I read" not in _said(library, "/subscribe trade 08:30 New York")


def test_a_second_zone_in_a_line_is_not_taken_in_silence(library: Library) -> None:
    """One of the two was a slip, such as of a topic."""
    said = _said(library, "/subscribe trade 07:30 Berlin Tokyo")
    assert "“Tokyo”" in said
    assert [] == library.store.subscriptions()


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("7 days", "Paused until 29 November 2026"),
        ("1 week", "Paused until 29 November 2026"),
        ("until Monday", "Paused until 23 November 2026"),
        ("bis 3. Dezember", "Paused until 3 December 2026"),
        ("1 2 weeks", "Paused until 6 December 2026"),
        ("1 until 3 Dec", "Paused until 3 December 2026"),
    ],
)
def test_a_pause_is_as_long_as_people_say(library: Library, words: str, says: str) -> None:
    """A number that counts days is not that of a subscription."""
    _asked(library, "/subscribe trade 07:30 Europe/Berlin")
    assert says in _said(library, f"/pause {words}")


@pytest.mark.parametrize("words", ["soon", "5 minutes", "30 Feb", "until 2", "1 soon"])
def test_a_pause_that_is_not_understood_is_named(library: Library, words: str) -> None:
    """With examples, and nothing is paused."""
    _asked(library, "/subscribe trade 07:30 Europe/Berlin")
    said = _said(library, f"/pause {words}")
    assert f"I don't understand “{words.removeprefix('1 ')}”" in said
    assert "/pause until Monday" in said
    assert all(each.due for each in library.store.subscriptions())


@pytest.mark.parametrize(
    ("words", "until"),
    [
        ("trade 1w", datetime(2026, 11, 29, 12, tzinfo=UTC)),
        ("trade for 2 days", datetime(2026, 11, 24, 12, tzinfo=UTC)),
        ("trade until Monday", datetime(2026, 11, 22, 23, tzinfo=UTC)),
        ("trade", None),
    ],
)
def test_a_topic_is_muted_as_long_as_people_say(
    library: Library, words: str, until: datetime | None
) -> None:
    """A day begins by the clocks of the chat's zone."""
    _asked(library, f"/mute {words}")
    assert {"trade": until} == library.store.channel("telegram:1").muted


def test_for_how_long_to_mute_is_named_where_it_is_not_understood(library: Library) -> None:
    """And nothing is muted for ever."""
    said = _said(library, "/mute trade soon")
    assert "I don't understand “soon”" in said
    assert {} == library.store.channel("telegram:1").muted


@pytest.mark.parametrize(
    "words",
    ["22-7", "22:00 to 07:00", "10pm to 7am", "from 22 to 7", "von 22 bis 7 Uhr", "de 22h à 7h",
     "с 22 до 7", "22点到7点", "22:00–07:00", "between 10 pm and 7 am"],
)  # fmt: skip
def test_quiet_hours_are_read_as_people_write_them(library: Library, words: str) -> None:
    """By hours, halves of the day, or from one to the other."""
    assert "Quiet hours: 22:00–07:00." in _said(library, f"/quiet {words}")


@pytest.mark.parametrize("words", ["25-7", "7-7", "late", "22"])
def test_quiet_hours_that_are_none_are_named(library: Library, words: str) -> None:
    """With an example."""
    said = _said(library, f"/quiet {words}")
    assert f"I don't understand “{words}”" in said
    assert "/quiet 22:00-07:00" in said


@pytest.mark.parametrize("words", ["10-7", "10 to 7", "12-7"])
def test_quiet_hours_of_either_half_of_the_day_are_asked(library: Library, words: str) -> None:
    """Who writes "10 to 7" means the night, not twenty-one hours."""
    assert f"I don't understand “{words}”." in _said(library, f"/quiet {words}")


def test_off_is_no_town(library: Library) -> None:
    """Of lies in Turkey."""
    assert "I don't know a time zone called “off”." in _said(library, "/timezone off")


def test_a_topic_is_muted_until_a_day_of_the_chat(library: Library) -> None:
    """Not until the day before, which it still is in Greenwich."""
    assert "until 23 November 2026" in _said(library, "/mute trade until Monday")


@pytest.mark.parametrize(
    "text",
    [
        "/subscribe trade 2026 Berlin",
        "/mute trade for ever and ever",
        "/pause 1 for ages",
        "/start subscribe_trade_2500",
    ],
)
def test_what_is_not_understood_is_named_once(library: Library, text: str) -> None:
    """Not all of the line first, and then the word."""
    _asked(library, "/subscribe trade 07:30 UTC")
    assert 1 == _said(library, text).count("I don't understand")


@pytest.mark.parametrize(
    "text", ["/pause 7 days", "/pause for a fortnight", "/mute trade a week", "/quiet 10pm-7am"]
)
def test_what_is_understood_is_not_said_to_be_unclear(library: Library, text: str) -> None:
    """There is only no subscription yet."""
    assert "I don't understand" not in _said(library, text)
