"""What is not needed any more is forgotten, every hour."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.wording.language.numbers import count
from storage.ports.retention import ArticleLimits, Periods
from storage.ports.store import Store

_EVERY = 3600.0

_log = logging.getLogger(__name__)


def article_limits(days: int, megabytes: int) -> ArticleLimits:
    """Return how many articles are kept, as the settings have it: 0 for no limit."""
    return ArticleLimits(age=timedelta(days=days) if days else None, megabytes=megabytes or None)


class Housekeeping:
    """Keeps the tables no larger than what is to be remembered."""

    def __init__(
        self,
        store: Store,
        remembered: timedelta,
        now: Callable[[], datetime],
        kept: ArticleLimits = ArticleLimits(),  # noqa: B008 - it can't be changed
    ) -> None:
        """Forget in `store` what is old.

        Args:
            store: where it is.
            remembered: how long what was delivered and told is kept.
            now: the time.
            kept: how many articles are.
        """
        self._store = store
        self._kept = kept
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
        articles = self._store.forget_articles(self._now(), self._kept)
        if articles:
            _log.info("forgotten: %s", count(articles, "article"))
        return sum(forgotten.values()) + articles
