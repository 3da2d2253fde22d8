"""How many requests are worked on at a time."""

import asyncio

import pytest

from bot.chat.platform import Limits
from bot.chat.request import DueDigest
from bot.delivery.throttle import Throttle, Throttles
from bot.queue.pace import Pace
from tests.dispatching import asked

MOST = 16
DIGEST = asked("", digest=DueDigest(subscription=3, slot="2026-11-23T07:30"))


async def _settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


class _Crowd:
    """Some who come in, stay, and go when they are let."""

    def __init__(self, throttle: Throttle) -> None:
        """Have nobody in."""
        self.throttle = throttle
        self.inside = 0
        self.let = asyncio.Event()

    async def visit(self) -> None:
        """Come in, stay until let, and go."""
        async with self.throttle:
            self.inside += 1
            await self.let.wait()
            self.inside -= 1


async def test_so_many_are_in_at_a_time_and_the_others_follow() -> None:
    """Whoever goes makes room, also by an error."""
    crowd = _Crowd(Throttle())
    visits = [asyncio.create_task(crowd.visit()) for _ in range(MOST + 5)]
    await _settled()
    assert MOST == crowd.inside

    visits[0].cancel()
    visits[1].cancel()
    await _settled()
    assert MOST + 2 == crowd.inside  # two were cancelled inside, and two came in
    crowd.let.set()
    await asyncio.gather(*visits, return_exceptions=True)
    assert 2 == crowd.inside


async def test_who_waits_outside_lets_another_in() -> None:
    """And comes in again once there is room."""
    throttle = Throttle()
    crowd = _Crowd(throttle)
    waited = asyncio.Event()

    async def waits() -> None:
        async with throttle:
            await throttle.pause(0)
            waited.set()

    first = asyncio.create_task(waits())
    visits = [asyncio.create_task(crowd.visit()) for _ in range(MOST)]
    await _settled()
    assert (MOST, False) == (crowd.inside, waited.is_set())

    crowd.let.set()
    await asyncio.gather(first, *visits)
    assert waited.is_set()


async def test_a_turn_is_waited_for_where_there_is_a_pace() -> None:
    """The first has it at once; without a pace everyone has."""
    loop = asyncio.get_running_loop()
    paced, free = Throttle(Pace(20)), Throttle()
    begun = loop.time()
    for _ in range(5):
        await free.turn()
    await paced.turn()
    await paced.turn()

    assert loop.time() - begun >= 0.05 * 0.99


def test_digests_do_not_keep_commands_waiting() -> None:
    """Each kind has its own, the same for all of a platform."""
    throttles = Throttles(Limits())

    assert throttles.throttle(asked("a")) is throttles.throttle(asked("b"))
    assert throttles.throttle(DIGEST) is throttles.throttle(DIGEST)
    assert throttles.throttle(DIGEST) is not throttles.throttle(asked("a"))


@pytest.mark.parametrize("kind", [asked("a"), DIGEST])
async def test_what_two_platforms_do_is_apart(kind: object) -> None:
    """One that is down keeps nobody on another waiting."""
    assert Throttles(Limits()).throttle(kind) is not Throttles(Limits()).throttle(kind)
