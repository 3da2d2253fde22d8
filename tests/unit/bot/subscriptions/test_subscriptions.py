"""Subscribing in the chat: what is left out is asked for, and each change can be undone."""

from datetime import UTC, datetime

import pytest

from bot.chat.actions import actions_of, decode_action
from bot.chat.message import Form, Message
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


def test_all_in_one_line_is_confirmed_with_the_next_time_in_words(library: Library) -> None:
    """Of a Sunday noon, the next weekday morning is Monday's."""
    said = _said(library, "/subscribe trade ceasefire 07:30 Europe/Kyiv weekdays")
    assert "/trade and /ceasefire: on weekdays at 07:30 (Kyiv time)." in said
    assert "Next digest: Monday, 23 November 2026, 07:30." in said
    assert [datetime(2026, 11, 23, 5, 30, tzinfo=UTC)] == [
        each.due for each in library.store.subscriptions("telegram:1")
    ]


@pytest.mark.parametrize(
    "day",
    ["9999-12-31", "2030-01-01", "until 9999-12-31", "2026-11-22", "0001-01-01", "1999-12-31"],
)
def test_a_pause_ends_on_a_day_within_reach(library: Library, day: str) -> None:
    """A day that is past, or too far for any calendar, is refused, and nothing is paused."""
    _said(library, "/subscribe trade 07:30 Europe/Kyiv")
    due = [each.due for each in library.store.subscriptions("telegram:1")]

    assert (
        f"I can't pause until “{day.removeprefix('until ')}”. "
        "Choose a day from tomorrow up to 18 August 2029."
    ) == _said(library, f"/pause {day}")
    assert due == [each.due for each in library.store.subscriptions("telegram:1")]


@pytest.mark.parametrize("number", ["9" * 20, "1" * 5_000, "7"])
def test_a_number_of_no_subscription_is_refused_whatever_its_size(
    library: Library, number: str
) -> None:
    """No database is asked for a number that it can't hold."""
    assert "There is no subscription “" in _said(library, f"/digest {number}")


def test_what_is_left_out_is_asked_for_step_by_step(library: Library) -> None:
    """Pressing one button of each question ends in a subscription."""
    message = _asked(library, "/subscribe trade")
    assert "What time is it where you are?" in plain(message)
    for chosen in (
        "/subscribing review trade Europe/Berlin",
        "/subscribing confirm trade 08:00 Europe/Berlin",
    ):
        assert chosen in _buttons(message)
        message = _asked(library, chosen)
    assert (
        "Subscribed: your digests will arrive here. /trade: every day at 08:00 (Berlin time)."
        in plain(message)
    )


def test_a_form_says_it_all_at_once(library: Library) -> None:
    """Where a platform has forms, one is offered with the user's own zone filled in."""
    message = _asked(library, "/subscribe", zone="Asia/Tokyo")
    [form] = [part for part in message.parts if isinstance(part, Form)]
    assert ("Asia/Tokyo",) == form.fields[-1].chosen
    said = _said(library, "/subscribe topics=all times=office further=06%3A45 zone=Asia%2FTokyo")
    assert "All topics: on weekdays at 06:45, 09:00, 13:00 and 17:00 (Tokyo time)." in said


def test_the_second_subscription_takes_the_zone_of_the_first(library: Library) -> None:
    """And its quiet hours."""
    _asked(library, "/subscribe trade 07:30 Asia/Tokyo")
    _asked(library, "/quiet 22:00-07:00")
    assert "(Tokyo time)" in _said(library, "/subscribe ceasefire 06:00")
    assert "Next digest: Monday, 23 November 2026, 07:00" in _said(library, "/subscriptions")


def test_the_same_twice_is_one_subscription(library: Library) -> None:
    """It says so."""
    _asked(library, "/subscribe trade 07:30 UTC")
    assert "You already have this subscription." in _said(library, "/subscribe trade 07:30 UTC")
    assert 1 == len(library.store.subscriptions())


