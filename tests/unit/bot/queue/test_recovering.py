"""The worker, on a real store: what was left behind, and what others hold."""

import asyncio

import pytest

from bot.queue.outcomes import Done, Outcome
from bot.queue.run import Run
from storage.ports.queue import Ended, Sending
from storage.ports.store import Store
from tests.builders import AT
from tests.working import a_job, working


@pytest.mark.parametrize("is_sending", [False, True])
async def test_a_job_that_was_left_sending_may_be_out(store: Store, *, is_sending: bool) -> None:
    """Who takes it up knows of that doubt."""
    store.record([a_job()])
    if is_sending:
        [job] = store.take_up("room", AT)
        store.record([Sending(key=job.key, lease=job.lease, number=1, at=AT)])
    doubts: list[bool] = []

    def attempt(run: Run) -> Outcome:
        doubts.append(run.doubt)
        return Done()

    here = working(store, attempt)
    await here.worker.recover()
    await here.done()

    assert [is_sending] == doubts


async def test_what_another_process_took_over_is_left_to_it(store: Store) -> None:
    """Whoever finds that out as it sends sends nothing, and nobody is apologised to."""

    async def overtaken(run: Run) -> Outcome:
        store.take_up("room", AT)
        await run.mark_sending()
        return Done()

    here = working(store, overtaken)
    await here.worker.put([a_job()])
    await here.done()

    assert ("taken-over", 1) in here.happened
    assert ("sending", 1) not in here.happened
    assert ([("work", 1)], []) == (here.handler.handled, here.handler.sorry)
    assert [("1", "waiting")] == [(job.key, job.state) for job in store.take_up("room", AT)]


async def test_what_is_sent_by_its_holder_is_marked_so(store: Store) -> None:
    """Before it gets out; afterwards there may be a doubt."""
    states: list[tuple[bool, str]] = []

    async def send(run: Run) -> Outcome:
        await run.mark_sending()
        [job] = store.take_up("room", AT)
        states.append((run.doubt, job.state))
        return Done()

    here = working(store, send)
    await here.worker.put([a_job()])
    await here.done()

    assert [(True, "sending")] == states
    assert ("sending", 1) in here.happened


async def test_an_attempt_at_what_was_left_is_counted_as_it_begins(store: Store) -> None:
    """One that kills the process counts; of what came in just now the sending does."""
    counted: list[int] = []

    def attempt(_run: Run) -> Outcome:
        [job] = store.take_up("room", AT)
        counted.append(job.attempts)
        return Done()

    store.record([a_job()])
    here = working(store, attempt, attempt)
    await here.worker.recover()
    await here.done()
    await here.worker.put([a_job("2")])
    await here.done()

    assert [1, 0] == counted


async def test_only_the_first_look_takes_up_what_is_held(store: Store) -> None:
    """Later ones leave to others what they hold, also where nobody else should work."""
    here = working(store)
    await here.worker.recover()
    store.record([a_job()])
    await here.worker.recover()
    await here.done()

    assert [] == here.handler.handled
    assert [("taken-up", 1)] * 0 == [each for each in here.happened if each[0] == "taken-up"]


async def test_a_later_look_leaves_what_is_set_aside(store: Store) -> None:
    """A program that could not read it can't a minute later."""
    here = working(store)
    await here.worker.put([a_job("1", "garbage")])
    await here.done()
    await here.worker.recover()
    await here.done()
    seen = [name for name, _ in here.happened].count("set-aside")
    await here.worker.recover()
    await here.done()

    assert seen == [name for name, _ in here.happened].count("set-aside") == 2


async def test_of_a_lane_that_is_shared_what_comes_first_goes_first(store: Store) -> None:
    """Another process holds it: this one waits until that has ended."""
    store.record([a_job("0", "before")])
    [before] = store.take_up("room", AT)
    here = working(store, alone=False)
    await here.worker.put([a_job("1")])
    async with asyncio.timeout(60):
        while not here.worker._lanes.runs:  # noqa: ASYNC110 - lanes set no event
            await asyncio.sleep(0)
    assert [] == here.handler.handled
    store.record([Ended(key=before.key, at=AT)])
    await here.done()

    assert [("work", 1)] == here.handler.handled
