"""What is said of each step of an answer: to those who listen, and in the log."""

from datetime import timedelta

import pytest

from bot.chat.actions import actions_of
from bot.chat.errors import ChannelGone, ChannelMoved, MaybeSent, RetryLater, SendFailed
from bot.delivery.channels import StoredChanges
from bot.queue.events import Events
from storage.ports.store import Store
from storage.sql.tables import actions
from tests.builders import AT, a_job
from tests.dispatching import a_dispatcher, asked, echo, texts
from tests.room import Room

HOUR = timedelta(hours=1)
SENDING = ["preparing", "committing", "committed", "sending"]
ENDING = ["ending", "committing", "committed", "ended"]


async def _steps(store: Store, room: Room) -> list[str]:
    """Have something answered; return what happened from its composing on."""
    events, heard = Events(), []
    events.subscribe(lambda name, _count: heard.append(name))
    dispatcher = a_dispatcher(store, room, events=events)
    await dispatcher.take([asked("hello")])
    assert ["receiving", "committing", "committed", "received"] == heard[:4]
    await dispatcher.close(60)
    assert ["started", "composing", "composed"] == heard[4:7]
    return heard[7:]


@pytest.mark.parametrize(
    ("fault", "steps"),
    [
        (None, [*SENDING, "sent", *ENDING]),
        (RetryLater("flood", 5), [*SENDING, "delayed", "resumed", *SENDING, "sent", *ENDING]),
        (MaybeSent("timeout"), [*SENDING, "doubted", "looked-up", *SENDING, "sent", *ENDING]),
        (ChannelMoved("up", to="2"), [*SENDING, "moving", "moved", *SENDING, "sent", *ENDING]),
        (ChannelGone("blocked"), [*SENDING, "losing", "lost", *ENDING]),
    ],
)
async def test_each_step_of_an_answer_is_told_of(
    store: Store, room: Room, fault: Exception | None, steps: list[str]
) -> None:
    """In its order: metrics count them, and the crash tests kill the bot at each."""
    if fault:
        room.faults.append(fault)

    assert steps == await _steps(store, room)


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (RetryLater("flood", 5), "room:1: not sent: flood; again in 5.0 s"),
        (MaybeSent("timeout"), "room:1: not sent: timeout"),
        (ChannelMoved("upgraded", to="2"), "room:1 is called room:2 now"),
        (ChannelGone("blocked"), "room:1 can't be reached any more: blocked"),
        (SendFailed("refused"), "room:1: not sent: refused"),
    ],
)
async def test_the_log_says_why_an_answer_was_not_simply_sent(
    store: Store, room: Room, caplog: pytest.LogCaptureFixture, fault: Exception, line: str
) -> None:
    """With its channel, for who runs the bot."""
    room.faults.append(fault)
    with caplog.at_level("INFO"):
        await _steps(store, room)

    assert line in caplog.text


async def test_a_workspace_that_sends_the_bot_away_is_forgotten(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """With all its channels; the log says so, and also whose channel can be reached again."""
    store.record([a_job("a", "slack:C1", workspace="T1"), a_job("b", "slack:C2", workspace="T2")])
    changes = StoredChanges(store, lambda: AT)
    store.mark_gone("slack:C2", "archived", AT)
    with caplog.at_level("INFO"):
        await changes.forgotten("slack", "T1")
        await changes.back("slack:C2")

    assert {} == store.unreachable_channels()
    assert ["b"] == [job.key for job in store.take_up("slack", AT)]
    assert "slack: the workspace T1 sent the bot away" in caplog.text
    assert "slack:C2 can be reached again" in caplog.text


async def test_a_page_has_buttons_that_do_something(store: Store, room: Room) -> None:
    """What is only looked at is not stored, but what its buttons do is."""
    dispatcher = a_dispatcher(store, room)
    looked = await dispatcher.look(asked("menu"))
    (key,) = actions_of(looked)
    await dispatcher.take([asked("", press=key)])
    await dispatcher.close(60)

    assert ["pressed 1 member"] == texts(room)


async def test_a_button_that_is_forgotten_is_pressed_without_words(
    store: Store, room: Room
) -> None:
    """Whoever answers says that it is over."""
    dispatcher = a_dispatcher(store, room)
    await dispatcher.take([asked("", press="forgotten")])
    await dispatcher.close(60)

    assert [" 1 member"] == texts(room)


async def test_what_was_left_is_taken_up_before_anything_is_taken_in(
    store: Store, room: Room
) -> None:
    """A start calls for it once."""
    await a_dispatcher(store, room).take([asked("hello")])
    dispatcher = a_dispatcher(store, room)
    await dispatcher.recover()
    await dispatcher.close(60)

    assert ["hello 1 member"] == texts(room)


async def test_the_buttons_of_a_brief_are_stored_once_a_day(store: Store, room: Room) -> None:
    """They are the same under each message; after a day they are kept for longer."""
    (key,) = actions_of(echo(asked("menu")))
    noted, now = [], AT
    dispatcher = a_dispatcher(store, room, now=lambda: now)
    for number, hours in enumerate((0, 1, 23, 1, 1)):
        now += hours * HOUR
        await dispatcher.take([asked("menu", f"{number}")])
        await dispatcher.close(60)
        with store.database.reading() as connection:
            row = connection.execute(actions.select().where(actions.c.key == key)).one()
        noted.append(row.noted)

    first, *others = noted
    assert [first, first, others[2], others[2]] == others
    assert 25 * HOUR == timedelta(microseconds=others[2] - first)
