"""A limit on the time that several steps may take together; what passes between them is free."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from briefings.errors import FetchFailed


class Deadline:
    """Seconds that are used up while steps run, however little each of them waits."""

    def __init__(self, seconds: float) -> None:
        """Allow `seconds` in all."""
        self._seconds = self._left = seconds

    @asynccontextmanager
    async def running(self) -> AsyncIterator[None]:
        """Let the time run while a step is done.

        Raises:
            FetchFailed: there is none left.
        """
        clock = asyncio.get_running_loop().time
        begin = clock()
        try:
            async with asyncio.timeout(self._left):
                yield
        except TimeoutError:
            raise FetchFailed(f"it took longer than {self._seconds:g} seconds") from None
        finally:
            self._left -= clock() - begin
