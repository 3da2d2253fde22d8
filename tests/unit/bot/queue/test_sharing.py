"""Processes that share a store: who holds what, for how long, and who takes it up."""

import asyncio
from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta

import pytest

from bot.queue.events import Events
from bot.queue.journal import Journal
from bot.queue.outcomes import Done, Failed, Outcome
from bot.queue.run import Run
from bot.queue.worker import Sharing, Worker
from storage.errors import StoreUnavailable
from storage.opening import open_store
from storage.ports.queue import Job
from storage.ports.store import Store
from storage.sql.codec import encode_instant
from tests.builders import AT, a_job
from tests.dispatching import until

LEASE = timedelta(minutes=3)


class Doing:
    """A handler that keeps what it did, and can be made to wait."""

    def __init__(self) -> None:
        self.done: list[str] = []
        self.begun: list[str] = []
        self.let = asyncio.Event()
        self.let.set()

    def decode(self, job: Job) -> str:
        """Return the key."""
        return job.key

    async def handle(self, work: str, run: Run) -> Outcome:  # noqa: ARG002 - nothing is sent
        """Do it once it may be done."""
        self.begun.append(work)
        await self.let.wait()
        self.done.append(work)
        return Done()

    def failed(self, work: str) -> Failed:  # noqa: ARG002 - as above
        """Give up."""
        return Failed(reason="given up")

    async def apologise(self, work: str) -> None:
        """Say nothing."""


class Clock:
    """A clock that the test puts forward."""

    def __init__(self) -> None:
        self.now = AT

    def __call__(self) -> datetime:
        """Read it."""
        return self.now


def _worker(
    store: Store,
    doing: Doing,
    clock: Callable[[], datetime],
    *,
    alone: bool = True,
    events: Events | None = None,
) -> Worker:
    heard = events or Events()
    sharing = Sharing(alone=alone, lease=LEASE)
    worker = Worker(store, Journal(store, heard), doing, sharing, clock, heard)
    worker.serve("telegram")
    return worker


async def test_a_job_that_is_put_is_done_once(store: Store) -> None:
    """However often it is put: at once, and after it was done."""
    doing = Doing()
    worker = _worker(store, doing, Clock())
    await worker.put([a_job("a"), a_job("a"), a_job("b")])
    await worker.put([a_job("b")])
    await worker.close(5)
    await worker.put([a_job("a")])
    await worker.close(5)

    assert ["a", "b"] == doing.done
    assert [] == store.take_up("telegram", AT)


async def test_of_what_is_stored_already_those_with_a_number_are_done(store: Store) -> None:
    """The others are another process's."""
    doing = Doing()
    worker = _worker(store, doing, Clock())
    new = store.record([a_job("a"), a_job("b")]).new
    worker.start([a_job("a"), a_job("b")], {"b": new["b"]})
    await worker.close(5)

    assert ["b"] == doing.done


async def test_only_the_platforms_that_are_served_are_taken_up(store: Store) -> None:
    """Others wait until a program serves them."""
    store.record([a_job("a"), a_job("b", "slack:C1")])
    doing, heard = Doing(), []
    events = Events()
    events.subscribe(lambda name, count: heard.append((name, count)))
    worker = _worker(store, doing, Clock(), events=events)
    await worker.recover()
    await worker.close(5)

    assert (["a"], ("telegram",)) == (doing.done, worker.platforms)
    assert [("taken-up", 1), ("recovered", 1)] == [
        each for each in heard if each[0] in {"taken-up", "recovered"}
    ]


async def test_what_is_worked_on_is_held_for_as_long_as_that_takes(url: str) -> None:
    """Another process finds it only when the one that held it is gone."""
    clock, doing, others = Clock(), Doing(), Doing()
    with closing(open_store(url)) as store, closing(open_store(url)) as same:
        one = _worker(store, doing, clock, alone=False)
        other = _worker(same, others, clock, alone=False)
        doing.let.clear()
        await one.put([a_job("a")])
        await until(lambda: doing.begun == ["a"])
        for _ in range(5):
            clock.now += LEASE / 2
            await one.recover()
            await other.recover()
        assert [] == others.begun

        await one.close(0)
        clock.now += 2 * LEASE
        await other.recover()
        await until(lambda: others.done == ["a"])
        await other.close(5)
    assert [] == doing.done


