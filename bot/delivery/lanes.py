"""Rooms in which requests are worked on, so that those of one kind never keep out the others."""

import asyncio
from types import TracebackType

from bot.chat.request import Request
from bot.queue.pace import Pace

_AT_ONCE = 16
"""Requests that are worked on at a time: more would only make each of them slower."""
_DIGESTS_A_SECOND = 25
"""Of Telegram's 30 messages a second for one bot, so that answers to commands fit in beside."""


class Room:
    """Has room for so many at a time; who has to wait lets another one in meanwhile."""

    def __init__(self, pace: Pace | None = None) -> None:
        """Have all in it send at `pace` together; None: as each likes."""
        self._places = asyncio.Semaphore(_AT_ONCE)
        self._pace = pace

    async def __aenter__(self) -> None:
        """Come in once there is a place."""
        await self._places.acquire()

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave."""
        self._places.release()

    async def turn(self) -> None:
        """Wait in it for one's turn to send."""
        if self._pace:
            await self._pace.wait()

    async def pause(self, seconds: float) -> None:
        """Wait outside it for so long, then for a place in it and one's turn."""
        self._places.release()
        try:
            await asyncio.sleep(seconds)
        finally:
            await self._places.acquire()
        await self.turn()


class Rooms:
    """A platform's own: if it is down, nobody on another one waits for it."""

    def __init__(self) -> None:
        """Have room for commands, and apart from them for digests."""
        self._commands = Room()
        self._digests = Room(Pace(_DIGESTS_A_SECOND))

    def room(self, request: Request) -> Room:
        """Return where a request is worked on."""
        return self._digests if request.kind == "digest" else self._commands
