"""The schedule as it runs: it ticks at once, again and again, and ends where a tick fails."""

import asyncio
from datetime import datetime, timedelta

import pytest

from storage.errors import StoreUnavailable
from storage.ports.store import Store
from storage.ports.subscriptions import Claim
from storage.ports.subscriptions import Subscription as Stored
from tests.dispatching import until
from tests.scheduling import CLAIM, START, WANTED, Handed, schedule_of


async def test_a_start_looks_at_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """What came due while the bot was away has waited long enough."""
    monkeypatch.setattr("bot.subscriptions.schedule._EVERY", 3600)
    dispatcher = Handed(store)
    store.subscribe("room:1", WANTED.encode(), WANTED.due_after(START))
    dispatcher.now += timedelta(hours=1)
    work = asyncio.create_task(schedule_of(store, CLAIM, dispatcher).run())
    await until(lambda: len(dispatcher.had) == 1)
    work.cancel()


async def test_while_it_runs_it_looks_again_and_again(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every few seconds, until it is stopped."""
    monkeypatch.setattr("bot.subscriptions.schedule._EVERY", 0.02)
    dispatcher = Handed(store)
    store.subscribe("room:1", WANTED.encode(), WANTED.due_after(START))
    dispatcher.now += timedelta(hours=1)
    work = asyncio.create_task(schedule_of(store, CLAIM, dispatcher).run())
    await until(lambda: len(dispatcher.had) == 1)
    dispatcher.now += timedelta(hours=4)
    await until(lambda: len(dispatcher.had) == 2)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    dispatcher.now += timedelta(days=1)
    await asyncio.sleep(0.1)

    assert 2 == len(dispatcher.had)


@pytest.mark.parametrize("at_once", [True, False])
async def test_a_tick_that_fails_ends_the_run(
    store: Store, monkeypatch: pytest.MonkeyPatch, *, at_once: bool
) -> None:
    """At the start and later: whoever runs it starts it again."""
    monkeypatch.setattr("bot.subscriptions.schedule._EVERY", 0.02)
    dispatcher = Handed(store)
    store.subscribe("room:1", WANTED.encode(), WANTED.due_after(START))

    def failing(_stored: Stored, _now: datetime) -> Claim:
        raise StoreUnavailable("x.db", "locked", "wait")

    running = schedule_of(store, failing, dispatcher)
    dispatcher.now += timedelta(hours=at_once)
    work = asyncio.create_task(running.run())
    await asyncio.sleep(0.05)
    dispatcher.now = START + timedelta(hours=1)

    with pytest.raises(StoreUnavailable):
        await asyncio.wait_for(work, 60)
