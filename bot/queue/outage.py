"""Whether the store can be used: said once when it can't, and once when it can again."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Final, TypeAlias

from bot.queue.backoff import backoff
from storage.errors import StorageError, StoreUnreachable

Pause: TypeAlias = Callable[[float], Awaitable[object]]
"""Waits for so many seconds; what it returns is False where there is no time left to wait."""

_LONGEST: Final = 15.0
"""Seconds at most from one try to the next, so that all goes on soon after the store is back."""
_AT_LEAST: Final = 1.0
"""Seconds from one try to the next, even where the store works for others: then it may be what is
tried that does not."""
_QUIET: Final = 600.0
"""Seconds in which the same trouble is not logged again."""

_log = logging.getLogger(__name__)


class Outage:
    """What all who use the store share: one line when it fails, one when it works again.

    Whoever failed waits here for the next try; as soon as the store works for one, all try again.
    """

    def __init__(self) -> None:
        """Begin with a store that works."""
        self._since: float | None = None
        self._failed_at: float | None = None
        self._needs_write = False
        self._over = asyncio.Event()
        self._logged: dict[str, float] = {}
        self._is_logged = False

    def is_on(self) -> bool:
        """Whether the last who used the store could not."""
        return self._since is not None

    def is_fresh(self, seconds: float) -> bool:
        """Whether it is on, and somebody could not use the store in the last so many seconds."""
        failed_at = self._failed_at
        return self.is_on() and failed_at is not None and _now() - failed_at < seconds

    def note_failure(self, error: StorageError) -> None:
        """Note that the store could not be used, and log why.

        Of a server that restarts, the first reason is enough. Another reason is logged, too: who is
        told only that the server went would not look for what else is wrong once it is back.
        """
        now = self._failed_at = _now()
        is_away = isinstance(error, StoreUnreachable)
        self._needs_write |= not is_away
        if self._since is None:
            self._since, self._is_logged = now, False
            self._over.clear()
        elif is_away:
            return
        self._log(str(error), now)

    def note_success(self, *, wrote: bool = False) -> None:
        """Note that the store was used; a full disk, say, can be read while nobody can write."""
        if self._since is not None and (wrote or not self._needs_write):
            if self._is_logged:
                _log.warning("the store works again, after %.0f s", _now() - self._since)
            self._since, self._needs_write = None, False
            self._over.set()

    def _log(self, reason: str, now: float) -> None:
        """Log a reason, if it was not logged of late."""
        self._logged = {said: at for said, at in self._logged.items() if now - at < _QUIET}
        if reason not in self._logged:
            self._logged[reason] = now
            self._is_logged = True
            _log.error("%s; trying again until it works, nothing is lost meanwhile", reason)

    async def wait(self, failures: int, pause: Pause = asyncio.sleep) -> bool:
        """Wait for the next try after so many failures in a row, from 1.

        Returns:
            False where `pause` says that there is no time left.
        """
        if await pause(_AT_LEAST) is False:
            return False
        left = backoff(failures, _LONGEST) - _AT_LEAST
        if left <= 0 or not self.is_on():
            return True
        pausing = asyncio.ensure_future(pause(left))
        over = asyncio.create_task(self._over.wait())
        try:
            await asyncio.wait((pausing, over), return_when=asyncio.FIRST_COMPLETED)
            return not pausing.done() or pausing.result() is not False
        finally:
            pausing.cancel()
            over.cancel()
            await asyncio.gather(pausing, over, return_exceptions=True)


def _now() -> float:
    return asyncio.get_running_loop().time()
