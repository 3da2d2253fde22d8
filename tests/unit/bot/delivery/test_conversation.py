"""The conversation: kept before acknowledged, answered once, in turn."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from threading import Event
from time import sleep

import pytest

from bot.chat.actions import actions_of
from bot.chat.errors import PlatformLost
from bot.chat.message import Message
from bot.chat.request import Request
from bot.queue.requests import write_request
from storage.ports.queue import Received, Sending
from storage.ports.store import Store
from tests.builders import AT
from tests.conversing import asked, conversing, echo, talking, texts, until
from tests.room import Room


async def test_a_request_is_answered_and_then_forgotten(store: Store, room: Room) -> None:
    """Its answer goes where it was asked; nothing waits afterwards."""
    async with talking(store, room) as conversation:
        await conversation.take([asked("hello")])

    assert [("room:1", "hello 1 member")] == room.sent
    assert [] == store.take_up("room", AT, None)


async def test_what_comes_again_is_not_answered_again(store: Store, room: Room) -> None:
    """In one batch, in the next one, and after a restart."""
    async with talking(store, room) as conversation:
        await conversation.take([asked("hello"), asked("hello")])
        await conversation.take([asked("hello")])
    async with talking(store, room) as conversation:
        await conversation.take([asked("hello")])

    assert 1 == len(room.sent)


async def test_a_channel_is_answered_in_its_order(store: Store, room: Room) -> None:
    """Also when they come at once."""
    async with talking(store, room) as conversation:
        await conversation.take([asked(f"{n}", key=f"{n}") for n in range(20)])

    assert [f"{n} 1 member" for n in range(20)] == texts(room)


async def test_a_pressed_button_asks_what_it_says(store: Store, room: Room) -> None:
    """Its key stands for the ask that was kept before the message was sent."""
    async with talking(store, room) as conversation:
        await conversation.take([asked("menu")])
        (key,) = actions_of(echo(asked("menu")))
        await conversation.take([asked("", key="2", press=key)])

    assert "pressed 1 member" == texts(room)[-1]


async def test_the_platform_is_asked_for_admins_where_it_matters(store: Store, room: Room) -> None:
    """And only there: members stay members elsewhere."""
    room.admins = frozenset({"7"})
    async with talking(store, room) as conversation:
        await conversation.take([asked("set"), asked("get", key="2")])

    assert ["set 1 admin", "get 1 member"] == texts(room)


async def test_what_takes_a_moment_is_shown_to_be_worked_on(store: Store, room: Room) -> None:
    """What is answered at once is not."""

    def slow(request: Request) -> Message:
        sleep(0.7 if request.text == "slow" else 0)
        return echo(request)

    conversation = conversing(store, room, slow)
    await conversation.take([asked("quick"), asked("slow", key="2")])
    await conversation.close(5)

    assert ["room:1"] == room.worked


async def test_a_bug_is_told_with_a_reference(
    store: Store, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    """The reader gets a reference that stands in the log; the next request is answered."""
    async with talking(store, room) as conversation:
        await conversation.take([asked("bug"), asked("fine", key="2")])

    told, fine = texts(room)
    reference = told.rsplit(" ", 1)[-1].rstrip(".")
    assert "ZeroDivisionError" in caplog.text
    assert reference in caplog.text
    assert "fine 1 member" == fine


async def test_an_unsent_answer_survives_its_platform(store: Store, room: Room) -> None:
    """A lost platform leaves the request for the next start."""
    room.faults.append(PlatformLost("room", "token revoked", "get a new one"))
    async with talking(store, room) as conversation:
        await conversation.take([asked("hello")])

    (waiting,) = store.take_up("room", AT, None)
    assert (True, "room:1") == (waiting.sending, waiting.key)


def _left(store: Store, *, sending: bool) -> None:
    """Leave a request behind, as a process that died would."""
    request = replace(asked("hello"), at=AT)
    store.note([Received(key=request.key, channel="room:1", written=write_request(request), at=AT)])
    if sending:
        store.note([Sending(key=request.key, at=AT)])


async def _taken_up(store: Store, room: Room, done: Callable[[], bool]) -> None:
    conversation = conversing(store, room)
    conversation._now = lambda: AT.replace(year=9999)
    work = asyncio.create_task(conversation.run())
    await until(done)
    work.cancel()
    await conversation.close(5)


@pytest.mark.parametrize("sending", [False, True])
async def test_what_a_dead_process_left_is_answered(
    store: Store, room: Room, *, sending: bool
) -> None:
    """Marked only where it may have been sent before."""
    _left(store, sending=sending)

    await _taken_up(store, room, lambda: bool(room.sent))

    assert sending == texts(room)[0].startswith("I was interrupted")
    assert "hello 1 member" in texts(room)[0]


async def test_who_was_stopped_for_too_long_leaves_the_answer_to_whoever_took_it_up(
    store: Store, room: Room
) -> None:
    """It may have been answered meanwhile: nothing is sent twice."""
    thawed, stopped = Event(), Room()
    slow = conversing(store, stopped, lambda request: thawed.wait(5) and echo(request))
    await slow.take([asked("hello")])

    await _taken_up(store, room, lambda: bool(room.sent))
    thawed.set()
    await slow.close(5)

    assert (["hello 1 member"], []) == (texts(room), stopped.sent)


async def test_what_was_taken_up_too_often_is_given_up(store: Store, room: Room) -> None:
    """A request that kills the process does so five times at most."""
    _left(store, sending=False)
    for _ in range(6):
        store.take_up("room", AT, None)

    await _taken_up(store, room, lambda: not store.take_up("room", AT, None))

    assert [] == room.sent
