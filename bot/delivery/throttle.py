"""How many requests are worked on at a time: those of one kind never keep out the others."""

import asyncio
from types import TracebackType

from bot.chat.platform import Limits
from bot.chat.request import Request
from bot.queue.pace import Pace

_AT_ONCE = 16
"""Requests that are worked on at a time: more would only make each of them slower."""


class Throttle:
    """Lets so many in at a time; who has to wait lets another one in meanwhile."""

    def __init__(self, pace: Pace | None = None) -> None:
        """Have all who are in send at `pace` together; None: as each likes."""
        self._free = asyncio.Semaphore(_AT_ONCE)
        self._pace = pace

    async def __aenter__(self) -> None:
        """Come in once one may."""
        await self._free.acquire()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave."""
        self._free.release()

    async def turn(self) -> None:
        """Wait inside for one's turn to send."""
        if self._pace:
            await self._pace.wait()

    async def pause(self, seconds: float) -> None:
        """Wait outside for so long, then until one may come in, and for one's turn."""
        self._free.release()
        try:
            await asyncio.sleep(seconds)
        finally:
            await self._free.acquire()
        await self.turn()


class Throttles:
    """A platform's own: if it is down, nobody on another one waits for it."""

    def __init__(self, limits: Limits) -> None:
        """Have one for what people ask, and apart from it one for digests, within `limits`."""
        self._requests = Throttle()
        self._digests = Throttle(Pace(limits.digests))

    def throttle(self, request: Request) -> Throttle:
        """Return what throttles a request."""
        return self._requests if request.is_awaited else self._digests
