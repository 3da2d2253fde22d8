"""The worker, on a real store, with a handler that only counts."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import pytest

from bot.chat.errors import Unreadable
from bot.queue.events import Events
from bot.queue.journal import Journal
from bot.queue.outcomes import Cancelled, Done, Failed, Outcome, RetryAfter
from bot.queue.run import Run
from bot.queue.worker import Sharing, Worker
from storage.errors import StoreUnavailable
from storage.ports.queue import Attempt, Job, NewJob
from storage.ports.store import Store
from tests.builders import AT


@dataclass
class Counting:
    """Does what each attempt is told, and remembers what it was asked."""

    attempts: list[Callable[[Run], Outcome]] = field(default_factory=list)
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
        return self.attempts.pop(0)(run) if self.attempts else Done()

    def failed(self, _work: str) -> Failed:
        """Return what is stored of work that was tried too often."""
        return Failed(reason="tried too often:")

    async def apologise(self, work: str) -> None:
        """Remember it."""
        self.sorry.append(work)


def _new(key: str = "1", payload: str = "work", lane: str = "room:1") -> NewJob:
    return NewJob(key=key, kind="command", lane=lane, payload=payload, version=1, at=AT)


def _raise(error: Exception) -> Callable[[Run], Outcome]:
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


def _working(store: Store, *attempts: Callable[[Run], Outcome], alone: bool = True) -> Working:
    events, happened = Events(), []
    events.subscribe(lambda name, count: happened.append((name, count)))
    handler = Counting(list(attempts))
    sharing = Sharing(alone=alone, lease=timedelta(minutes=3))
    worker = Worker(store, Journal(store, events), handler, sharing, lambda: AT, events)
    worker.serve("room")
    return Working(worker, handler, happened)


async def test_a_job_is_stored_done_and_over(store: Store) -> None:
    """Put in twice it is done once."""
    here = _working(store)
    await here.worker.put([_new(), _new()])
    await here.worker.put([_new()])
    await here.done()

    assert [("work", 1)] == here.handler.handled
    assert [] == store.take_up("room", AT)
    assert ["started", "ending", "ended"] == [
        name for name, _ in here.happened if name in ("started", "ending", "ended")
    ]


@pytest.mark.parametrize(
    ("outcome", "failed"),
    [(Done(), []), (Cancelled(), []), (Failed(reason="no such place"), ["no such place"])],
)
async def test_an_outcome_is_what_is_stored(
    store: Store, outcome: Outcome, failed: list[str]
) -> None:
    """A job that failed is shown with its reason; others are over."""
    here = _working(store, lambda _run: outcome)
    await here.worker.put([_new()])
    await here.done()

    shown = [job.errors[-1] for job in store.failed_jobs(AT - timedelta(days=1))]
    assert len(failed) == len(shown)
    assert all(error.endswith(reason) for error, reason in zip(shown, failed, strict=True))
    assert [] == store.take_up("room", AT)


async def test_what_fails_is_tried_again_and_counted(store: Store) -> None:
    """Whatever was raised: the next attempt knows which it is."""
    here = _working(store, _raise(KeyError("lost")))
    await here.worker.put([_new()])
    await here.done()

    assert [("work", 1), ("work", 2)] == here.handler.handled
    assert ("retried", 1) in here.happened
    assert [] == here.handler.sorry


async def test_what_can_not_be_done_yet_costs_no_attempt(store: Store) -> None:
    """A pause that an outcome asks for is no failure of the job."""
    here = _working(store, lambda _run: RetryAfter(seconds=0.001, reason="later"))
    await here.worker.put([_new()])
    await here.done()

    assert [("work", 1), ("work", 1)] == here.handler.handled
    assert ("retried", 1) not in here.happened


async def test_what_was_tried_too_often_fails_and_is_apologised_for(store: Store) -> None:
    """Attempts of former processes count; nobody tries it again."""
    store.record([_new()])
    for number in range(1, 6):
        [job] = store.take_up("room", AT)
        store.record([Attempt(key=job.key, lease=job.lease, number=number, at=AT)])
    here = _working(store)
    await here.worker.recover()
    await here.done()

    assert ([], ["work"]) == (here.handler.handled, here.handler.sorry)
    assert ("given-up", 1) in here.happened
    [failed] = store.failed_jobs(AT - timedelta(days=1))
    assert "tried too often:" in failed.errors[-1]


async def test_what_can_not_be_read_is_set_aside_and_the_lane_goes_on(store: Store) -> None:
    """It is shown with its error, once; a later start looks at it again."""
    here = _working(store)
    await here.worker.put([_new("1", "garbage"), _new("2")])
    await here.done()

    assert [("work", 1)] == here.handler.handled
    [aside] = store.set_aside_jobs()
    assert ("1", 1) == (aside.key, len(aside.errors))
    again = _working(store)
    await again.worker.recover()
    await again.done()
    [aside] = store.set_aside_jobs()
    assert (1, []) == (len(aside.errors), again.handler.handled)


async def test_what_was_left_is_taken_up_at_once_where_nobody_else_works(store: Store) -> None:
    """At the first look; of a store that is shared only once its lease is over."""
    store.record([_new()])
    shared = _working(store, alone=False)
    await shared.worker.recover()
    await shared.done()
    alone = _working(store)
    await alone.worker.recover()
    await alone.done()

    assert [] == shared.handler.handled
    assert [("work", 1)] == alone.handler.handled
    assert ("taken-up", 1) in alone.happened


async def test_a_store_that_fails_is_tried_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the store was not there for is no failure of the job."""
    monkeypatch.setattr("bot.queue.attempts._STORE_AGAIN", 0.001)
    lost = StoreUnavailable("here", "it is away", "wait")
    here = _working(store, _raise(lost), _raise(lost))
    await here.worker.put([_new()])
    await here.done()

    assert [("work", 1)] * 3 == here.handler.handled
    assert [] == store.failed_jobs(AT - timedelta(days=1))
