"""A round: sources are fetched side by side, and what each brought is stored as it comes."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from typing import Final

from bot.gathering.rounds.known import ended_places
from bot.gathering.rounds.report import RoundReport, SourceReport
from bot.gathering.rounds.threads import Threads
from bot.gathering.rounds.visit import Visit
from bot.gathering.rounds.visiting import visit
from bot.queue.events import Events
from briefings.errors import WorkerError
from briefings.gathering.fetching.fetch import Fetcher
from briefings.gathering.fetching.mailbox import Mailboxes
from briefings.gathering.outcomes import Failed
from briefings.gathering.schedule import NOTHING_READ, after
from briefings.gathering.source import Source, SourceHealth
from storage.errors import StoreUnreachable
from storage.ports.store import Store

AT_ONCE: Final = 64
"""Sources that are visited side by side; most of the time they wait for a server."""

_TOGETHER: Final = 100
"""Sources without news whose health is stored in one go."""

_log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class Round:
    """A round over some sources.

    Attributes:
        store: where sources and articles are.
        fetcher: fetches them.
        threads: where they are read and stored.
        events: hears of each step.
        now: tells the time.
        progress: is told what came of each source, as it comes.
        mailboxes: fetches letters; None where no mailbox is read.
    """

    store: Store
    fetcher: Fetcher
    threads: Threads
    events: Events
    now: Callable[[], datetime]
    progress: Callable[[SourceReport], None] = lambda _: None
    mailboxes: Mailboxes | None = None
    _unchanged: dict[str, SourceHealth] = field(default_factory=dict)

    async def run(self, sources: Sequence[Source]) -> RoundReport:
        """Visit sources; return what came of them. They should be claimed.

        Raises:
            StorageError: the store can't be used now; what was stored before stays.
            WorkerError: no process can be started to read in.
        """
        report = RoundReport()
        healths = await self.threads.store(self.store.source_health)
        ended = cache(partial(ended_places, self.store))
        slots = asyncio.Semaphore(AT_ONCE)
        tasks = [
            asyncio.create_task(self._visit(source, healths, ended, slots)) for source in sources
        ]
        try:
            for each in asyncio.as_completed(tasks):
                report.sources.append(done := await each)
                self.progress(done)
            await self._save_unchanged()
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        report.sources.sort(key=lambda source: (source.address, source.source))
        return report

    async def _visit(
        self,
        source: Source,
        healths: Mapping[str, SourceHealth],
        ended: Callable[[], frozenset[str]],
        slots: asyncio.Semaphore,
    ) -> SourceReport:
        health = healths.get(source.id, SourceHealth())
        async with slots:
            here = Visit(
                source=source,
                health=health,
                ended=ended,
                now=self.now(),
                store=self.store,
                fetcher=self.fetcher,
                mailboxes=self.mailboxes,
                threads=self.threads,
                events=self.events,
            )
            try:
                report, unchanged = await visit(here)
            except (StoreUnreachable, WorkerError):
                raise
            except Exception:  # noqa: BLE001 - one source that nothing here can bear is one source
                _log.exception("the source %s can't be gathered", source.id)
                failed = Failed(reason="gathering it failed: the log says why")
                health = after(source, health, failed, NOTHING_READ, here.now)
                # where it was the store that failed, this says so for all
                await self.threads.store(partial(self.store.save_health, {source.id: health}))
                report, unchanged = here.report(failed), None
            if unchanged:
                self._unchanged[source.id] = unchanged
            if len(self._unchanged) >= _TOGETHER:
                await self._save_unchanged()
        return report

    async def _save_unchanged(self) -> None:
        healths, self._unchanged = self._unchanged, {}
        if healths:
            await self.threads.store(partial(self.store.save_health, healths))
