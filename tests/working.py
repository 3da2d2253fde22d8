"""A worker of the queue, with a handler that only does and remembers what it is told."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.chat.errors import Unreadable
from bot.queue.events import Events
from bot.queue.journal import Journal
from bot.queue.outcomes import Done, Failed, Outcome
from bot.queue.run import Run
from bot.queue.worker import Sharing, Worker
from storage.ports.queue import Job, NewJob
from storage.ports.store import Store
from tests.builders import AT

Attempted = Callable[[Run], Outcome | Awaitable[Outcome]]


@dataclass
class Counting:
    """Does what each attempt is told, and remembers what it was asked."""

    attempts: list[Attempted] = field(default_factory=list)
    handled: list[tuple[str, int]] = field(default_factory=list)
    sorry: list[str] = field(default_factory=list)

    def decode(self, job: Job) -> str:
        """Return what is to be done."""
        if job.payload == "garbage":
            raise Unreadable("a job", "it is garbage")
        return job.payload

    async def handle(self, work: str, run: Run) -> Outcome:
        """Do what this attempt is told; all is done where nothing is."""
        self.handled.append((work, run.attempt))
        outcome = self.attempts.pop(0)(run) if self.attempts else Done()
        return await outcome if isinstance(outcome, Awaitable) else outcome

    def failed(self, _work: str) -> Failed:
        """Return what is stored of work that was tried too often."""
        return Failed(reason="tried too often:")

    async def apologise(self, work: str) -> None:
        """Remember it."""
        self.sorry.append(work)


def a_job(key: str = "1", payload: str = "work", lane: str = "room:1") -> NewJob:
    """Return a job that comes in."""
    return NewJob(key=key, kind="command", lane=lane, payload=payload, version=1, at=AT)


def raising(error: Exception) -> Callable[[Run], Outcome]:
    """Return an attempt that fails."""

    def attempt(_run: Run) -> Outcome:
        raise error

    return attempt


@dataclass
class Working:
    """A worker with its handler and what happened."""

    worker: Worker
    handler: Counting
    happened: list[tuple[str, int]]

    async def done(self) -> None:
        """Wait until nothing is left to do."""
        async with asyncio.timeout(60):
            while self.worker._lanes.runs:  # noqa: ASYNC110 - lanes set no event
                await asyncio.sleep(0.005)


def working(store: Store, *attempts: Attempted, alone: bool = True) -> Working:
    """Return a worker whose attempts come to these, one after the other, and then are done."""
    events, happened = Events(), []
    events.subscribe(lambda name, count: happened.append((name, count)))
    handler = Counting(list(attempts))
    sharing = Sharing(alone=alone, lease=timedelta(minutes=3))
    worker = Worker(store, Journal(store, events), handler, sharing, lambda: AT, events)
    worker.serve("room")
    return Working(worker, handler, happened)
