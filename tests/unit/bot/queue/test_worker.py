"""The worker, on a real store: what comes of jobs that are put in."""

from datetime import timedelta

import pytest

from bot.chat.errors import Unreadable
from bot.queue.outcomes import Cancelled, Done, Failed, Outcome, RetryAfter
from storage.errors import StoreUnavailable
from storage.ports.queue import Attempt
from storage.ports.store import Store
from tests.builders import AT
from tests.working import a_job, raising, working


async def test_a_job_is_stored_done_and_over(store: Store) -> None:
    """Put in twice it is done once."""
    here = working(store)
    await here.worker.put([a_job(), a_job()])
    await here.worker.put([a_job()])
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
    here = working(store, lambda _run: outcome)
    await here.worker.put([a_job()])
    await here.done()

    shown = [job.errors[-1] for job in store.failed_jobs(AT - timedelta(days=1))]
    assert len(failed) == len(shown)
    assert all(error.endswith(reason) for error, reason in zip(shown, failed, strict=True))
    assert [] == store.take_up("room", AT)


async def test_what_fails_is_tried_again_and_counted(store: Store) -> None:
    """Whatever was raised: the next attempt knows which it is."""
    here = working(store, raising(KeyError("lost")))
    await here.worker.put([a_job()])
    await here.done()

    assert [("work", 1), ("work", 2)] == here.handler.handled
    assert ("retried", 1) in here.happened
    assert [] == here.handler.sorry


async def test_what_can_not_be_done_yet_costs_no_attempt(store: Store) -> None:
    """A pause that an outcome asks for is no failure of the job."""
    here = working(store, lambda _run: RetryAfter(seconds=0.001, reason="later"))
    await here.worker.put([a_job()])
    await here.done()

    assert [("work", 1), ("work", 1)] == here.handler.handled
    assert ("retried", 1) not in here.happened


async def test_what_was_tried_too_often_fails_and_is_apologised_for(store: Store) -> None:
    """Attempts of former processes count; nobody tries it again."""
    store.record([a_job()])
    for number in range(1, 6):
        [job] = store.take_up("room", AT)
        store.record([Attempt(key=job.key, lease=job.lease, number=number, at=AT)])
    here = working(store)
    await here.worker.recover()
    await here.done()

    assert ([], ["work"]) == (here.handler.handled, here.handler.sorry)
    assert ("given-up", 1) in here.happened
    [failed] = store.failed_jobs(AT - timedelta(days=1))
    assert "tried too often:" in failed.errors[-1]


async def test_what_can_not_be_read_is_set_aside_and_the_lane_goes_on(store: Store) -> None:
    """It is shown with its error, once; a later start looks at it again."""
    here = working(store)
    await here.worker.put([a_job("1", "garbage"), a_job("2")])
    await here.done()

    assert [("work", 1)] == here.handler.handled
    [aside] = store.set_aside_jobs()
    assert ("1", 1) == (aside.key, len(aside.errors))
    again = working(store)
    await again.worker.recover()
    await again.done()
    [aside] = store.set_aside_jobs()
    assert (1, []) == (len(aside.errors), again.handler.handled)


async def test_what_was_left_is_taken_up_at_once_where_nobody_else_works(store: Store) -> None:
    """At the first look; of a store that is shared only once its lease is over."""
    store.record([a_job()])
    shared = working(store, alone=False)
    await shared.worker.recover()
    await shared.done()
    alone = working(store)
    await alone.worker.recover()
    await alone.done()

    assert [] == shared.handler.handled
    assert [("work", 1)] == alone.handler.handled
    assert ("taken-up", 1) in alone.happened


async def test_a_store_that_fails_is_tried_again(store: Store) -> None:
    """What the store was not there for is no failure of the job."""
    lost = StoreUnavailable("here", "it is away", "wait")
    here = working(store, raising(lost), raising(lost))
    await here.worker.put([a_job()])
    await here.done()

    assert [("work", 1)] * 3 == here.handler.handled
    assert [] == store.failed_jobs(AT - timedelta(days=1))


async def test_what_the_work_needs_and_can_not_be_read_sets_it_aside(store: Store) -> None:
    """It is not tried again by this program; another error is stored, too, the same only once."""
    for errors, reason in ((1, "an old zone"), (1, "an old zone"), (2, "a new zone")):
        here = working(store, raising(Unreadable("a plan", reason)))
        if errors == 1:
            store.record([a_job()])
        await here.worker.recover()
        await here.done()
        [aside] = store.set_aside_jobs()

        assert (errors, 1) == (len(aside.errors), len(here.handler.handled))
        assert ("set-aside", 1) in here.happened
        assert ("retried", 1) not in here.happened
