"""The dispatcher: stored before acknowledged, answered once, in turn."""

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from sqlalchemy import update

from bot.chat.actions import actions_of
from bot.chat.errors import PlatformLost, SendFailed
from bot.chat.message import Message
from bot.chat.references import reference_of
from bot.chat.request import Channel, Request
from bot.chat.request_codec import job_of
from bot.queue.worker import Sharing
from storage.errors import StoreUnreachable
from storage.opening import open_store
from storage.ports.queue import Attempt, Sending
from storage.ports.store import Store
from storage.sql.tables import jobs
from tests.builders import AT
from tests.dispatching import a_dispatcher, asked, echo, talking, texts, until
from tests.fakes.threads import eventually
from tests.room import Room

THERE = Channel(platform="room", id="2")


async def test_a_request_is_answered_and_then_forgotten(store: Store, room: Room) -> None:
    """Its answer goes where it was asked; nothing waits afterwards."""
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    assert [("room:1", "hello 1 member")] == room.sent
    assert [] == store.take_up("room", AT)


async def test_what_comes_again_is_not_answered_again(store: Store, room: Room) -> None:
    """In one batch, in the next one, and after a restart."""
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello"), asked("hello")])
        await dispatcher.take([asked("hello")])
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    assert 1 == len(room.sent)


async def test_a_channel_is_answered_in_its_order(store: Store, room: Room) -> None:
    """Also when they come at once."""
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked(f"{n}", key=f"{n}") for n in range(20)])

    assert [f"{n} 1 member" for n in range(20)] == texts(room)


async def test_a_pressed_button_asks_what_it_says(store: Store, room: Room) -> None:
    """Its key stands for the ask that was kept before the message was sent."""
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("menu")])
        (key,) = actions_of(echo(asked("menu")))
        await dispatcher.take([asked("", key="2", press=key)])

    assert "pressed 1 member" == texts(room)[-1]


async def test_the_platform_is_asked_for_admins_where_it_matters(store: Store, room: Room) -> None:
    """And only there: members stay members elsewhere."""
    room.admins = frozenset({"7"})
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("set"), asked("get", key="2")])

    assert ["set 1 admin", "get 1 member"] == texts(room)


async def test_what_takes_a_moment_is_shown_to_be_worked_on(store: Store, room: Room) -> None:
    """What is answered at once is not."""

    def slow(request: Request) -> Message:
        if request.text == "slow":
            eventually(lambda: room.worked)
        return echo(request)

    dispatcher = a_dispatcher(store, room, slow)
    await dispatcher.take([asked("quick"), asked("slow", key="2")])
    await dispatcher.close(5)

    assert ["room:1"] == room.worked


async def test_a_bug_is_told_with_a_reference(
    store: Store, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    """The reader gets a reference that stands in the log; the next request is answered."""
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("bug"), asked("fine", key="2")])

    told, fine = texts(room)
    reference = told.rsplit(" ", 1)[-1].rstrip(".")
    assert "ZeroDivisionError" in caplog.text
    assert reference in caplog.text
    assert "fine 1 member" == fine


async def test_an_answer_waits_for_a_database_server_that_is_away(store: Store, room: Room) -> None:
    """It comes once the server is there, and is no apology."""
    away = [StoreUnreachable("postgresql://db/news", "connection refused", "wait")] * 3

    def answer(request: Request) -> Message:
        if away:
            raise away.pop()
        return echo(request)

    dispatcher = a_dispatcher(store, room, answer)
    await dispatcher.take([asked("hello")])
    await until(lambda: bool(room.sent))
    await dispatcher.close(5)

    assert ["hello 1 member"] == texts(room)


async def test_an_unsent_answer_survives_its_platform(store: Store, room: Room) -> None:
    """A lost platform leaves the request for the next start."""
    room.faults.append(PlatformLost("room", "token revoked", "get a new one"))
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    (waiting,) = store.take_up("room", AT)
    assert ("sending", "room:1") == (waiting.state, waiting.key)


def _leave(store: Store, *, sending: bool = False, attempts: int = 0) -> None:
    """Leave a request behind, as a process that died would."""
    request = asked("hello")
    store.record([job_of(request, AT)])
    if sending:
        store.record([Sending(key=request.key, at=AT)])
    for number in range(attempts):
        store.record([Attempt(key=request.key, lease=0, number=number + 1, at=AT)])


async def _recover(store: Store, room: Room, done: Callable[[], bool]) -> None:
    """Have another process take up what was left."""
    dispatcher = a_dispatcher(store, room, now=lambda: AT.replace(year=9999))
    work = asyncio.create_task(dispatcher.run())
    await until(done)
    work.cancel()
    await dispatcher.close(5)


