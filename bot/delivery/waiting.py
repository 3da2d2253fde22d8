"""How many requests of each user wait in a channel: whoever floods it keeps nobody else waiting."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from bot.chat.request import Request
from bot.library.limits import WAITING

_Who: TypeAlias = tuple[str, str]
"""A channel and a user in it."""

_TIDY_EVERY = 1000
"""Calls until those who wait for nothing any more are forgotten."""


class WaitingRequests:
    """The requests that are on their way from being taken to being answered."""

    def __init__(self, is_under_way: Callable[[str], bool]) -> None:
        """Know of none; `is_under_way` says of a key whether its request is not answered yet."""
        self._is_under_way = is_under_way
        self._keys: dict[_Who, set[str]] = {}
        self._arriving: set[str] = set()
        self._refused: set[_Who] = set()
        self._calls = 0

    def admit(self, requests: Sequence[Request]) -> tuple[list[Request], list[Request]]:
        """Return the requests that may wait, and of those that may not the first of each user.

        That one is to be answered for all until its user may ask again.
        """
        admitted: list[Request] = []
        refused: list[Request] = []
        for request in requests:
            who = str(request.channel), request.user.id
            waiting = self._waiting(who)
            if len(waiting) < WAITING or request.key in waiting:
                waiting.add(request.key)
                self._arriving.add(request.key)
                self._refused.discard(who)
                admitted.append(request)
            elif who not in self._refused:
                self._refused.add(who)
                refused.append(request)
        return admitted, refused

    def note_arrived(self, requests: Sequence[Request]) -> None:
        """Note that these are stored now, or could not be."""
        self._arriving.difference_update(request.key for request in requests)
        self._calls += 1
        if self._calls % _TIDY_EVERY == 0:
            self._keys = {who: keys for who in tuple(self._keys) if (keys := self._waiting(who))}
            self._refused &= self._keys.keys()

    def _waiting(self, who: _Who) -> set[str]:
        """Return the keys of a user's requests that are not answered yet."""
        waiting = self._keys.setdefault(who, set())
        waiting.intersection_update(
            [key for key in waiting if key in self._arriving or self._is_under_way(key)]
        )
        return waiting
