"""Lanes: the runs of a channel one after the other, those of different channels side by side."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from heapq import heappop, heappush

from bot.queue.run import Run

_LOOK_AGAIN = 0.25
"""Seconds until it is looked again whether another process has ended what comes first."""


class Lanes:
    """Sees runs through in the order of their numbers, one of a lane at a time."""

    def __init__(
        self,
        see_through: Callable[[Run], Awaitable[bool]],
        is_next: Callable[[Run], Awaitable[bool]],
    ) -> None:
        """Have no runs yet.

        Args:
            see_through: works on a run; returns False where it is left, and so its lane.
            is_next: whether another process has nothing left that comes first.
        """
        self._see_through = see_through
        self._is_next = is_next
        self._runs: dict[str, Run] = {}
        self._waiting: dict[str, list[Run]] = {}
        self._serving: dict[str, asyncio.Task[None]] = {}
        self._closing = asyncio.Event()

    @property
    def runs(self) -> Mapping[str, Run]:
        """The runs that have not ended, by key."""
        return self._runs

    def add(self, run: Run) -> None:
        """See a run through in its turn."""
        lane = run.job.lane
        self._runs[run.job.key] = run
        waiting = self._waiting.setdefault(lane, [])
        heappush(waiting, run)
        if lane not in self._serving:
            self._serving[lane] = asyncio.create_task(self._serve(lane, waiting))

    async def pause(self, seconds: float) -> bool:
        """Wait for so long; return False at once when it is time to close."""
        if not seconds:
            return True
        try:
            await asyncio.wait_for(self._closing.wait(), seconds)
        except TimeoutError:
            return True
        return False

    async def close(self, patience: float) -> None:
        """Finish what can be in so many seconds, and leave the rest; pauses end at once."""
        self._closing.set()
        serving = tuple(self._serving.values())
        if serving:
            await asyncio.wait(serving, timeout=patience)
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    async def _serve(self, lane: str, waiting: list[Run]) -> None:
        try:
            while waiting:
                run = waiting[0]
                if not await self._is_next(run):
                    if not await self.pause(_LOOK_AGAIN):
                        break
                    continue
                if waiting[0] is not run:  # what comes before it was taken up meanwhile
                    continue
                if not await self._work_on(heappop(waiting)):
                    break
        finally:
            del self._serving[lane], self._waiting[lane]
            for run in waiting:
                del self._runs[run.job.key]

    async def _work_on(self, run: Run) -> bool:
        try:
            return await self._see_through(run)
        finally:
            del self._runs[run.job.key]
