"""The conversation: kept before acknowledged, answered once, in turn."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import sleep

import pytest

from bot.asks import asks_of
from bot.conversation import Answering, Conversation
from bot.errors import (
    ChannelGone,
    ChannelMoved,
    MaybeSent,
    PlatformLost,
    RetryLater,
    SendFailed,
)
from bot.gate import Gate
from bot.message import Message, Paragraph, with_buttons
from bot.platform import Answer, Asker, Channel, Request, Role
from bot.requests import write_request
from bot.wording import buttons
from storage.model import Received, Sending
from storage.opening import open_store
from storage.store import Store
from tests.builders import AT
from tests.room import Room, Shown

HERE = Channel(platform="room", id="1")


def _echo(request: Request) -> Message:
    if request.text == "bug":
        raise ZeroDivisionError
    said = Message(parts=(Paragraph(text=f"{request.text} {request.page} {request.role}"),))
    return with_buttons(said, buttons.again("pressed")) if request.text == "menu" else said


def _needs(request: Request) -> Role:
    return "admin" if request.text == "set" else "member"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return a real store."""
    with closing(open_store(f"sqlite:///{tmp_path / 'briefing.db'}")) as opened:
        yield opened


@pytest.fixture
def room() -> Room:
    """Return a room that nothing is wrong with."""
    return Room()


def _conversation(store: Store, room: Room, answer: Answer = _echo) -> Conversation:
    answering = Answering(answer=answer, needs=_needs, gate=Gate())
    conversation = Conversation(store, answering, lambda: AT)
    conversation.join(room)
    return conversation


@asynccontextmanager
async def _talking(store: Store, room: Room) -> AsyncIterator[Conversation]:
    conversation = _conversation(store, room)
    yield conversation
    await conversation.close(5)


def _asked(text: str, key: str = "1", **changes: object) -> Request:
    stated = {"channel": HERE, "asker": Asker(id="7"), "place": "group"} | changes
    return Request(text=text, key=f"room:{key}", **stated)


def _texts(room: Room) -> list[str]:
    return [text for _, text in room.sent]


async def test_a_request_is_answered_and_then_forgotten(store: Store, room: Room) -> None:
    """Its answer goes where it was asked; nothing waits afterwards."""
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    assert [("room:1", "hello 1 member")] == room.sent
    assert [] == store.take_up("room", AT, None)


async def test_what_comes_again_is_not_answered_again(store: Store, room: Room) -> None:
    """In one batch, in the next one, and after a restart."""
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello"), _asked("hello")])
        await conversation.take([_asked("hello")])
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    assert 1 == len(room.sent)


async def test_a_channel_is_answered_in_its_order(store: Store, room: Room) -> None:
    """Also when they come at once."""
    async with _talking(store, room) as conversation:
        await conversation.take([_asked(f"{n}", key=f"{n}") for n in range(20)])

    assert [f"{n} 1 member" for n in range(20)] == _texts(room)


async def test_a_pressed_button_asks_what_it_says(store: Store, room: Room) -> None:
    """Its key stands for the ask that was kept before the message was sent."""
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("menu")])
        (key,) = asks_of(_echo(_asked("menu")))
        await conversation.take([_asked("", key="2", press=key)])

    assert "pressed 1 member" == _texts(room)[-1]


async def test_the_platform_is_asked_for_admins_where_it_matters(store: Store, room: Room) -> None:
    """And only there: members stay members elsewhere."""
    room.admins = frozenset({"7"})
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("set"), _asked("get", key="2")])

    assert ["set 1 admin", "get 1 member"] == _texts(room)


async def test_what_takes_a_moment_is_shown_to_be_worked_on(store: Store, room: Room) -> None:
    """What is answered at once is not."""

    def slow(request: Request) -> Message:
        sleep(0.7 if request.text == "slow" else 0)
        return _echo(request)

    answering = Answering(answer=slow, needs=_needs, gate=Gate())
    conversation = Conversation(store, answering, lambda: AT)
    conversation.join(room)
    await conversation.take([_asked("quick"), _asked("slow", key="2")])
    await conversation.close(5)

    assert ["room:1"] == room.worked


async def test_a_bug_is_told_with_a_reference(
    store: Store, room: Room, caplog: pytest.LogCaptureFixture
) -> None:
    """The reader gets a reference that stands in the log; the next request is answered."""
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("bug"), _asked("fine", key="2")])

    told, fine = _texts(room)
    reference = told.rsplit(" ", 1)[-1].rstrip(".")
    assert "ZeroDivisionError" in caplog.text
    assert reference in caplog.text
    assert "fine 1 member" == fine


async def test_what_left_nothing_is_tried_again(store: Store, room: Room) -> None:
    """After the time that the platform says, without a word to the reader."""
    room.faults.extend([RetryLater("flood", 0.01), RetryLater("flood", 0.01)])
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    assert ["hello 1 member"] == _texts(room)


class _Flooded(Room):
    """A room in which some channels are told to wait."""

    async def answer(self, request: Request, rendered: Shown) -> None:
        """Tell those in group chats to wait."""
        if request.channel.id.startswith("-"):
            raise RetryLater("too many requests", 30)
        await super().answer(request, rendered)


