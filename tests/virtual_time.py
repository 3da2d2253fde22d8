"""An event loop on which pauses cost nothing: a test of pauses sees how long they were, at once."""

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any

_START = 1000.0
"""Seconds: as if the machine had been on for some time."""


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock is put forward to the next timer where nothing else is left to do.

    Work takes no time by it, however busy the machine is. Only while a thread is at work
    (`asyncio.to_thread`) a timer comes as late as by any other clock.
    """

    def __init__(self) -> None:
        """Have a clock of its own."""
        self._now = _START
        self._threads = 0
        super().__init__(_Skipping(self))

    def time(self) -> float:
        """Return what all pauses go by, in seconds."""
        return self._now

    @property
    def waits_for_threads(self) -> bool:
        """Whether a thread is at work that will wake the loop."""
        return self._threads > 0

    def skip(self, seconds: float) -> None:
        """Put the clock forward."""
        self._now += seconds

    def run_in_executor(
        self,
        executor: Executor | None,
        func: Callable[..., Any],
        *args: Any,  # noqa: ANN401 - as asyncio has it
    ) -> asyncio.Future[Any]:
        """Have a thread do it."""
        self._threads += 1
        done = super().run_in_executor(executor, func, *args)
        done.add_done_callback(self._thread_is_back)
        return done

    def _thread_is_back(self, _done: asyncio.Future[Any]) -> None:
        self._threads -= 1


class _Skipping(selectors.DefaultSelector):  # type: ignore[misc]  # which of them depends on the system
    """Puts the clock forward by the time that only a timer ends."""

    def __init__(self, loop: VirtualTimeLoop) -> None:
        super().__init__()
        self._loop = loop

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready, or nothing once the time is over."""
        is_awaited = timeout is None or self._loop.waits_for_threads
        ready = super().select(timeout if is_awaited else 0)
        if timeout and not ready:
            self._loop.skip(timeout)
        return ready
