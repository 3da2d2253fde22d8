"""How long an answer waits for what, and how often it is tried: by a clock that costs nothing."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bot.chat.errors import ChannelGone, MaybeSent, PlatformLost, RetryLater, SendError
from bot.chat.platform import Limits, Pause
from bot.chat.request import Request
from storage.ports.store import Store
from tests.builders import AT
from tests.delivering import Delivering
from tests.dispatching import a_dispatcher, asked, talking
from tests.room import Room, Shown

MaybeError = Callable[[], SendError | PlatformLost | None]


@dataclass
class Timed(Room):
    """A room that knows at which seconds something was tried or shown there."""

    fault: MaybeError = lambda: None
    takes: float = 0
    wait: float = 0
    tried: list[int] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Have digests go out at once."""
        self.limits = Limits(digests=1e6)
        self.begun = asyncio.get_running_loop().time()

    @property
    def seconds(self) -> float:
        """How long it has been there."""
        return asyncio.get_running_loop().time() - self.begun

    def reserve(self, request: Request) -> float:  # noqa: ARG002 - whoever asks
        """Say what the test says."""
        return self.wait

    async def answer(self, request: Request, rendered: Shown, pause: Pause) -> None:
        """Take the time that the test says, then fail where it says so."""
        self.tried.append(int(self.seconds))
        await asyncio.sleep(self.takes)
        if error := self.fault():
            raise error
        await super().answer(request, rendered, pause)

    async def show_working(self, request: Request) -> None:
        """Remember when."""
        self.shown.append(round(self.seconds, 1))
        await super().show_working(request)


async def test_who_waits_sees_all_the_time_that_something_is_done(store: Store) -> None:
    """What shows it in Telegram is gone after five seconds."""
    room = Timed(takes=10)
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])
        await dispatcher.close(60)

    first, *others = room.shown
    assert 0.5 <= first < 0.7
    assert [4.0, 8.0] == [round(each - first) for each in others]


async def test_a_lost_platform_is_tried_again_every_minute(store: Store) -> None:
    """Its token may be a new one then; the answer waits."""
    lost = [PlatformLost("room", "token revoked", "get a new one") for _ in range(2)]
    room = Timed(fault=lambda: lost.pop() if lost else None)
    dispatcher = a_dispatcher(store, room)
    await dispatcher.take([asked("hello")])
    await asyncio.sleep(130)
    await dispatcher.close(5)

    assert [0, 60, 120] == room.tried
    assert 1 == len(room.sent)


async def test_who_has_to_wait_for_a_turn_is_tried_then(store: Store) -> None:
    """As the platform's limits ask."""
    room = Timed(wait=30)
    async with talking(store, room) as dispatcher:
        await dispatcher.take([asked("hello")])
        await dispatcher.close(60)

    assert [30] == room.tried


async def test_the_more_doubts_the_longer_a_digest_waits(store: Store) -> None:
    """What loses one reply often loses more: up to a minute, five times; then it stays in doubt."""
    room = Timed(fault=lambda: MaybeSent("timeout"))
    digest = Delivering(store, room)

    assert "doubt" == await digest.deliver()
    waits = [after - before for before, after in zip(room.tried, room.tried[1:6], strict=False)]
    assert [1, 4, 16, 60, 60] == waits


async def test_an_answer_is_not_tried_for_longer_than_ten_minutes(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Nobody waits for it any more; who runs the bot sees that it was not sent."""
    room = Timed(fault=lambda: RetryLater("flood", 65))
    dispatcher = a_dispatcher(store, room)
    await dispatcher.take([asked("hello")])
    await dispatcher.close(3600)

    assert [65 * n for n in range(10)] == room.tried
    [failed] = store.failed_jobs(AT)
    assert failed.errors[-1].endswith("not sent in time")
    assert "room:1: gave up on answering" in caplog.text


async def test_an_apology_is_tried_three_times(
    store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Where an answer may have been sent, but nobody knows: it was repeated five times before."""
    room = Timed(fault=lambda: MaybeSent("timeout"))
    dispatcher = a_dispatcher(store, room)
    await dispatcher.take([asked("hello")])
    await dispatcher.close(3600)

    assert [0, 1, 5, 21, 81, 141, 141, 142, 146] == room.tried
    assert "the apology was not sent, either" in caplog.text


async def test_an_apology_to_nobody_is_tried_once(store: Store) -> None:
    """The channel is gone by then."""
    errors = [ChannelGone("blocked"), MaybeSent("timeout"), MaybeSent("timeout")]
    room = Timed(fault=errors.pop)
    dispatcher = a_dispatcher(store, room)
    await dispatcher.take([asked("hello")])
    await dispatcher.close(3600)

    assert 3 == len(room.tried)
