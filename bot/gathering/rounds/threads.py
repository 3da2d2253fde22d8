"""Threads of gathering's own: who answers people never waits for one of them."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final, Self, TypeVar

_STORING: Final = 1
"""What is new is decided for one source after the other: two that have the same article would each
take it for new."""

_Result = TypeVar("_Result")


class Threads:
    """Some that each keep a child process busy, as many as there are cores; some for the store."""

    def __init__(self) -> None:
        """Start none yet."""
        self._readers = ThreadPoolExecutor(_cores(), "gathering-read")
        self._storers = ThreadPoolExecutor(_STORING, "gathering-store")

    def __enter__(self) -> Self:
        """Give them out."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let them go; what is under way ends by itself."""
        self._readers.shutdown(wait=False, cancel_futures=True)
        self._storers.shutdown(wait=False, cancel_futures=True)

    async def read(self, function: Callable[[], _Result]) -> _Result:
        """Return what a function that waits for a child process returns."""
        return await asyncio.get_running_loop().run_in_executor(self._readers, function)

    async def store(self, function: Callable[[], _Result]) -> _Result:
        """Return what a function that uses the store returns."""
        return await asyncio.get_running_loop().run_in_executor(self._storers, function)


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
