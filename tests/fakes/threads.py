"""A loop on a thread of its own, on which a fake serves while tests act on it."""

import asyncio
import threading
from collections.abc import Callable, Coroutine
from time import monotonic, sleep
from typing import Any, TypeVar

_T = TypeVar("_T")
_WITHIN = 60.0


def eventually(what: Callable[[], _T], within: float = 60.0) -> _T:
    """Return what `what` returns, once that is not empty.

    Raises:
        TimeoutError: it stays empty.
    """
    until = monotonic() + within
    while not (found := what()):
        if monotonic() > until:
            raise TimeoutError("nothing came of it")
        sleep(0.005)
    return found


class LoopThread:
    """Runs coroutines and acts on its loop; whoever asks waits for the result."""

    def __init__(self) -> None:
        """Start."""
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()

    def run(self, work: Coroutine[Any, Any, _T]) -> _T:
        """Run a coroutine there."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(_WITHIN)

    def do(self, act: Callable[[], _T]) -> _T:
        """Do something there."""

        async def done() -> _T:
            return act()

        return self.run(done())

    def stop(self) -> None:
        """End the loop and its thread."""
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join(_WITHIN)
        self.loop.close()
