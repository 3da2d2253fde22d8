"""The schedule as it runs: it ticks at once, again and again, and ends where a tick fails."""

import asyncio
from datetime import datetime, timedelta

import pytest

from storage.errors import StoreUnavailable
from storage.ports.conversations.subscriptions import Claim
from storage.ports.conversations.subscriptions import Subscription as Stored
from storage.ports.store import Store
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


async def test_a_slot_passed_over_while_the_clock_was_ahead_is_due_again(store: Store) -> None:
    """As that of a channel that subscribed then; a pause for longer goes on."""
    dispatcher = Handed(store)
    running = schedule_of(store, CLAIM, dispatcher)
    ahead = START + timedelta(hours=1)  # the slot of half past midnight seems to be over
    put_off = store.subscribe("room:1", WANTED.encode(), WANTED.due_after(ahead))
    paused = store.subscribe("room:1", WANTED.encode(), WANTED.due_after(START + timedelta(days=3)))
    await running.on_clock_step(-3600)

    assert START + timedelta(minutes=30) == store.subscription(put_off).due
    assert START + timedelta(days=2) < store.subscription(paused).due

    dispatcher.now = START + timedelta(minutes=31)
    assert 1 == await running.tick()


async def test_a_slot_that_was_delivered_early_is_not_delivered_again(store: Store) -> None:
    """The clock was ahead, and was put back."""
    dispatcher = Handed(store)
    running = schedule_of(store, CLAIM, dispatcher)
    store.subscribe("room:1", WANTED.encode(), WANTED.due_after(START))
    dispatcher.now = START + timedelta(hours=1)
    assert 1 == await running.tick()
    dispatcher.now = START
    await running.on_clock_step(-3600)
    dispatcher.now = START + timedelta(hours=2)

    assert 0 == await running.tick()
    assert 1 == len(dispatcher.had)
