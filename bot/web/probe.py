"""Readings of something that may hang, such as a database: bounded in time and in number."""

import asyncio
from collections.abc import Callable
from threading import Thread
from typing import Generic, TypeVar

T = TypeVar("T")


class Probe(Generic[T]):
    """Reads in a thread of its own, one reading at a time, and remembers what it read for a moment.

    Whoever asks while a reading is under way shares it; so a database that hangs holds up one
    thread, however many ask. The thread does not keep the process from ending.
    """

    def __init__(self, read: Callable[[], T], *, fresh: float, patience: float) -> None:
        """Read with `read`.

        Args:
            read: returns the value, or raises.
            fresh: seconds for which a reading is remembered, an error too.
            patience: seconds that whoever asks waits for it.
        """
        self._read = read
        self._fresh = fresh
        self._patience = patience
        self._reading: asyncio.Future[T] | None = None
        self._until = 0.0

    async def value(self) -> T:
        """Return what was read.

        Raises:
            TimeoutError: it takes too long.
        """
        loop = asyncio.get_running_loop()
        if self._reading is None or (self._reading.done() and loop.time() >= self._until):
            self._reading = self._start(loop)
        return await asyncio.wait_for(asyncio.shield(self._reading), self._patience)

    def _start(self, loop: asyncio.AbstractEventLoop) -> "asyncio.Future[T]":
        reading: asyncio.Future[T] = loop.create_future()

        def settle(value: T | None, error: BaseException | None) -> None:
            self._until = loop.time() + self._fresh
            if error is None:
                reading.set_result(value)  # type: ignore[arg-type] # there is one without an error
            else:
                reading.set_exception(error)
                reading.exception()  # whoever asked may have gone

        def read() -> None:
            try:
                value, failed = self._read(), None
            except BaseException as error:  # noqa: BLE001 - whoever asks gets it
                value, failed = None, error
            if not loop.is_closed():
                loop.call_soon_threadsafe(settle, value, failed)

        Thread(target=read, name="probe", daemon=True).start()
        return reading
