"""Gathering in the background: whatever is due is fetched, round after round, by itself."""

import asyncio
import logging
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import Final

from bot.chat.platform import Hook
from bot.gathering.fetching import Fetchers
from bot.gathering.health import SourceNotices
from bot.gathering.rounds.report import RoundReport
from bot.gathering.rounds.round import Round
from bot.gathering.rounds.threads import Threads
from bot.gathering.websub import HubLink, Hubs
from bot.queue.events import Events
from storage.ports.store import Store

LONGEST_HOLD: Final = timedelta(minutes=2)
"""How long the briefs may wait for a round to end: they are made anew once, not feed by feed."""

PAUSE: Final = timedelta(minutes=1)
"""Between two fetches of a source whose hub tells of it again and again."""

_EVERY: Final = 10.0
"""Seconds until it is looked again whether something is due."""

_log = logging.getLogger(__name__)


class GatheringJob:
    """Fetches the sources that are due, until cancelled.

    Several programs may share the sources: each is claimed by one of them at a time. What a program
    that was killed had claimed is taken over once its lease has ended.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - where, how, and who hears of it
        self,
        store: Store,
        make_fetchers: Callable[[], AbstractAsyncContextManager[Fetchers]],
        now: Callable[[], datetime],
        lease: timedelta,
        events: Events,
        notices: SourceNotices,
        make_hubs: Callable[[Callable[[str], None]], Hubs],
    ) -> None:
        """Gather what the sources in `store` have.

        Args:
            store: where sources and articles are.
            make_fetchers: gives what fetches.
            now: tells the time.
            lease: how long a source is nobody else's.
            events: hears of each step.
            notices: tells of sources that fail for days.
            make_hubs: makes what hears from hubs, given what is told of a source with news.
        """
        self._store = store
        self._make_fetchers = make_fetchers
        self._now = now
        self._lease = lease
        self._events = events
        self._notices = notices
        self._hubs = make_hubs(self.fetch_soon)
        self._began: datetime | None = None
        self._wanted = asyncio.Event()
        self._news: set[str] = set()

    def holds_briefs(self) -> bool:
        """Whether a round is under way that the briefs should wait for."""
        return self._began is not None and self._now() - self._began < LONGEST_HOLD

    @property
    def hooks(self) -> Sequence[Hook]:
        """What hubs call."""
        return self._hubs.hooks

    def fetch_soon(self, source_id: str) -> None:
        """Fetch a source in the next round, which is at once where none is under way."""
        self._news.add(source_id)
        self._wanted.set()

    async def run(self) -> None:
        """Have rounds until cancelled.

        Raises:
            StorageError: the store can't be used now.
            WorkerError: no process can be started to read in.
        """
        with Threads() as threads:
            async with self._make_fetchers() as fetchers:
                while True:
                    self._wanted.clear()
                    await self._round(fetchers, threads)
                    await self._notices.tell(self._now())
                    try:
                        await asyncio.wait_for(self._wanted.wait(), _EVERY)
                    except TimeoutError:
                        continue

    async def _round(self, fetchers: Fetchers, threads: Threads) -> None:
        now, news = self._now(), self._news
        self._news = set()
        if news:
            await threads.store(partial(_make_due, self._store, news, now))
        claim = partial(self._store.claim_sources, now, now + self._lease)
        if not (sources := await threads.store(claim)):
            return
        self._began = now
        try:
            here = Round(
                store=self._store,
                fetcher=fetchers.web,
                mailboxes=fetchers.mailboxes,
                threads=threads,
                events=self._events,
                now=self._now,
            )
            report = await here.run(sources)
            self._events.emit("refreshing")
            await self._hubs.follow(fetchers.web, list(_hub_links(report)))
        finally:
            self._began = None
        if report.new or report.replaced:
            _log.info("gathered: %d new articles, %d replaced", report.new, report.replaced)


def _make_due(store: Store, news: Collection[str], now: datetime) -> None:
    """Have sources fetched that hubs told of, those that are active, each once a minute at most."""
    healths = store.source_health()
    told = {each: healths[each] for each in news if each in healths}
    due = {
        each: replace(health, due=max(now, (health.tried or now - PAUSE) + PAUSE))
        for each, health in told.items()
        if health.state == "active"
    }
    store.save_health(due)


def _hub_links(report: RoundReport) -> Iterator[HubLink]:
    for each in report.sources:
        if each.hub:
            hub, topic = each.hub
            yield HubLink(source=each.source, feed=each.address, hub=hub, topic=topic)
