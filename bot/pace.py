"""A pace that all who wait for it keep together."""

import asyncio
from time import monotonic


class Pace:
    """Lets so many pass a second, evenly, in the order in which they came."""

    def __init__(self, per_second: float) -> None:
        """Let the first pass at once."""
        self._apart = 1 / per_second
        self._next = 0.0

    async def wait(self) -> None:
        """Wait for one's turn."""
        now = monotonic()
        turn = max(self._next, now)
        self._next = turn + self._apart
        await asyncio.sleep(turn - now)