@pytest.mark.parametrize("key", ["slot", "room"])
async def test_who_is_told_to_wait_keeps_nobody_else_waiting(store: Store, key: str) -> None:
    """However many are, digests and commands of others go out."""
    room = _Flooded()
    conversation = _conversation(store, room)
    channels = [*(f"-{n}" for n in range(40)), "1"]
    asked = [
        replace(_asked("hello"), channel=Channel(platform="room", id=each), key=f"{key}:{each}")
        for each in channels
    ]

    await conversation.take(asked)
    await _until(lambda: bool(room.sent))
    await conversation.close(0)

    assert ["room:1"] == [channel for channel, _ in room.sent]


async def test_what_may_have_been_sent_is_sent_once_more_and_marked(
    store: Store, room: Room
) -> None:
    """Where nobody can say, and repeats are wanted; twice in doubt is given up."""
    room.accepts_before_failing = True
    room.faults.extend([MaybeSent("timeout"), MaybeSent("timeout")])
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    first, second = _texts(room)[:2]
    assert "hello 1 member" == first
    assert second.startswith("Sent again after an interruption")
    assert "hello 1 member" in second


async def test_what_was_delivered_is_not_sent_again(store: Store, room: Room) -> None:
    """The platform is asked first."""
    room.accepts_before_failing, room.has = True, True
    room.faults.append(MaybeSent("timeout"))
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    assert ["hello 1 member"] == _texts(room)


async def test_what_was_looked_for_in_vain_is_sent_without_a_mark(store: Store, room: Room) -> None:
    """There is no doubt any more."""
    room.has = False
    room.faults.append(MaybeSent("timeout"))
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    assert ["hello 1 member"] == _texts(room)


async def test_where_repeats_are_not_wanted_the_reader_is_asked(store: Store, room: Room) -> None:
    """A note with a button stands for the answer that may have come already."""
    room.repeats = False
    room.faults.append(MaybeSent("timeout"))
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    (note,) = _texts(room)
    assert note.startswith("I was interrupted while answering “hello”")


async def test_a_moved_channel_is_answered_under_its_new_name(store: Store, room: Room) -> None:
    """And what is remembered of it moves along, its threads too."""
    store.set_language("room:1", "de")
    room.faults.append(ChannelMoved("upgraded", to="-100"))
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello", channel=replace(HERE, thread="5"))])

    assert [("room:-100:5", "hello 1 member")] == room.sent
    assert "de" == store.channel("room:-100").language


async def test_a_gone_channel_is_marked(store: Store, room: Room) -> None:
    """Nothing is tried again there; it is remembered since when, and why."""
    room.faults.append(ChannelGone("bot was blocked by the user"))
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    gone = store.channel("room:1").gone
    assert (AT, "bot was blocked by the user") == (gone.since, gone.reason)
    assert [] == room.sent


async def test_a_refused_answer_is_apologised_for(store: Store, room: Room) -> None:
    """In plain words, once, also when those are refused."""
    room.faults.append(SendFailed("can't parse entities"))
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    (apology,) = _texts(room)
    assert "Something went wrong with this answer" in apology


async def test_an_unsent_answer_survives_its_platform(store: Store, room: Room) -> None:
    """A lost platform leaves the request for the next start."""
    room.faults.append(PlatformLost("room", "token revoked", "get a new one"))
    async with _talking(store, room) as conversation:
        await conversation.take([_asked("hello")])

    (waiting,) = store.take_up("room", AT, None)
    assert (True, "room:1") == (waiting.sending, waiting.key)


def _left(store: Store, *, sending: bool) -> None:
    """Leave a request behind, as a process that died would."""
    request = replace(_asked("hello"), at=AT)
    store.note([Received(key=request.key, channel="room:1", written=write_request(request), at=AT)])
    if sending:
        store.note([Sending(key=request.key, at=AT)])


async def _until(done: Callable[[], bool]) -> None:
    for _ in range(200):
        if done():
            break
        await asyncio.sleep(0.01)


async def _taken_up(store: Store, room: Room, until: Callable[[], bool]) -> None:
    conversation = _conversation(store, room)
    conversation._now = lambda: AT.replace(year=9999)
    work = asyncio.create_task(conversation.run())
    await _until(until)
    work.cancel()
    await conversation.close(5)


@pytest.mark.parametrize("sending", [False, True])
async def test_what_a_dead_process_left_is_answered(
    store: Store, room: Room, *, sending: bool
) -> None:
    """Marked only where it may have been sent before."""
    _left(store, sending=sending)

    await _taken_up(store, room, lambda: bool(room.sent))

    assert sending == _texts(room)[0].startswith("Sent again")
    assert "hello 1 member" in _texts(room)[0]


async def test_who_was_stopped_for_too_long_leaves_the_answer_to_whoever_took_it_up(
    store: Store, room: Room
) -> None:
    """It may have been answered meanwhile: nothing is sent twice."""
    thawed, stopped = Event(), Room()
    slow = _conversation(store, stopped, lambda request: thawed.wait(5) and _echo(request))
    await slow.take([_asked("hello")])

    await _taken_up(store, room, lambda: bool(room.sent))
    thawed.set()
    await slow.close(5)

    assert (["hello 1 member"], []) == (_texts(room), stopped.sent)


async def test_what_was_taken_up_too_often_is_given_up(store: Store, room: Room) -> None:
    """A request that kills the process does so five times at most."""
    _left(store, sending=False)
    for _ in range(6):
        store.take_up("room", AT, None)

    await _taken_up(store, room, lambda: not store.take_up("room", AT, None))

    assert [] == room.sent
