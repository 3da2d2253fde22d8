"""Rooms in which requests are worked on, so that those of one kind never keep out the others."""

import asyncio

from bot.pace import Pace
from bot.platform import Request
from bot.subscription import is_slot

_AT_ONCE = 16
"""Requests that are worked on at a time: more would only make each of them slower."""
_DIGESTS_A_SECOND = 25
"""Of Telegram's 30 messages a second for one bot, so that answers to commands fit in beside."""


class Rooms:
    """A platform's own: if it is down, nobody on another one waits for it."""

    def __init__(self) -> None:
        """Have room for commands, and apart from them for digests."""
        self._commands = asyncio.Semaphore(_AT_ONCE)
        self._digests = asyncio.Semaphore(_AT_ONCE)
        self.pace = Pace(_DIGESTS_A_SECOND)

    def room(self, request: Request) -> asyncio.Semaphore:
        """Return where a request is worked on."""
        return self._digests if is_slot(request) else self._commands