async def test_at_a_start_alone_nothing_is_waited_for(store: Store) -> None:
    """What came just before is left by a process that is no more; shared, it may be at work."""
    store.record([a_job("a")])
    doing = Doing()
    shared = _worker(store, doing, Clock(), alone=False)
    await shared.recover()
    assert [] == doing.begun
    await shared.close(0)

    worker = _worker(store, doing, Clock())
    await worker.recover()
    await until(lambda: doing.done == ["a"])
    await worker.close(5)


async def test_what_is_under_way_is_not_taken_up_again(store: Store) -> None:
    """Not even where its lease has ended, as after a long sleep."""
    clock, doing = Clock(), Doing()
    worker = _worker(store, doing, clock)
    doing.let.clear()
    await worker.put([a_job("a")])
    await until(lambda: doing.begun == ["a"])
    for _ in range(2):
        store.take_up("telegram", clock.now)
        clock.now += 2 * LEASE
        await worker.recover()
    doing.let.set()
    await worker.close(5)

    assert ["a"] == doing.begun == doing.done


async def test_a_store_that_is_away_at_the_start_is_tried_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once it is there, what was left is taken up as at a start."""
    store.record([a_job("a")])
    doing = Doing()
    worker = _worker(store, doing, Clock())

    def away(*_: object, **__: object) -> None:
        raise StoreUnavailable("x.db", "locked", "wait")

    with monkeypatch.context() as patch:
        patch.setattr(type(store), "take_up", away)
        with pytest.raises(StoreUnavailable):
            await worker.recover()
    assert ([], False) == (doing.begun, worker.is_recovered.is_set())

    work = asyncio.create_task(worker.run())
    await until(lambda: doing.done == ["a"])
    work.cancel()
    await worker.close(5)


async def test_what_is_worked_on_is_noted_three_times_before_its_lease_ends(store: Store) -> None:
    """So that one note which fails gives nothing away; the rest of the time nothing is written."""
    doing, loop = Doing(), asyncio.get_running_loop()
    doing.let.clear()
    begun = loop.time()
    worker = _worker(store, doing, lambda: AT + timedelta(seconds=loop.time() - begun))
    work = asyncio.create_task(worker.run())
    await asyncio.sleep(1)
    await worker.put([a_job("a")])
    noted = []
    for seconds in (50, 110, 170):
        await asyncio.sleep(begun + seconds - loop.time())
        with store.database.reading() as connection:
            at = connection.exec_driver_sql("SELECT noted FROM jobs").scalar_one()
        noted.append(round((at - encode_instant(AT)) / 1_000_000))
    work.cancel()
    await worker.close(0)

    assert [0, 60, 120] == noted


@pytest.mark.parametrize(("minutes", "found"), [(2.9, []), (3.1, ["a"])])
async def test_a_lease_lasts_three_minutes_where_nothing_else_is_said(
    store: Store, minutes: float, found: list[str]
) -> None:
    """What a process that died held is done by another one then."""
    store.record([a_job("a")])
    doing, events = Doing(), Events()
    now = AT + timedelta(minutes=minutes)
    sharing = Sharing(alone=False)
    worker = Worker(store, Journal(store, events), doing, sharing, lambda: now, events)
    worker.serve("telegram")
    await worker.recover()
    await worker.close(5)

    assert found == doing.done


async def test_a_store_that_can_not_say_what_comes_first_is_asked_again(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The job waits, and the log says why."""
    answers = [StoreUnavailable("x.db", "locked", "wait"), True]

    def is_next(*_: object) -> bool:
        answer = answers.pop(0)
        if isinstance(answer, StoreUnavailable):
            raise answer
        return answer

    monkeypatch.setattr(type(store), "is_next", is_next)
    doing = Doing()
    worker = _worker(store, doing, Clock(), alone=False)
    await worker.put([a_job("a")])
    await until(lambda: doing.done == ["a"])

    assert [] == answers
    assert "store unavailable: x.db" in caplog.text


async def test_who_is_alone_need_not_ask_what_comes_first(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its own lanes know, also while the store can't say."""

    def is_next(*_: object) -> bool:
        raise StoreUnavailable("x.db", "locked", "wait")

    monkeypatch.setattr(type(store), "is_next", is_next)
    doing = Doing()
    worker = _worker(store, doing, Clock())
    await worker.put([a_job("a")])
    await until(lambda: doing.done == ["a"])
