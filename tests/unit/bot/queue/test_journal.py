"""Steps recorded in groups: each commit takes all who wait."""

import asyncio
from collections.abc import Sequence
from threading import Event

import pytest

from bot.queue.events import Events
from bot.queue.journal import Journal
from storage.errors import StoreUnavailable
from storage.ports.queue import Ended, NewJob, Recorded, Sending, Step
from tests.builders import AT, a_job


class SlowStore:
    """Keeps steps, a call at a time, when it is let."""

    def __init__(self) -> None:
        self.calls: list[list[str]] = []
        self.known: set[str] = set()
        self.let = Event()

    def record(self, steps: Sequence[Step]) -> Recorded:
        """Record as a store does, once it is let."""
        self.let.wait(5)
        self.calls.append([step.key for step in steps])
        if any(step.key == "full" for step in steps):
            raise StoreUnavailable("x.db", "disk full", "make room")
        came = {step.key for step in steps if isinstance(step, NewJob)} - self.known
        self.known |= came
        own = {step.key for step in steps if isinstance(step, Sending)}
        return Recorded(new={key: len(self.known) for key in came}, own=frozenset(own))


class AwayStore(SlowStore):
    """Is not there for so many calls."""

    def __init__(self, away: int) -> None:
        """Make nobody wait."""
        super().__init__()
        self.away = away
        self.let.set()

    def record(self, steps: Sequence[Step]) -> Recorded:
        """Fail, as long as it is away."""
        self.away -= 1
        if self.away >= 0:
            raise StoreUnavailable("x.db", "locked", "wait")
        return super().record(steps)


async def _all(store: SlowStore, *groups: Sequence[Step]) -> list[Recorded]:
    journal = Journal(store, Events())
    waiting = [asyncio.create_task(journal.record(*steps)) for steps in groups]
    await asyncio.sleep(0.05)
    store.let.set()
    return await asyncio.gather(*waiting)


async def test_those_who_wait_share_one_commit() -> None:
    """Two commits for three: the first for who came first, the second for all who came since."""
    store = SlowStore()

    told = await _all(store, [a_job("a")], [a_job("b")], [Ended(key="a", at=AT)])

    assert [{"a"}, {"b"}, set()] == [set(each.new) for each in told]
    assert 2 >= len(store.calls)
    assert ["a", "b", "a"] == [key for call in store.calls for key in call]


async def test_a_request_that_comes_twice_at_once_is_new_once() -> None:
    """Whoever brought it second is not told that it is new."""
    told = await _all(SlowStore(), [a_job("a")], [a_job("a")])

    assert [{"a"}, set()] == [set(each.new) for each in told]


async def test_a_request_that_comes_again_while_it_is_answered_is_not_new() -> None:
    """What is its sender's to send is nothing new to who brings it in again."""
    store = SlowStore()
    store.let.set()
    await _all(store, [a_job("a")])
    store.let.clear()

    told = await _all(store, [Ended(key="x", at=AT)], [a_job("a")], [Sending(key="a", at=AT)])

    assert [Recorded(new={}), Recorded(new={}), Recorded(new={}, own=frozenset("a"))] == told


async def test_who_waits_is_told_of_a_failure_and_others_go_on() -> None:
    """Nothing of a failed commit is kept; the next one is tried anew."""
    store = SlowStore()
    store.let.set()
    journal = Journal(store, Events())

    with pytest.raises(StoreUnavailable):
        await journal.record(a_job("full"))

    assert {"b"} == set((await journal.record(a_job("b"))).new)


async def test_what_happens_all_the_same_is_recorded_once_the_store_is_back(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """It is tried after 1, 2 and 4 s; the log says why once, and that it is over."""
    store, loop = AwayStore(away=3), asyncio.get_running_loop()
    begun = loop.time()

    recorded = await Journal(store, Events()).insist(a_job("a"))

    assert {"a"} == set(recorded.new)
    assert 7 == round(loop.time() - begun)
    assert ["ERROR", "WARNING"] == [record.levelname for record in caplog.records]


async def test_each_commit_is_told_of_as_it_begins_and_ends() -> None:
    """With how many wait for it; one that fails does not end."""
    events, heard = Events(), []
    events.subscribe(lambda name, count: heard.append((name, count)))
    journal = Journal(AwayStore(away=1), events)

    with pytest.raises(StoreUnavailable):
        await journal.record(a_job("a"))
    await journal.record(a_job("a"), a_job("b"))

    assert [("committing", 1), ("committing", 1), ("committed", 1)] == heard


async def test_who_no_longer_waits_keeps_nobody_else_waiting() -> None:
    """Whether the commit fails or not."""
    for away in (0, 1):
        store = SlowStore()
        journal = Journal(store, Events())
        first, second = (
            asyncio.create_task(journal.record(a_job(key)))
            for key in ("full" if away else "a", "b")
        )
        await asyncio.sleep(0)
        first.cancel()
        store.let.set()
        [cancelled, recorded] = await asyncio.gather(first, second, return_exceptions=True)

        assert isinstance(cancelled, asyncio.CancelledError)
        assert isinstance(recorded, StoreUnavailable) if away else {"b"} == set(recorded.new)


class PanickingStore(SlowStore):
    """Raises once what is no exception as others are."""

    def record(self, steps: Sequence[Step]) -> Recorded:
        """Panic at first, as a library does that is written in Rust."""
        if not self.let.is_set():
            self.let.set()
            raise BaseExceptionGroup("panic", [BaseException()])
        return super().record(steps)


async def test_whatever_a_store_raises_reaches_who_waits_and_others_go_on() -> None:
    """Nobody waits for ever."""
    journal = Journal(PanickingStore(), Events())
    with pytest.raises(BaseExceptionGroup):
        await asyncio.wait_for(journal.record(a_job("telegram:1")), 5)

    assert ["telegram:2"] == list((await journal.record(a_job("telegram:2"))).new)
