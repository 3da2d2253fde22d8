"""Notices that the wall clock was set, by the monotonic one, which nobody can set."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Final, TypeAlias

OnStep: TypeAlias = Callable[[float], Awaitable[None]]
"""Is told by how many seconds the wall clock was put forward; below 0: put back."""

_EVERY: Final = 1.0
"""Seconds between looks."""
_STEP: Final = 2.0
"""Seconds from which on a difference is a step: smaller ones come of clocks that are slewed."""

_log = logging.getLogger(__name__)


class ClockWatch:
    """Watches the wall clock: pauses and timers that go by it are to be set anew after a step.

    A machine that slept shows as a step forward: its monotonic clock slept, too.
    """

    def __init__(self, now: Callable[[], datetime], on_step: OnStep) -> None:
        """Look at `now`; tell `on_step`."""
        self._now = now
        self._on_step = on_step
        self._known: float | None = None

    async def run(self) -> None:
        """Watch until cancelled; a step of which nobody could be told is told at the next run."""
        while True:
            ahead = self._ahead()
            step = 0.0 if self._known is None else ahead - self._known
            if abs(step) >= _STEP:
                way = "forward" if step > 0 else "back"
                _log.warning("the clock was put %s by %.0f s", way, abs(step))
                await self._on_step(step)
            self._known = ahead
            await asyncio.sleep(_EVERY)

    def _ahead(self) -> float:
        """Return by how many seconds the wall clock is ahead of the monotonic one."""
        return self._now().timestamp() - asyncio.get_running_loop().time()
