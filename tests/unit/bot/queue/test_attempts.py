"""Attempts: again after a pause, until a job has ended or was tried too often."""

from collections.abc import Callable

import pytest

from bot.chat.errors import PlatformLost, TakenOver, Unreadable
from bot.queue.outcomes import Cancelled, Done, Failed, Outcome, RetryAfter
from storage.errors import StoreUnavailable
from storage.ports.conversations.subscriptions import Claim
from storage.ports.deliveries import Delivery
from storage.ports.queue import Attempt, DeliveryResult
from storage.ports.store import Store
from tests.builders import AT, a_job
from tests.trial import Trial


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
    assert [9, 1.0] * 5 == one.pauses
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
