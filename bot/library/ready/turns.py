"""Whose turn it is: which of many topics are made anew first, and which wait for the next round."""

from collections import deque
from collections.abc import Iterable
from itertools import count
from typing import Final

A_ROUND: Final = 20
"""Topics that are made anew in one round at most, each of which takes some tenth of a second."""


class Turns:
    """The topics to be looked at: those asked for first, the latest before all; then in turn."""

    def __init__(self) -> None:
        """Begin with none."""
        self._clock = count(1)
        self._asked: dict[str, int] = {}
        self._made: dict[str, int] = {}
        self._waiting: deque[str] = deque()

    def ask(self, name: str) -> None:
        """Remember that a topic was asked for."""
        self._asked[name] = next(self._clock)

    def begin(self, names: Iterable[str]) -> None:
        """Have all these topics looked at."""
        self._waiting = deque(sorted(names, key=self._turn))

    def next(self) -> str | None:
        """Return whose turn it is; None where none waits. It stays so until `pass_on`."""
        return self._waiting[0] if self._waiting else None

    def pass_on(self, name: str, *, made: bool) -> None:
        """Have the next one's turn come; the topic was made anew, or it was up to date."""
        if made:
            self._made[name] = next(self._clock)
        self._waiting.popleft()

    def _turn(self, name: str) -> tuple[int, int, str]:
        return -self._asked.get(name, 0), self._made.get(name, 0), name
