"""Attempts: again after a pause, until a job has ended or was tried too often."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from bot.chat.errors import PlatformLost, TakenOver, Unreadable
from bot.queue.attempts import Attempts
from bot.queue.events import Events
from bot.queue.journal import Journal
from bot.queue.outcomes import Cancelled, Done, Failed, Outcome, RetryAfter
from bot.queue.run import Run
from storage.errors import StoreUnavailable
from storage.ports.deliveries import Delivery
from storage.ports.queue import Attempt, DeliveryResult, Job
from storage.ports.store import Store
from storage.ports.subscriptions import Claim
from tests.builders import AT, a_job


@dataclass
class Handling:
    """A handler whose outcomes the test says, one after the other; an error is raised."""

    outcomes: list[Outcome | Exception]
    tried: list[tuple[int, bool]] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)
    sends: bool = False

    def decode(self, job: Job) -> str:
        """Return the payload."""
        if job.payload == "garbage":
            raise Unreadable("job", "garbage")
        return job.payload

    async def handle(self, work: str, run: Run) -> Outcome:  # noqa: ARG002 - nothing is done
        """Come to what the test says."""
        self.tried.append((run.attempt, run.doubt))
        if self.sends:
            await run.mark_sending()
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def failed(self, work: str) -> Failed:  # noqa: ARG002 - as above
        """Give up."""
        return Failed(reason="given up.", result=DeliveryResult(outcome="failed"))

    async def apologise(self, work: str) -> None:
        """Keep that it was done."""
        self.apologies.append(work)


@dataclass
class Trial:
    """A job in a store, and how it was seen through."""

    store: Store
    handling: Handling
    pauses: list[float] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    patience: float = 10_000

    async def pause(self, seconds: float) -> bool:
        """Wait not at all; a long wait is too long where there is no patience."""
        self.pauses.append(seconds)
        return seconds <= self.patience

    async def see_through(self, *, is_new: bool = False) -> bool:
        """Take the job up, unless it is new, and see it through."""
        events = Events()
        events.subscribe(lambda name, _count: self.seen.append(name))
        journal = Journal(self.store, events)
        if is_new:
            number = self.store.record([a_job("a")]).new["a"]
            job = Job(
                number=number, key="a", kind="command", lane="telegram:1", payload="do a", version=1
            )
        else:
            (job,) = self.store.take_up("telegram", AT, set_aside=True)
        run = Run(job, journal, lambda: AT, events, is_new=is_new)
        attempts = Attempts(self.handling, journal, self.pause, lambda: AT, events)
        return await attempts.see_through(run)

    def row(self) -> tuple[str, int, str]:
        """Return the job's state, attempts and errors as they are in the store."""
        with self.store.database.reading() as connection:
            row = connection.exec_driver_sql("SELECT state, attempts, errors FROM jobs").one()
        return tuple(row)


@pytest.fixture
def trial(store: Store) -> Callable[..., Trial]:
    """Make a trial of outcomes."""
    return lambda *outcomes, **changes: Trial(store, Handling(list(outcomes), **changes))


async def test_a_new_job_is_tried_at_once_and_costs_no_commit_before_it_sends(
    trial: Callable[..., Trial],
) -> None:
    """Its attempt is counted as it sends."""
    one = trial(Done(), sends=True)
    assert await one.see_through(is_new=True)

    assert [(1, False)] == one.handling.tried
    assert ("done", 1, "") == one.row()
    assert ["started", "committing", "committed", "sending", "ending"] == one.seen[:5]


@pytest.mark.parametrize(
    ("outcome", "state", "error"),
    [
        (Done(), "done", ""),
        (Cancelled(), "cancelled", ""),
        (Failed(reason="refused"), "failed", "2025-05-10 06:00:00 refused\n"),
    ],
)
async def test_a_job_ends_as_its_outcome_says(
    trial: Callable[..., Trial], outcome: Outcome, state: str, error: str
) -> None:
    """What failed keeps why."""
    one = trial(outcome)
    await one.see_through(is_new=True)

    assert (state, 0, error) == one.row()


async def test_what_became_of_a_delivery_is_stored_with_the_end_of_its_job(
    trial: Callable[..., Trial], store: Store
) -> None:
    """In one transaction."""
    number = store.subscribe("telegram:1", "{}", AT)
    digest = Delivery(key="a", subscription=number, channel="telegram:1", slot="s", at=AT)
    claim = Claim(number=number, due=AT, next=None, deliveries=[digest], job=a_job("a"))
    store.claim([claim])
    await trial(Done(result=DeliveryResult(outcome="sent"))).see_through()

    assert ["sent"] == [each.state for each in store.deliveries()]


