"""Lanes: in order, one of a channel at a time, those of different channels side by side."""

import asyncio
from itertools import pairwise

from bot.queue.events import Events
from bot.queue.journal import Journal
from bot.queue.lanes import Lanes
from bot.queue.run import Run
from storage.ports.queue import Job
from storage.ports.store import Store
from tests.builders import AT
from tests.dispatching import until


class Seen:
    """Sees runs through when the test lets it, and keeps what it saw."""

    def __init__(self, store: Store) -> None:
        """Have lanes; all is next, and may go on."""
        self.store = store
        self.begun: list[int] = []
        self.let: dict[int, asyncio.Event] = {}
        self.left: set[int] = set()
        self.blocked: set[int] = set()
        self.lanes = Lanes(self.see_through, self.is_next)

    def add(self, number: int, lane: str = "a") -> None:
        """Have another run, that can't go on before it is let."""
        job = Job(number=number, key=f"{number}", kind="x", lane=lane, payload="", version=1)
        self.let[number] = asyncio.Event()
        events = Events()
        run = Run(job, Journal(self.store, events), lambda: AT, events, is_new=True)
        self.lanes.add(run)

    async def see_through(self, run: Run) -> bool:
        """Wait until the test lets it go on."""
        self.begun.append(run.job.number)
        await self.let[run.job.number].wait()
        return run.job.number not in self.left

    async def is_next(self, run: Run) -> bool:
        """Say what the test says."""
        return run.job.number not in self.blocked


async def test_a_lane_has_one_at_a_time_in_the_order_of_numbers(store: Store) -> None:
    """One that was taken up later, but came in first, goes first."""
    seen = Seen(store)
    for number in (3, 5, 4, 1):
        seen.add(number)
    await until(lambda: bool(seen.begun))
    seen.add(2)
    assert [1] == seen.begun
    for number in (1, 2, 3, 4, 5):
        seen.let[number].set()
    await seen.lanes.close(5)

    assert [1, 2, 3, 4, 5] == seen.begun
    assert {} == seen.lanes.runs


async def test_lanes_go_on_side_by_side(store: Store) -> None:
    """Nobody waits for another channel; a lane that was empty is used again."""
    seen = Seen(store)
    seen.add(1, "a")
    seen.add(2, "b")
    seen.let[2].set()
    await until(lambda: seen.begun == [1, 2])
    await until(lambda: set(seen.lanes.runs) == {"1"})
    seen.add(3, "b")
    await until(lambda: seen.begun == [1, 2, 3])
    await seen.lanes.close(0)


async def test_what_another_process_has_to_end_first_is_waited_for(store: Store) -> None:
    """And what comes in meanwhile with a lower number goes first."""
    seen = Seen(store)
    seen.blocked = {2}
    seen.add(2)
    await asyncio.sleep(0)
    assert [] == seen.begun
    seen.add(1)
    seen.let[1].set()
    await until(lambda: seen.begun == [1])
    seen.blocked.clear()
    await until(lambda: seen.begun == [1, 2])
    await seen.lanes.close(0)


async def test_a_run_that_is_left_leaves_its_lane(store: Store) -> None:
    """Else what comes after it would be done before it."""
    seen = Seen(store)
    seen.left = {1}
    for number in (1, 2):
        seen.add(number)
        seen.let[number].set()
    await seen.lanes.close(5)

    assert [1] == seen.begun
    assert {} == seen.lanes.runs


async def test_closing_ends_pauses_and_what_takes_too_long(store: Store) -> None:
    """A pause says that there is no time; what is under way is cancelled."""
    seen = Seen(store)
    seen.blocked = {2}
    seen.add(1, "a")
    seen.add(2, "b")
    pause = asyncio.create_task(seen.lanes.pause(3600))
    await until(lambda: seen.begun == [1])
    assert await seen.lanes.pause(0)
    assert await seen.lanes.pause(0.001)
    await seen.lanes.close(0)

    assert {} == seen.lanes.runs
    assert not await pause
    assert [True, False] == [await seen.lanes.pause(seconds) for seconds in (0, 0.001)]
    assert [1] == seen.begun


async def test_closing_waits_for_what_is_under_way_only_for_so_long(store: Store) -> None:
    """What ends in time has ended, the rest is cancelled; with nothing to do it is over at once."""
    seen = Seen(store)
    loop = asyncio.get_running_loop()
    begun = loop.time()
    await seen.lanes.close(30)
    assert loop.time() - begun < 1

    seen.add(1, "a")
    seen.add(2, "b")
    seen.let[1].set()
    await seen.lanes.close(30)
    assert 30 <= loop.time() - begun < 31
    assert {} == seen.lanes.runs


async def test_who_is_not_next_is_looked_at_again_soon(store: Store) -> None:
    """Four times a second: another process may end what comes first at any time."""
    seen = Seen(store)
    looks: list[float] = []
    loop = asyncio.get_running_loop()

    async def is_next(_run: Run) -> bool:
        looks.append(loop.time())
        return len(looks) > 3

    seen.lanes = Lanes(seen.see_through, is_next)
    seen.add(1)
    seen.let[1].set()
    await until(lambda: not seen.lanes.runs)

    assert [0.25] * 3 == [round(after - before, 2) for before, after in pairwise(looks)]
