"""Answers on their way: tried again, looked up, marked, moved, given up."""

from dataclasses import replace

import pytest

from bot.chat.errors import ChannelGone, ChannelMoved, MaybeSent, RetryLater, SendFailed
from bot.chat.platform import Pause
from bot.chat.request import Channel, DueDigest, Request
from storage.ports.store import Store
from tests.builders import AT
from tests.dispatching import HERE, a_dispatcher, asked, echo, talking, texts, until
from tests.room import Room, Shown


async def test_what_left_nothing_is_tried_again(store: Store, room: Room) -> None:
    """After the time that the platform says, without a word to the reader."""
    room.faults.extend([RetryLater("flood", 0.01), RetryLater("flood", 0.01)])
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    assert ["hello 1 member"] == texts(room)


class _Flooded(Room):
    """A room in which some channels have to wait, at their first message or between two."""

    between = False

    async def answer(self, request: Request, rendered: Shown, pause: Pause) -> None:
        """Have those in group chats wait."""
        if request.channel.id.startswith("-"):
            if not self.between:
                raise RetryLater("too many requests", 30)
            await pause(30)
        await super().answer(request, rendered, pause)


@pytest.mark.parametrize("between", [False, True])
@pytest.mark.parametrize("digest", [None, DueDigest(subscription=1, slot="2026-11-23T07:30")])
async def test_who_has_to_wait_keeps_nobody_else_waiting(
    store: Store, digest: DueDigest | None, *, between: bool
) -> None:
    """However many do, digests and commands of others go out."""
    room = _Flooded()
    room.between = between
    dispatcher = a_dispatcher(store, room)
    channels = [*(f"-{n}" for n in range(40)), "1"]
    every = [
        asked("hello", each, channel=Channel(platform="room", id=each), digest=digest)
        for each in channels
    ]

    await dispatcher.take(every)
    await until(lambda: bool(room.sent))
    await dispatcher.close(0)

    assert ["room:1"] == [channel for channel, _ in room.sent]


async def test_what_may_have_been_sent_is_sent_once_more_and_marked(
    store: Store, room: Room
) -> None:
    """Where nobody can say, and repeats are wanted."""
    room.accepts_before_failing = True
    room.faults.extend([MaybeSent("timeout"), MaybeSent("timeout")])
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    first, second = texts(room)[:2]
    assert "hello 1 member" == first
    assert second.startswith("I was interrupted")
    assert "hello 1 member" in second


async def test_who_asked_in_vain_is_told_so_even_where_that_fails_at_first(
    store: Store, room: Room
) -> None:
    """An answer may be given up; its reader is not left without a word."""
    room.faults.extend([*[MaybeSent("timeout")] * 6, RetryLater("flood", 1)])
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])
        await dispatcher.close(3600)

    (told,) = texts(room)
    assert told.startswith("Something went wrong. Please try again.")


@pytest.mark.parametrize("repeats", [True, False])
async def test_an_answer_that_the_platform_failed_at_is_sent_once_it_is_back(
    store: Store, room: Room, *, repeats: bool
) -> None:
    """However often it did: the answer, marked, and no apology."""
    room.repeats = repeats
    room.faults.extend([MaybeSent("502", answered=True)] * 9)
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])
        await dispatcher.close(3600)

    (told,) = texts(room)
    assert "I was interrupted, so you may be seeing this twice.\n\nhello 1 member" == told


async def test_what_the_platform_failed_at_is_tried_again_however_many_replies_were_lost(
    store: Store, room: Room
) -> None:
    """Five of those are repeated; a 5xx costs none."""
    room.faults.extend([*[MaybeSent("timeout")] * 5, *[MaybeSent("502", answered=True)] * 2])
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])
        await dispatcher.close(3600)

    (told,) = texts(room)
    assert told.endswith("hello 1 member")


async def test_a_repeat_in_a_later_attempt_is_marked(store: Store) -> None:
    """Though the try before it was refused, and another went wrong in between."""
    room = Room(accepts_before_failing=True)
    faults = [MaybeSent("timeout"), RetryLater("flood", 1), ValueError()]
    room.faults.extend(faults)
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])
        await dispatcher.close(3600)

    first, *others = texts(room)
    assert "hello 1 member" == first
    assert all(each.startswith("I was interrupted") for each in others)


async def test_what_was_delivered_is_not_sent_again(store: Store, room: Room) -> None:
    """The platform is asked first."""
    room.accepts_before_failing, room.has = True, True
    room.faults.append(MaybeSent("timeout"))
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    assert ["hello 1 member"] == texts(room)


async def test_what_was_looked_for_in_vain_is_sent_without_a_mark(store: Store, room: Room) -> None:
    """There is no doubt any more."""
    room.has = False
    room.faults.append(MaybeSent("timeout"))
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    assert ["hello 1 member"] == texts(room)


async def test_where_repeats_are_not_wanted_the_reader_is_asked(store: Store, room: Room) -> None:
    """A note with a button stands for the answer that may have come already."""
    room.repeats = False
    room.faults.append(MaybeSent("timeout"))
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    (note,) = texts(room)
    assert note.startswith("I was interrupted while answering “hello”")


async def test_a_moved_channel_is_answered_under_its_new_name(store: Store, room: Room) -> None:
    """And what is remembered of it moves along, its threads too."""
    store.set_language("room:1", "de")
    room.faults.append(ChannelMoved("upgraded", to="-100"))
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello", channel=replace(HERE, thread="5"))])

    assert [("room:-100:5", "hello 1 member")] == room.sent
    assert "de" == store.channel("room:-100").language


async def test_a_gone_channel_is_marked(store: Store, room: Room) -> None:
    """Nothing is tried again there; it is remembered since when, and why."""
    room.faults.append(ChannelGone("bot was blocked by the user"))
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    gone = store.channel("room:1").gone
    assert (AT, "bot was blocked by the user") == (gone.since, gone.reason)
    assert [] == room.sent


async def test_a_refused_answer_is_apologised_for(store: Store, room: Room) -> None:
    """In plain words, once, also when those are refused."""
    room.faults.append(SendFailed("can't parse entities"))
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])

    (apology,) = texts(room)
    assert "Something went wrong. Please try again." in apology


@pytest.mark.parametrize("has", [None, True, False])
async def test_what_is_not_to_be_repeated_is_left_in_doubt(
    store: Store, room: Room, *, has: bool | None
) -> None:
    """Rather none than two: sent again only where it can be seen that it did not arrive."""
    room.has = has
    room.faults.append(MaybeSent("timeout"))
    once = a_dispatcher(store, room, lambda request: replace(echo(request), repeatable=False))

    await once.take([asked("hello")])
    await once.close(5)

    assert ([] if has is not False else ["hello 1 member"]) == texts(room)
    assert [] == store.take_up("room", AT)
