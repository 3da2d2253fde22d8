"""Subscribing in the chat: what is left out is asked for, and each change can be undone."""

from datetime import UTC, datetime

import pytest

from bot.asks import asks_of, read_ask
from bot.commands.registry import answer
from bot.desk import Desk
from bot.message import Form, Message
from bot.platform import Asker, Channel, Request
from bot.terminal.render import plain
from tests.builders import a_topic, an_article

SUNDAY = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
HERE = Channel(platform="telegram", id="1")


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """Return a desk with two topics."""
    desk.zone = "Europe/Berlin"
    desk.store.add([an_article()])
    desk.save_topic(a_topic("trade"))
    desk.save_topic(a_topic("ceasefire"))
    return desk


def _asked(desk: Desk, text: str, channel: Channel = HERE, zone: str | None = None) -> Message:
    asker = Asker(id="9", zone=zone)
    return answer(desk, Request(channel=channel, asker=asker, text=text, role="owner", at=SUNDAY))


def _said(desk: Desk, text: str) -> str:
    return plain(_asked(desk, text))


def _buttons(message: Message) -> list[str]:
    return [read_ask(ask).text for ask in asks_of(message).values()]


def test_all_in_one_line_is_confirmed_with_the_next_time_in_words(desk: Desk) -> None:
    """Of a Sunday noon, the next weekday morning is Monday's."""
    said = _said(desk, "/subscribe trade ceasefire 07:30 Europe/Kyiv weekdays")
    assert "/trade, /ceasefire – on weekdays at 07:30 (Europe/Kyiv)" in said
    assert "Next: Monday, 23 November 2026, 07:30." in said
    assert [datetime(2026, 11, 23, 5, 30, tzinfo=UTC)] == [
        each.due for each in desk.store.subscriptions("telegram:1")
    ]


def test_what_is_left_out_is_asked_for_step_by_step(desk: Desk) -> None:
    """Pressing one button of each question ends in a subscription."""
    message = _asked(desk, "/subscribe")
    for chosen in ("/subscribe trade", "/subscribe trade morning weekdays"):
        assert chosen in _buttons(message)
        message = _asked(desk, chosen)
    assert "In which time zone?" in plain(message)
    pressed = next(each for each in _buttons(message) if each.endswith("Europe/Berlin"))
    assert "Subscribed: /trade – on weekdays at 07:30 (Europe/Berlin)" in _said(desk, pressed)


def test_a_form_says_it_all_at_once(desk: Desk) -> None:
    """Where a platform has forms, one is offered with the asker's own zone filled in."""
    message = _asked(desk, "/subscribe", zone="Asia/Tokyo")
    [form] = [part for part in message.parts if isinstance(part, Form)]
    assert ("Asia/Tokyo",) == form.fields[-1].chosen
    said = _said(desk, "/subscribe topics=all times=office further=06%3A45 zone=Asia%2FTokyo")
    assert "all topics – on weekdays at 06:45, 09:00, 13:00, 17:00 (Asia/Tokyo)" in said


def test_the_second_subscription_takes_the_zone_of_the_first(desk: Desk) -> None:
    """And its quiet hours."""
    _asked(desk, "/subscribe trade 07:30 Asia/Tokyo")
    _asked(desk, "/quiet 22:00-07:00")
    assert "(Asia/Tokyo)" in _said(desk, "/subscribe ceasefire 06:00")
    assert "Next: Monday, 23 November 2026, 07:00" in _said(desk, "/subscriptions")


def test_the_same_twice_is_one_subscription(desk: Desk) -> None:
    """It says so."""
    _asked(desk, "/subscribe trade 07:30 UTC")
    assert "You have that already" in _said(desk, "/subscribe trade 07:30 UTC")
    assert 1 == len(desk.store.subscriptions())


def test_a_word_that_means_nothing_is_named(desk: Desk) -> None:
    """With what would do."""
    said = _said(desk, "/subscribe trad 07:30 UTC")
    assert "“trad”" in said
    assert "/trade" in said
    assert [] == desk.store.subscriptions()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ("/unsubscribe 1", "Ended"),
        ("/pause 1", "Paused until you /resume."),
        ("/pause 1 7d", "Paused until Sunday, 29 November 2026"),
        ("/pause until 2026-12-24", "Paused until Thursday, 24 December 2026"),
        ("/quiet 22:00-08:00", "Quiet from 22:00 to 08:00"),
        ("/timezone Tokyo", "Asia/Tokyo, where it is 21:00 now"),
    ],
)
def test_each_change_is_undone_by_its_button(desk: Desk, change: str, says: str) -> None:
    """As it was: the same words, the same next time."""
    _asked(desk, "/subscribe trade 07:30 Europe/Berlin mon-thu short silent")
    before = [(each.written, each.due) for each in desk.store.subscriptions()]
    message = _asked(desk, change)
    assert says in plain(message)
    [undo] = _buttons(message)
    assert before != [(each.written, each.due) for each in desk.store.subscriptions()]
    _asked(desk, undo)
    assert before == [(each.written, each.due) for each in desk.store.subscriptions()]


def test_of_several_the_number_is_asked_for(desk: Desk) -> None:
    """Ending is not done to all by mistake."""
    for at in ("07:30", "08:30"):
        _asked(desk, f"/subscribe trade {at} UTC")
    assert ["/unsubscribe 1", "/unsubscribe 2"] == _buttons(_asked(desk, "/unsubscribe"))
    assert "There is no subscription 9" in _said(desk, "/unsubscribe 9")
    assert 2 == len(desk.store.subscriptions())


def test_my_time_now_finds_the_zone(desk: Desk) -> None:
    """At noon in UTC it is 14:05, or near it, in Kyiv."""
    _asked(desk, "/subscribe trade 07:30 UTC")
    message = _asked(desk, "/timezone my time now is 14:05")
    assert "/timezone Europe/Kyiv" in _buttons(message)
    assert "/timezone Asia/Tokyo" not in _buttons(message)


def test_each_channel_sees_and_changes_its_own(desk: Desk) -> None:
    """A number from elsewhere is no number here."""
    _asked(desk, "/subscribe trade 07:30 UTC")
    there = Channel(platform="telegram", id="2")
    assert "no subscription here yet" in plain(_asked(desk, "/subscriptions", there))
    assert "no subscription here yet" in plain(_asked(desk, "/unsubscribe 1", there))
    assert "There is no subscription 1" in plain(_asked(desk, "/digest 1", there))
    assert 1 == len(desk.store.subscriptions())


def test_the_bots_own_page_says_when_the_next_one_comes(desk: Desk) -> None:
    """The earliest of several."""
    for at in ("09:00", "07:30"):
        _asked(desk, f"/subscribe trade {at} UTC")
    assert "Next: Monday, 23 November 2026, 07:30." in _said(desk, "/home")


def test_too_many_are_refused(desk: Desk) -> None:
    """With what to do."""
    for minute in range(21):
        said = _said(desk, f"/subscribe trade 07:{minute:02} UTC")
    assert "A channel can have 20 subscriptions" in said


def test_a_terminal_says_that_nothing_comes_by_itself(desk: Desk) -> None:
    """It is closed when nobody sits there."""
    local = Channel(platform="terminal", id="local")
    assert "nothing comes by itself" in plain(_asked(desk, "/subscribe trade 07:30", local))
