"""An event loop on which pauses cost nothing: a test of pauses sees how long they were, at once."""

import asyncio
import selectors
from collections.abc import Callable
from concurrent.futures import Executor
from typing import Any


class VirtualTimeLoop(asyncio.SelectorEventLoop):
    """An event loop whose clock is put forward wherever nothing is left to do but to wait for it.

    While a thread is at work (`asyncio.to_thread`), the clock goes as fast as any other.
    """

    def __init__(self) -> None:
        """Have a clock that agrees with the machine's until the first pause."""
        self._ahead = 0.0
        self._threads = 0
        super().__init__(_Skipping(self._skip))

    def time(self) -> float:
        """Return what all pauses go by, in seconds."""
        return super().time() + self._ahead

    def run_in_executor(
        self,
        executor: Executor | None,
        func: Callable[..., Any],
        *args: Any,  # noqa: ANN401 - as asyncio has it
    ) -> asyncio.Future[Any]:
        """Have a thread do it; until it has, no time is skipped."""
        self._threads += 1
        done = super().run_in_executor(executor, func, *args)
        done.add_done_callback(self._thread_is_back)
        return done

    def _thread_is_back(self, _done: asyncio.Future[Any]) -> None:
        self._threads -= 1

    def _skip(self, seconds: float) -> bool:
        """Put the clock forward; return whether that may be done."""
        if self._threads:
            return False
        self._ahead += seconds
        return True


class _Skipping(selectors.DefaultSelector):  # type: ignore[misc]  # which of them depends on the system
    """Asks to skip the time that nothing but a timer would end."""

    def __init__(self, skip: Callable[[float], bool]) -> None:
        super().__init__()
        self._skip = skip

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        """Return what is ready; where nothing is, but will be by the clock, without waiting."""
        if timeout is None or timeout <= 0:
            return super().select(timeout)
        ready = super().select(0)
        return ready if ready or self._skip(timeout) else super().select(timeout)