def test_a_word_that_means_nothing_is_named(library: Library) -> None:
    """With what would do."""
    said = _said(library, "/subscribe trad 07:30 UTC")
    assert "“trad”" in said
    assert "/trade" in said
    assert [] == library.store.subscriptions()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("/unsubscribe 1", "This subscription has ended."),
        ("/pause 1", "Paused until you send /resume."),
        ("/pause 1 7d", "Paused until 29 November 2026"),
        ("/pause until 2026-12-24", "Paused until 24 December 2026"),
        (
            "/quiet 22:00-08:00",
            "Quiet hours: 22:00–08:00. Digests due in that time arrive at 08:00.",
        ),
        ("/timezone Tokyo", "The time zone is now Tokyo (Asia/Tokyo), where it is 21:00."),
    ],
)
def test_each_change_is_undone_by_its_button(library: Library, change: str, says: str) -> None:
    """As it was: the same words, the same next time."""
    _asked(library, "/subscribe trade 07:30 Europe/Berlin mon-thu short silent")
    before = [(each.payload, each.due) for each in library.store.subscriptions()]
    message = _asked(library, change)
    assert says in plain(message)
    [undo] = _buttons(message)
    assert before != [(each.payload, each.due) for each in library.store.subscriptions()]
    _asked(library, undo)
    assert before == [(each.payload, each.due) for each in library.store.subscriptions()]


def test_of_several_the_number_is_asked_for(library: Library) -> None:
    """Ending is not done to all by mistake."""
    for at in ("07:30", "08:30"):
        _asked(library, f"/subscribe trade {at} UTC")
    assert ["/unsubscribe 1", "/unsubscribe 2"] == _buttons(_asked(library, "/unsubscribe"))
    assert "There is no subscription “9”" in _said(library, "/unsubscribe 9")
    assert 2 == len(library.store.subscriptions())


def test_my_time_now_finds_the_zone(library: Library) -> None:
    """At noon in UTC it is 14:05, or near it, in Kyiv."""
    _asked(library, "/subscribe trade 07:30 UTC")
    message = _asked(library, "/timezone my time now is 14:05")
    assert "/timezone Europe/Kyiv" in _buttons(message)
    assert "/timezone Asia/Tokyo" not in _buttons(message)


def test_nobody_can_ask_for_the_delivery_of_a_slot(library: Library) -> None:
    """Only the schedule makes such a request; the same words from a person deliver nothing."""
    _asked(library, "/subscribe trade 07:30 UTC")
    for words in ("1 2026-11-23T07:30", "1"):
        assert "This is a preview" in _said(library, f"/digest {words}")
    assert [] == library.store.deliveries()


def test_each_channel_sees_and_changes_its_own(library: Library) -> None:
    """A number from elsewhere is no number here."""
    _asked(library, "/subscribe trade 07:30 UTC")
    there = Channel(platform="telegram", id="2")
    assert "no subscriptions here yet" in plain(_asked(library, "/subscriptions", there))
    for command in ("/unsubscribe 1", "/digest 1"):
        assert "There is no subscription “1”" in plain(_asked(library, command, there))
    assert 1 == len(library.store.subscriptions())


def test_the_bots_own_page_says_when_the_next_one_comes(library: Library) -> None:
    """The earliest of several."""
    for at in ("09:00", "07:30"):
        _asked(library, f"/subscribe trade {at} UTC")
    assert "Next digest: Monday, 23 November 2026, 07:30." in _said(library, "/home")


def test_too_many_are_refused(library: Library) -> None:
    """With what to do."""
    for minute in range(21):
        said = _said(library, f"/subscribe trade 07:{minute:02} UTC")
    assert "A chat can have 20 subscriptions" in said


def test_a_terminal_says_that_nothing_comes_by_itself(library: Library) -> None:
    """It is closed when nobody sits there."""
    local = Channel(platform="terminal", id="local")
    assert "Scheduled digests don't run in the terminal" in plain(
        _asked(library, "/subscribe trade 07:30", local)
    )


def test_a_subscription_that_can_not_be_read_hides_no_other(library: Library) -> None:
    """It can be ended by its number; what is changed for all is changed for the others."""
    bad = library.store.subscribe("telegram:1", '{"zone": "Mars/Olympus_Mons"}', SUNDAY)
    _asked(library, "/subscribe trade 07:30 UTC")
    for command in ("/subscriptions", "/status", "/quiet 22:00-07:00", "/timezone Kyiv", "/home"):
        assert "Something went wrong" not in _said(library, command)
    assert "Kyiv time" in _said(library, "/subscriptions")
    assert "Mars" not in _said(library, "/subscriptions")

    assert "/trade" in _said(library, f"/unsubscribe {bad}")
    assert [bad + 1] == [each.number for each in library.store.subscriptions()]


def test_a_digest_is_previewed_by_its_topic(library: Library) -> None:
    """As people call it; its number they would have to look up."""
    _asked(library, "/subscribe trade 07:30 UTC")
    assert "This is a preview." in _said(library, "/digest trade")
