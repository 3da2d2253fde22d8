"""Doubts: whether an answer may be out, and what its reader is told then."""

from collections import deque
from dataclasses import dataclass, field

import pytest

from bot.chat.errors import MaybeSent, RetryLater
from bot.chat.platform import Pause
from bot.chat.request import Request
from storage.ports.store import Store
from tests.delivering import Delivering
from tests.dispatching import a_dispatcher, asked, texts, until
from tests.room import Room, Shown


@dataclass
class Watched(Room):
    """A room that says what is looked up there, or fails, as the test says."""

    found: deque[bool | Exception | None] = field(default_factory=deque)
    looks: int = 0

    async def is_delivered(self, request: Request, rendered: Shown, pause: Pause) -> bool | None:  # noqa: ARG002 - whatever it is
        """Say what the test says; at the end that nobody knows."""
        self.looks += 1
        found = self.found.popleft() if self.found else None
        if isinstance(found, Exception):
            raise found
        return found


@dataclass
class Reserving(Room):
    """A room in which turns are waited for, or can't be had, as the test says."""

    waits: deque[float | Exception] = field(default_factory=deque)

    def reserve(self, request: Request) -> float:  # noqa: ARG002 - whoever asks
        """Say what the test says."""
        wait = self.waits.popleft()
        if isinstance(wait, Exception):
            raise wait
        return wait


async def _answered(store: Store, room: Room) -> list[str]:
    """Return what is said in a room, once something is."""
    dispatcher = a_dispatcher(store, room)
    await dispatcher.take([asked("hello")])
    await until(lambda: bool(room.sent))
    await dispatcher.close(60)
    return texts(room)


async def test_what_was_looked_for_in_vain_is_not_looked_for_again(store: Store) -> None:
    """There is no doubt any more, also where it has to wait before it is sent."""
    room = Watched(found=deque([False]))
    room.faults.extend([MaybeSent("timeout"), RetryLater("flood", 5)])

    assert ["hello 1 member"] == await _answered(store, room)
    assert 1 == room.looks


@pytest.mark.parametrize(
    "found", [[ValueError()], [RetryLater("flood", 5), ValueError()], [RetryLater("flood", 5)]]
)
async def test_a_doubt_stays_where_looking_it_up_fails(
    store: Store, found: list[bool | Exception | None]
) -> None:
    """Whether it is looked up again later, or in another attempt: its reader is told."""
    room = Watched(found=deque(found))
    room.faults.append(MaybeSent("timeout"))

    [said] = await _answered(store, room)
    assert said.startswith("I was interrupted")
    assert len(found) + 1 == room.looks


async def test_what_left_nothing_is_no_doubt_to_the_next_attempt(store: Store) -> None:
    """It was refused before anything was sent: the reader sees it once, and unmarked."""
    room = Reserving(waits=deque([0, ValueError(), 0]))
    room.faults.append(RetryLater("flood", 5))

    assert ["hello 1 member"] == await _answered(store, room)


@pytest.mark.parametrize(
    ("repeats", "in_doubt", "state"),
    [(True, False, "sent"), (False, False, "sent"), (True, True, "sent"), (False, True, "doubt")],
)
async def test_a_digest_whose_reader_was_only_asked_stays_in_doubt(
    store: Store, room: Room, state: str, *, repeats: bool, in_doubt: bool
) -> None:
    """What it would have told is told by the next one; shown again, it has been told."""
    room.repeats = repeats
    if in_doubt:
        room.faults.append(MaybeSent("timeout"))
    digest = Delivering(store, room)

    assert state == await digest.deliver()
    assert bool(digest.known) is (state == "sent")