@pytest.mark.parametrize("sending", [False, True])
async def test_what_a_dead_process_left_is_answered(
    store: Store, room: Room, *, sending: bool
) -> None:
    """Marked only where it may have been sent before."""
    _leave(store, sending=sending)

    await _recover(store, room, lambda: bool(room.sent))

    assert sending == texts(room)[0].startswith("I was interrupted")
    assert "hello 1 member" in texts(room)[0]


async def test_who_was_stopped_for_too_long_leaves_the_answer_to_whoever_took_it_up(
    store: Store, room: Room
) -> None:
    """It may have been answered meanwhile: nothing is sent twice."""
    thawed, stopped = Event(), Room()
    slow = a_dispatcher(store, stopped, lambda request: thawed.wait(5) and echo(request))
    await slow.take([asked("hello")])

    await _recover(store, room, lambda: bool(room.sent))
    thawed.set()
    await slow.close(5)

    assert (["hello 1 member"], []) == (texts(room), stopped.sent)


async def test_starts_that_try_nothing_cost_a_request_nothing(store: Store, room: Room) -> None:
    """However many processes die before they get to it, it is answered by the next."""
    _leave(store)
    for _ in range(40):
        store.take_up("room", AT)

    await _recover(store, room, lambda: bool(room.sent))

    assert ["hello 1 member"] == texts(room)


async def test_what_was_tried_too_often_is_given_up_and_its_user_told(
    store: Store, room: Room
) -> None:
    """It may be what kills the process; it leaves its error, and is not lost in silence."""
    _leave(store, attempts=5)

    await _recover(store, room, lambda: bool(room.sent))

    (apology,) = texts(room)
    assert reference_of("room:1") in apology
    (failed,) = store.failed_jobs(AT)
    assert ("failed", 5) == (failed.state, failed.attempts)
    assert "given up" in failed.errors[-1]


async def test_a_reader_is_told_of_a_doubt_after_an_attempt_that_sent(
    store: Store, room: Room
) -> None:
    """How often something was tried does not matter to that."""
    _leave(store, sending=True, attempts=1)

    await _recover(store, room, lambda: bool(room.sent))

    assert texts(room)[0].startswith("I was interrupted")


@pytest.mark.parametrize(
    "changes",
    [
        {"payload": "garbage"},
        {"payload": '{"text": "of a newer program", "mood": "good"}'},
        {"version": 99},
        {"kind": "letter"},
    ],
)
async def test_what_can_not_be_read_is_set_aside_and_all_others_go_on(
    store: Store, room: Room, changes: dict[str, Any]
) -> None:
    """Also in the same channel; it is shown with its error, and looked at again at a start."""
    good = job_of(asked("hello"), AT)
    bad = replace(good, key="bad", **changes)
    store.record([bad, good])
    for _ in range(2):
        await _recover(store, room, lambda: bool(room.sent))

    assert ["hello 1 member"] == texts(room)
    (aside,) = store.set_aside_jobs()
    assert ("bad", 0, 1) == (aside.key, aside.attempts, len(aside.errors))

    with store.database.writing() as connection:  # as a program that can read it sees it
        values = {"payload": good.payload, "version": good.version, "kind": good.kind}
        connection.execute(update(jobs).where(jobs.c.key == "bad").values(values))
    await _recover(store, room, lambda: len(room.sent) == 2)
    assert [] == store.set_aside_jobs()


async def test_an_answer_that_fails_is_told_from_one_that_was_sent(
    store: Store, room: Room
) -> None:
    """Who runs the bot sees it with what the platform said."""
    room.faults.append(SendFailed("can't parse entities"))
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello"), asked("again", key="2")])

    (failed,) = store.failed_jobs(AT)
    assert "can't parse entities" in failed.errors[0]


async def test_processes_that_share_a_store_keep_a_channels_order(url: str) -> None:
    """What comes later waits until what came first is answered, by whichever process."""
    may_answer = Event()
    said: list[str] = []

    def answer(request: Request) -> Message:
        if request.text == "first":
            may_answer.wait(20)
        said.append(request.text)
        return echo(request)

    with closing(open_store(url)) as store, closing(open_store(url)) as same:
        sharing = Sharing(alone=False)
        one, other = (a_dispatcher(each, Room(), answer, sharing=sharing) for each in (store, same))
        await one.take([asked("first")])
        await other.take([asked("second", "2"), asked("elsewhere", "3", channel=THERE)])
        await until(lambda: said == ["elsewhere"])
        await one.take([asked("third", "4")])
        may_answer.set()
        await until(lambda: len(said) == 4)
        await asyncio.gather(one.close(5), other.close(5))

    assert ["elsewhere", "first", "second", "third"] == said