async def test_what_was_left_behind_is_counted_before_it_is_tried(
    trial: Callable[..., Trial], store: Store
) -> None:
    """It may be what killed the process: then nothing else would count it."""
    store.record([a_job("a")])
    one = trial(Done())
    assert await one.see_through()

    assert [(1, False)] == one.handling.tried
    assert one.seen.index("committed") < one.seen.index("started")
    assert ("done", 1, "") == one.row()


async def test_each_attempt_waits_longer_and_the_last_is_followed_by_an_apology(
    trial: Callable[..., Trial], store: Store
) -> None:
    """Its errors are kept, without what a foreign error says: that may be a secret."""
    store.record([a_job("a")])
    lost = PlatformLost("room", "token revoked", "get a new one")
    one = trial(ValueError("a token"), lost, KeyError("x"), ValueError(), ZeroDivisionError())
    assert await one.see_through()

    state, attempts, errors = one.row()
    assert [0, 1, 5, 15, 60] == one.pauses
    assert ("failed", 5, [1, 2, 3, 4, 5]) == (state, attempts, [n for n, _ in one.handling.tried])
    assert ["do a"] == one.handling.apologies
    assert ["ValueError", f"PlatformLost: {lost}", "KeyError", "ValueError"] == [
        line[len("2025-05-10 06:00:00 ") :] for line in errors.splitlines()[:4]
    ]
    assert errors.splitlines()[4].endswith("given up. ZeroDivisionError")
    assert one.seen.index("ended") < one.seen.index("given-up")


async def test_waiting_for_others_is_no_attempt(trial: Callable[..., Trial]) -> None:
    """For a platform that asks to wait, or for a store that is not there."""
    away = StoreUnavailable("x.db", "locked", "wait")
    one = trial(*(RetryAfter(seconds=9, reason="flood"), away) * 5, Done())
    assert await one.see_through(is_new=True)

    assert {(1, False)} == set(one.handling.tried)
    assert [9, 5.0] * 5 == one.pauses
    assert "done" == one.row()[0]


async def test_an_attempt_after_one_that_sent_is_in_doubt(trial: Callable[..., Trial]) -> None:
    """Nobody knows how far that got."""
    one = trial(ValueError(), Done(), sends=True)
    await one.see_through(is_new=True)

    assert [(1, False), (2, True)] == one.handling.tried


@pytest.mark.parametrize("outcome", [RetryAfter(seconds=9, reason="flood"), ValueError()])
async def test_a_job_whose_pause_is_cut_short_is_left_to_the_next_process(
    trial: Callable[..., Trial], outcome: Outcome | Exception
) -> None:
    """As it is, and so is what comes after it in its lane."""
    one = trial(outcome)
    one.patience = 0.5
    assert not await one.see_through(is_new=True)

    assert ("waiting", 0, "") == one.row()


async def test_a_job_that_another_process_has_is_left_to_it(trial: Callable[..., Trial]) -> None:
    """Nothing more is recorded of it."""
    one = trial(TakenOver("ref"))
    assert await one.see_through(is_new=True)

    assert "taken-over" in one.seen
    assert ("waiting", 0, "") == one.row()


async def test_a_job_that_can_not_be_read_is_set_aside_with_its_error_once(
    trial: Callable[..., Trial], store: Store
) -> None:
    """However many starts look at it again."""
    store.record([a_job("a", payload="garbage")])
    for _ in range(3):
        assert await trial().see_through()

    (aside,) = store.set_aside_jobs()
    assert (0, 1) == (aside.attempts, len(aside.errors))
    assert "garbage" in aside.errors[0]


async def test_why_a_job_is_set_aside_is_added_to_what_went_wrong_before(
    trial: Callable[..., Trial], store: Store
) -> None:
    """One error does not hide another."""
    store.record([a_job("a"), Attempt(key="a", lease=0, number=1, at=AT, error="ValueError")])
    assert await trial(Unreadable("subscription", "no such zone")).see_through()

    (aside,) = store.set_aside_jobs()
    assert 2 == len(aside.errors)
    assert "no such zone" in aside.errors[1]


async def test_an_apology_that_fails_harms_nothing(
    trial: Callable[..., Trial], store: Store
) -> None:
    """What was given up stays so."""
    store.record([a_job("a")])
    one = trial(*[ValueError()] * 5)

    async def fail(_work: str) -> None:
        raise PlatformLost("room", "gone", "")

    one.handling.apologise = fail
    assert await one.see_through()
    assert "failed" == one.row()[0]
