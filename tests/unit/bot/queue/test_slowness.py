"""A process that is slow, or whose clock is set, keeps the jobs that it has."""

import asyncio
from datetime import timedelta

import pytest

from bot.queue.events import Events
from bot.queue.journal import Journal
from bot.queue.outcomes import Done, Outcome
from bot.queue.run import Run
from bot.queue.worker import Sharing, Worker
from storage.ports.store import Store
from tests.builders import AT, a_job
from tests.dispatching import until
from tests.working import Counting

LEASE = timedelta(seconds=2)


@pytest.mark.parametrize("alone", [True, False])
async def test_what_a_process_has_is_not_taken_from_it_by_itself(
    store: Store, *, alone: bool
) -> None:
    """Each look at the clock finds an hour gone, so that its own leases seem to be over."""
    hours, doing = iter(range(1_000)), asyncio.Event()

    async def slow(_run: Run) -> Outcome:
        await doing.wait()
        return Done()

    handler, events = Counting([slow]), Events()
    worker = Worker(
        store,
        Journal(store, events),
        handler,
        Sharing(alone=alone, lease=LEASE),
        lambda: AT + timedelta(hours=next(hours)),
        events,
    )
    worker.serve("telegram")
    await worker.put([a_job("a")])
    await until(lambda: bool(handler.handled))
    for _ in range(5):
        await worker.recover()
    with store.database.reading() as connection:
        assert 0 == connection.exec_driver_sql("SELECT lease FROM jobs").scalar_one()
    doing.set()
    await worker.close(5)

    assert 1 == len(handler.handled)
