"""Lanes: the order in a channel holds, and channels don't wait for each other."""

import asyncio
from collections.abc import Sequence

from bot.queue.events import Events
from bot.queue.journal import Journal
from bot.queue.lanes import Lanes
from bot.queue.run import Run
from storage.ports.queue import Job, Recorded, Step
from tests.builders import AT


class Nowhere:
    """Records nothing: lanes ask for no record."""

    def record(self, _steps: Sequence[Step]) -> Recorded:
        """Say that nothing came in."""
        return Recorded(new={})


def _run(number: int, lane: str = "room:1") -> Run:
    job = Job(
        number=number, key=f"{lane}/{number}", kind="command", lane=lane, payload="", version=1
    )
    return Run(job, Journal(Nowhere(), Events()), lambda: AT, Events())


async def _always(_run: Run) -> bool:
    return True


class Seen:
    """Sees runs through once it is let, and remembers the order."""

    def __init__(self) -> None:
        """Let nothing through yet."""
        self.begun: list[str] = []
        self.ended: list[str] = []
        self.let = asyncio.Event()
        self.leaves: set[str] = set()

    async def through(self, run: Run) -> bool:
        """See a run through, or leave it."""
        self.begun.append(run.job.key)
        await self.let.wait()
        self.ended.append(run.job.key)
        return run.job.key not in self.leaves


async def _settled() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_one_run_of_a_lane_goes_at_a_time_and_lanes_go_side_by_side() -> None:
    """In the order of their numbers, however they came."""
    seen = Seen()
    lanes = Lanes(seen.through, _always)
    for run in (_run(3), _run(1), _run(2), _run(9, "room:2")):
        lanes.add(run)
    await _settled()
    begun = list(seen.begun)
    seen.let.set()
    await _settled()

    assert ["room:1/1", "room:2/9"] == begun
    assert ["room:1/1", "room:1/2", "room:1/3"] == [k for k in seen.ended if k < "room:2"]
    assert {} == lanes.runs


async def test_a_run_that_is_left_leaves_its_lane_and_no_other() -> None:
    """What comes behind it must not overtake it; a later one begins the lane anew."""
    seen = Seen()
    seen.leaves, seen.let = {"room:1/1"}, asyncio.Event()
    seen.let.set()
    lanes = Lanes(seen.through, _always)
    for run in (_run(1), _run(2), _run(3, "room:2")):
        lanes.add(run)
    await _settled()
    left = dict(lanes.runs)
    lanes.add(_run(4))
    await _settled()

    assert {} == left
    assert ["room:1/1", "room:2/3", "room:1/4"] == seen.ended


async def test_what_another_process_has_first_is_waited_for() -> None:
    """It is looked at again and again; then the run goes on."""
    seen, looks = Seen(), 0
    seen.let.set()

    async def is_next(_run: Run) -> bool:
        nonlocal looks
        looks += 1
        return looks > 2

    lanes = Lanes(seen.through, is_next)
    lanes.add(_run(1))
    async with asyncio.timeout(60):
        while lanes.runs:  # noqa: ASYNC110 - lanes set no event
            await asyncio.sleep(0.01)

    assert (["room:1/1"], 3) == (seen.ended, looks)


async def test_what_comes_first_meanwhile_goes_first() -> None:
    """One that was taken up while another was looked at has the lower number."""
    seen, asked = Seen(), asyncio.Event()
    seen.let.set()
    go_on = asyncio.Event()

    async def is_next(_run: Run) -> bool:
        asked.set()
        await go_on.wait()
        return True

    lanes = Lanes(seen.through, is_next)
    lanes.add(_run(5))
    await asked.wait()
    lanes.add(_run(4))
    go_on.set()
    await _settled()

    assert ["room:1/4", "room:1/5"] == seen.ended


async def test_closing_ends_pauses_and_leaves_what_takes_too_long() -> None:
    """Whoever waits hears of it at once; what is under way is given its time, then left."""
    seen = Seen()
    lanes = Lanes(seen.through, _always)
    lanes.add(_run(1))
    await _settled()
    pause = asyncio.create_task(lanes.pause(3600))
    await _settled()
    await lanes.close(0)

    assert await pause is False
    assert (["room:1/1"], []) == (seen.begun, seen.ended)
    assert {} == lanes.runs


async def test_closing_waits_for_what_ends_in_time() -> None:
    """What can be finished is."""
    seen = Seen()
    lanes = Lanes(seen.through, _always)
    lanes.add(_run(1))
    await _settled()
    closing = asyncio.create_task(lanes.close(60))
    await _settled()
    seen.let.set()
    await closing

    assert ["room:1/1"] == seen.ended


async def test_a_pause_of_nothing_is_none() -> None:
    """And one that is over lets go on."""
    lanes = Lanes(Seen().through, _always)

    assert await lanes.pause(0)
    assert await lanes.pause(0.001)
    await lanes.close(0)
    assert await lanes.pause(0)
    assert not await lanes.pause(3600)
