"""What is not needed any more is forgotten, every hour."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.wording.language.numbers import count
from storage.ports.retention import Periods
from storage.ports.store import Store

_EVERY = 3600.0

_log = logging.getLogger(__name__)


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
        periods = Periods(delivered=self._remembered)
        forgotten = self._store.forget_old(self._now(), periods)
        if forgotten:
            _log.info("forgotten: %s", ", ".join(f"{n} {name}" for name, n in forgotten.items()))
        if lost := forgotten.get("subscriptions"):
            days = self._remembered.days
            ended = count(lost, "subscription")
            _log.warning("ended %s: no one could be reached there for %d days", ended, days)
        return sum(forgotten.values())
