"""How often hosts are asked: a few at a time, with pauses, and not at all while they want peace."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Final

from briefings.errors import FetchFailed

_OWN_AT_ONCE: Final = 8
_MANY_HOSTS: Final = 512


class Pace:
    """Lets requests begin when their host can bear them."""

    def __init__(self, *, at_once: int = 64, per_host: int = 2, gap: float = 1.0) -> None:
        """Set the limits.

        Args:
            at_once: the most requests at a time.
            per_host: the most requests at a time to one host.
            gap: the seconds from the beginning of one to that of the next to one host.
        """
        self.at_once = at_once
        self._all = asyncio.Semaphore(at_once)
        self._per_host, self._gap = per_host, gap
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(
        self, host: str, *, gap: float = 0.0, is_own: bool = False
    ) -> AsyncIterator[None]:
        """Wait for a host's turn, and hold it.

        Args:
            host: its name.
            gap: the seconds that the host itself asks for between requests, if that is more.
            is_own: whether it is a host of the operator's own, which needs no pauses.

        Raises:
            FetchFailed: the host wants to be left alone.
        """
        clock = asyncio.get_running_loop().time
        found = self._host(host, clock(), is_own=is_own)
        found.users += 1
        try:
            async with found.slots:
                async with found.line:
                    found.refuse_resting(clock())
                    await asyncio.sleep(found.begins - clock())
                    await self._all.acquire()
                    found.begins = clock() + (0.0 if is_own else max(gap, self._gap))
                try:
                    found.refuse_resting(clock())
                    yield
                finally:
                    self._all.release()
        finally:
            found.users -= 1

    def rest(self, host: str, seconds: float) -> None:
        """Leave a host alone for some time, as it asks."""
        if found := self._hosts.get(host):
            found.rests_until = asyncio.get_running_loop().time() + seconds

    def _host(self, name: str, now: float, *, is_own: bool) -> "_Host":
        if name not in self._hosts:
            if len(self._hosts) >= _MANY_HOSTS:
                busy = {each: host for each, host in self._hosts.items() if host.is_known_at(now)}
                self._hosts = busy
            self._hosts[name] = _Host(_OWN_AT_ONCE if is_own else self._per_host)
        return self._hosts[name]


class _Host:
    """What is known of a host: who waits for it, when the next may begin, until when it rests."""

    def __init__(self, at_once: int) -> None:
        self.slots, self.line = asyncio.Semaphore(at_once), asyncio.Lock()
        self.users, self.begins, self.rests_until = 0, 0.0, 0.0

    def is_known_at(self, now: float) -> bool:
        """Whether there is anything to know of it."""
        return bool(self.users) or now < max(self.begins, self.rests_until)

    def refuse_resting(self, now: float) -> None:
        """Refuse a request while it wants to be left alone."""
        if now < self.rests_until:
            left = self.rests_until - now
            raise FetchFailed("the server asked us to wait", retry_after=left)
