"""What is not needed any more is forgotten, every hour."""

import asyncio
from collections.abc import Callable
from datetime import datetime, timedelta

from storage.ports.store import Store

_EVERY = 3600.0
_ANSWERED = timedelta(days=30)
"""How long a job that has ended is known again, and a button can be pressed."""


class Housekeeping:
    """Keeps the tables no larger than what is to be remembered."""

    def __init__(self, store: Store, remembered: timedelta, now: Callable[[], datetime]) -> None:
        """Forget in `store` what was delivered and told longer ago than `remembered`."""
        self._store = store
        self._remembered = remembered
        self._now = now

    async def run(self) -> None:
        """Forget at once and then every hour, until cancelled.

        Raises:
            StorageError: the store can't be used now.
        """
        while True:
            await asyncio.to_thread(self.forget)
            await asyncio.sleep(_EVERY)

    def forget(self) -> int:
        """Forget what is old; return how many rows that were."""
        now = self._now()
        answered = self._store.forget_jobs(now - _ANSWERED)
        states = self._store.forget_oauth_states(now)
        return answered + states + self._store.forget_deliveries(now - self._remembered)
