"""What goes wrong with attempts: tried later, left, and said in the log."""

from collections.abc import Callable

import pytest

from bot.chat.errors import PlatformLost, TakenOver, Unreadable
from bot.queue.outcomes import Done, Failed, Outcome, RetryAfter
from storage.errors import StoreUnavailable
from storage.ports.store import Store
from tests.builders import a_job
from tests.trial import AwayStore, Trial


async def test_an_attempt_begins_once_it_can_be_counted(
    trial: Callable[..., Trial], store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the store is away, that is tried again, and the log says so once."""
    store.record([a_job("a")])
    one = trial(Done())
    one.recorder = AwayStore(store, 2)
    assert await one.see_through()

    assert [0, 1, 1, 1] == one.pauses  # after the second failure, two seconds
    assert ("done", 1, "") == one.row()
    assert 1 == caplog.text.count("store unavailable")


async def test_an_attempt_that_can_not_be_counted_in_time_is_left(
    trial: Callable[..., Trial], store: Store
) -> None:
    """Nothing is done that was not counted; the next process does it."""
    store.record([a_job("a")])
    one = trial(Done())
    one.recorder, one.patience = AwayStore(store, 2), 0.5
    assert not await one.see_through()

    assert [] == one.handling.tried
    assert ("waiting", 0, "") == one.row()


async def test_a_job_that_fails_while_the_store_works_for_others_is_given_up(
    trial: Callable[..., Trial], store: Store
) -> None:
    """Else it would hold up its lane for ever."""
    store.record([a_job("a")])
    away = StoreUnavailable("x.db", "too much", "try less")
    one = trial(*[away] * 100)

    async def others_write(seconds: float) -> bool:
        one.pauses.append(seconds)
        assert one.outage is not None
        one.outage.note_success(wrote=True)
        return True

    one.pause = others_write
    assert await one.see_through()

    assert ("failed", 5) == one.row()[:2]


@pytest.mark.parametrize(
    ("outcome", "line"),
    [
        (ValueError(), "telegram:1: attempt 1"),
        (RetryAfter(seconds=9, reason="flood"), "telegram:1: again in 9 s: flood"),
        (TakenOver("abcd"), "abcd"),
        (Unreadable("subscription", "no such zone"), "telegram:1: set aside: "),
        (Failed(reason="refused"), ""),
    ],
)
async def test_who_runs_the_bot_reads_in_the_log_what_went_wrong(
    trial: Callable[..., Trial],
    caplog: pytest.LogCaptureFixture,
    outcome: Outcome | Exception,
    line: str,
) -> None:
    """With the lane, and where there is one, the pause until it is tried again."""
    with caplog.at_level("INFO"):
        await trial(outcome, Done()).see_through(is_new=True)

    assert line in caplog.text
    assert bool(line) is bool(caplog.text)


async def test_what_is_given_up_is_logged_with_how_often_it_was_tried(
    trial: Callable[..., Trial], store: Store, caplog: pytest.LogCaptureFixture
) -> None:
    """And so is an apology that fails: the job stays as it is then."""
    store.record([a_job("a")])
    one = trial(*[ValueError()] * 5)

    async def fail(_work: str) -> None:
        raise PlatformLost("room", "gone", "")

    one.handling.apologise = fail
    assert await one.see_through()

    assert "failed" == one.row()[0]
    assert "telegram:1: given up after 5 attempts" in caplog.text
    assert "telegram:1: left" in caplog.text
