"""A wall clock that is set is noticed by the monotonic one."""

import asyncio
from datetime import datetime, timedelta

import pytest

from bot.queue.clock import ClockWatch
from tests.builders import AT


class Wall:
    """A wall clock that can be set."""

    def __init__(self) -> None:
        """Begin with the loop's."""
        self.ahead = timedelta()
        self._begun = asyncio.get_running_loop().time()

    def __call__(self) -> datetime:
        """Return the time."""
        seconds = asyncio.get_running_loop().time() - self._begun
        return AT + timedelta(seconds=seconds) + self.ahead


@pytest.mark.parametrize(
    "steps",
    [[-3600], [3600], [3600, -3600], [-86_400 * 400], [5, -5], [1.5, -1.5, 0.1], []],
    ids=str,
)
async def test_each_step_of_the_wall_clock_is_told_once(
    steps: list[float], caplog: pytest.LogCaptureFixture
) -> None:
    """What is slewed by less than two seconds is no step."""
    wall, told = Wall(), []

    async def tell(seconds: float) -> None:
        told.append(round(seconds))

    watching = asyncio.create_task(ClockWatch(wall, tell).run())
    await asyncio.sleep(100)
    for step in steps:
        wall.ahead += timedelta(seconds=step)
        await asyncio.sleep(30)
    watching.cancel()

    expected = [step for step in steps if abs(step) >= 2]
    assert expected == told
    assert len(expected) == len(caplog.records)


async def test_a_step_that_could_not_be_told_is_told_by_the_next_run() -> None:
    """As when the store is away just then."""
    wall, told = Wall(), []

    async def tell(seconds: float) -> None:
        told.append(round(seconds))
        if len(told) == 1:
            raise ZeroDivisionError

    watch = ClockWatch(wall, tell)
    watching = asyncio.create_task(watch.run())
    await asyncio.sleep(10)
    wall.ahead -= timedelta(hours=1)
    with pytest.raises(ZeroDivisionError):
        await watching
    watching = asyncio.create_task(watch.run())
    await asyncio.sleep(10)
    watching.cancel()

    assert [-3600, -3600] == told
