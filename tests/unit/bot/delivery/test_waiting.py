"""Whoever floods a channel keeps nobody else waiting, and hears that the rest is not answered."""

from threading import Event

from bot.chat.message import Message
from bot.chat.request import Request, User
from bot.delivery.waiting import _TIDY_EVERY, WaitingRequests
from bot.library.limits import WAITING
from storage.ports.store import Store
from tests.builders import AT
from tests.dispatching import a_dispatcher, asked, echo, talking, texts, until
from tests.room import Room

BUSY = (
    "Too many of your requests are waiting here. I'll answer those first; please send any others "
    "again afterwards."
)
OTHER = User(id="8")


def _flood(many: int) -> list[Request]:
    return [asked(f"{n}", key=f"{n}") for n in range(many)]


async def test_a_flood_is_refused_once_and_others_are_answered(store: Store, room: Room) -> None:
    """As many as may wait are answered, and then that person may ask again."""
    held = Event()

    def answer(request: Request) -> Message:
        held.wait(30)
        return echo(request)

    dispatcher = a_dispatcher(store, room, answer)
    await dispatcher.take(_flood(WAITING + 50))
    await dispatcher.take([asked("late", key="late")])
    await dispatcher.take([asked("other", key="other", user=OTHER)])
    await until(lambda: BUSY in texts(room))
    held.set()
    await until(lambda: len(room.sent) == WAITING + 2)
    await dispatcher.take([asked("again", key="again")])
    await until(lambda: "again 1 member" in texts(room))
    await dispatcher.close(5)

    answers = [f"{n} 1 member" for n in range(WAITING)]
    assert [*answers, "other 1 member", "again 1 member"] == [
        text for text in texts(room) if text != BUSY
    ]
    assert 1 == texts(room).count(BUSY)
    assert [] == store.take_up("room", AT)


async def test_what_comes_again_does_not_count_twice(store: Store, room: Room) -> None:
    """A platform that repeats a request floods nobody."""
    async with talking(store, room) as dispatcher:
        for _ in range(2 * WAITING):
            await dispatcher.take([asked("hello")])

    assert ["hello 1 member"] == texts(room)


def test_requests_that_are_being_stored_count_as_waiting() -> None:
    """Though nobody works on them yet; those that could not be stored wait no longer."""
    waiting = WaitingRequests(lambda _: False)
    first, _ = waiting.admit(_flood(WAITING))
    refused = waiting.admit([asked("late", key="late")])
    waiting.note_arrived(first)
    admitted = waiting.admit([asked("late", key="late")])

    assert (WAITING, ([], 1), ([asked("late", key="late")], [])) == (
        len(first),
        (refused[0], len(refused[1])),
        admitted,
    )


def test_who_waits_for_nothing_is_not_remembered() -> None:
    """However many ask over the years."""
    waiting = WaitingRequests(lambda _: False)
    for number in range(_TIDY_EVERY):
        requests = [asked("hello", key=f"{number}", user=User(id=f"{number}"))]
        waiting.note_arrived(waiting.admit(requests)[0])

    assert {} == waiting._keys
