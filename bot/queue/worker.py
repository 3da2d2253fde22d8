"""The worker: brings jobs in, and takes up what was left behind."""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar

from bot.queue.attempts import Attempts
from bot.queue.events import Events
from bot.queue.handler import Handler
from bot.queue.journal import Journal
from bot.queue.lanes import Lanes
from bot.queue.run import Run
from storage.errors import StorageError
from storage.ports.queue import Job, NewJob, QueueStore

_HELD_BY = 3
"""How many times a lease is renewed before it ends."""

_log = logging.getLogger(__name__)

Work = TypeVar("Work")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sharing:
    """How a store is shared.

    Attributes:
        alone: whether no other process works on it.
        lease: how long a job that is not held is left to its process.
    """

    alone: bool = True
    lease: timedelta = timedelta(minutes=3)


class Worker:
    """Does the jobs of some platforms."""

    def __init__(  # noqa: PLR0913, PLR0917 - what there is to do, how, and who listens
        self,
        store: QueueStore,
        journal: Journal,
        handler: Handler[Work],
        sharing: Sharing,
        now: Callable[[], datetime],
        events: Events,
    ) -> None:
        """Do the jobs in `store` with `handler`."""
        self._store = store
        self._journal = journal
        self._sharing = sharing
        self._now = now
        self._events = events
        self.is_recovered = asyncio.Event()
        self._recovered: dict[str, bool] = {}
        self._lanes = Lanes(self._see_through, self._is_next)
        self._attempts = Attempts(handler, journal, self._lanes.pause, now, events)

    def serve(self, platform: str) -> None:
        """Do a platform's jobs, too."""
        self._recovered[platform] = False

    @property
    def platforms(self) -> Sequence[str]:
        """The names of those whose jobs are done."""
        return tuple(self._recovered)

    def is_under_way(self, key: str) -> bool:
        """Whether the job of that key is being done, or waits for its turn."""
        return key in self._lanes.runs

    async def put(self, jobs: Sequence[NewJob]) -> None:
        """Store jobs and do those that are new; when this returns they outlive the process.

        Raises:
            StorageError: they could not be stored.
        """
        self.start(jobs, (await self._journal.record(*jobs)).new)

    def start(self, jobs: Iterable[NewJob], numbers: Mapping[str, int]) -> None:
        """Do those jobs that have a number: they were stored just now."""
        left = dict(numbers)
        for job in jobs:
            number = left.pop(job.key, None)
            if number is not None:
                self._lanes.add(self._run(stored_job(job, number), is_new=True))

    async def recover(self) -> None:
        """Take up what was left behind: by a former process at once, by another one in time.

        At first before anything is put in: what comes in meanwhile would be taken for left. Then
        what is set aside is looked at, too, as this may be a program that can read it.

        Raises:
            StorageError: the store can't be used now.
        """
        await asyncio.to_thread(self._store.renew, self._leases(), self._now())
        for platform in self.platforms:
            await self._take_up(platform, first=not self._recovered[platform])
            self._recovered[platform] = True
        self.is_recovered.set()
        self._journal.outage.note_success()

    async def run(self) -> None:
        """Recover again and again, until cancelled.

        Raises:
            StorageError: the store can't be used now.
        """
        while True:
            await self.recover()
            await asyncio.sleep(self._sharing.lease.total_seconds() / _HELD_BY)

    async def close(self, patience: float) -> None:
        """Finish what can be finished in so many seconds; the next process takes up the rest."""
        await self._lanes.close(patience)

    async def _take_up(self, platform: str, *, first: bool) -> None:
        lease = None if first and self._sharing.alone else self._sharing.lease
        left = await asyncio.to_thread(
            self._store.take_up, platform, self._now(), lease, set_aside=first, held=self._leases()
        )
        self._events.emit("taken-up", len(left))
        for job in left:
            # one that this process still works on was another's meanwhile: it will find that out
            if job.key not in self._lanes.runs:
                self._lanes.add(self._run(job, is_new=False))
        self._events.emit("recovered", len(left))

    def _leases(self) -> Mapping[str, int]:
        """Return the leases of the jobs that this process has: however slow it is, those stay."""
        return {key: run.job.lease for key, run in self._lanes.runs.items()}

    def _run(self, job: Job, *, is_new: bool) -> Run:
        return Run(job, self._journal, self._now, self._events, is_new=is_new)

    async def _see_through(self, run: Run) -> bool:
        return await self._attempts.see_through(run)

    async def _is_next(self, run: Run) -> bool:
        if self._sharing.alone:  # then its own lanes know
            return True
        try:
            return await asyncio.to_thread(self._store.is_next, run.job.key)
        except StorageError as error:
            self._journal.outage.note_failure(error)
            _log.info("%s: done later: %s", run.job.lane, error)
            await self._journal.outage.wait(1, self._lanes.pause)
            return False


def stored_job(job: NewJob, number: int) -> Job:
    """Return a job that was stored just now under that number."""
    return Job(
        number=number,
        key=job.key,
        kind=job.kind,
        lane=job.lane,
        payload=job.payload,
        version=job.version,
    )
