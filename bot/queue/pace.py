"""Paces that those who wait for them keep: all together, or each name its own."""

import asyncio
from collections import deque
from time import monotonic
from typing import Final

_MANY: Final = 10_000
"""Names from which on those that need not wait are forgotten."""


class Pace:
    """Lets so many pass a second, evenly, in the order in which they came."""

    def __init__(self, per_second: float) -> None:
        """Let the first pass at once."""
        self._apart = 1 / per_second
        self._next = 0.0

    async def wait(self) -> None:
        """Wait for one's turn."""
        now = asyncio.get_running_loop().time()
        turn = max(self._next, now)
        self._next = turn + self._apart
        await asyncio.sleep(turn - now)


class Window:
    """Lets at most so many pass within so many seconds, for each name apart."""

    def __init__(self, most: int, seconds: float) -> None:
        """Let the first `most` of each name pass at once."""
        self._most = most
        self._seconds = seconds
        self._turns: dict[str, deque[float]] = {}
        self._many = _MANY

    def turn(self, name: str) -> float:
        """Take the next turn of that name; return in how many seconds it comes."""
        now = monotonic()
        self._forget(now)
        turns = self._turns.setdefault(name, deque(maxlen=self._most))
        turn = max(now, turns[0] + self._seconds) if len(turns) == self._most else now
        turns.append(turn)
        return turn - now

    def _forget(self, now: float) -> None:
        """Forget, once there are many, who need not wait."""
        if len(self._turns) > self._many:
            self._turns = {
                name: turns
                for name, turns in self._turns.items()
                if turns[-1] > now - self._seconds
            }
            self._many = max(_MANY, 2 * len(self._turns))  # looking at all is for every so many
