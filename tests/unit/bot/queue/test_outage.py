"""What all who use the store share while it can't be used."""

import asyncio

import pytest

from bot.queue.backoff import backoff
from bot.queue.outage import Outage
from storage.errors import StoreUnavailable, StoreUnreachable

AWAY = StoreUnreachable("postgresql://db/news", "connection refused", "see that it runs")
STARTING = StoreUnreachable("postgresql://db/news", "it starts", "see that it runs")
EMPTIED = StoreUnavailable("postgresql://db/news", "it was emptied", "restore a backup")
FULL = StoreUnavailable("news.db", "database or disk is full", "make room")


def test_pauses_double_up_to_the_longest() -> None:
    """However many failures there were."""
    assert [1, 2, 4, 8, 10, 10] == [backoff(number, 10) for number in (1, 2, 3, 4, 5, 5_000)]


async def test_an_outage_is_logged_once_as_it_begins_and_ends(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """However many fail meanwhile, and work afterwards."""
    outage = Outage()
    for _ in range(50):
        outage.note_failure(AWAY)
    await asyncio.sleep(90)
    for _ in range(50):
        outage.note_success()

    assert [
        f"{AWAY}; trying again until it works, nothing is lost meanwhile",
        "the store works again, after 90 s",
    ] == [record.getMessage() for record in caplog.records]


async def test_the_same_trouble_is_not_logged_again_for_ten_minutes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """As when it comes and goes."""
    outage = Outage()
    for _ in range(30):
        outage.note_failure(AWAY)
        await asyncio.sleep(10)
        outage.note_success()
        await asyncio.sleep(10)
    assert 2 == len(caplog.records)

    outage.note_failure(AWAY)
    assert 3 == len(caplog.records)


async def test_all_go_on_as_soon_as_the_store_works_for_one() -> None:
    """Not only when their own pause is over."""
    outage, loop = Outage(), asyncio.get_running_loop()
    outage.note_failure(AWAY)
    begun = loop.time()
    waiting = [asyncio.create_task(outage.wait(9)) for _ in range(3)]
    await asyncio.sleep(4)
    outage.note_success()

    assert [True] * 3 == await asyncio.gather(*waiting)
    assert 4 == round(loop.time() - begun)


async def test_nobody_waits_for_longer_than_15_seconds() -> None:
    """So that all goes on soon after the store is back."""
    outage, loop = Outage(), asyncio.get_running_loop()
    outage.note_failure(AWAY)
    begun = loop.time()

    assert await outage.wait(50)
    assert 15 == round(loop.time() - begun)


async def test_what_fails_while_the_store_works_for_others_is_not_tried_in_a_loop() -> None:
    """It waits as long as it would otherwise, a second at least."""
    outage, loop = Outage(), asyncio.get_running_loop()
    begun = loop.time()
    for failures in range(1, 6):
        outage.note_failure(AWAY)
        outage.note_success()
        await outage.wait(failures)

    assert 5 <= loop.time() - begun


async def test_a_wait_ends_with_the_patience_of_who_waits() -> None:
    """Such as when the bot is told to stop."""
    outage = Outage()
    outage.note_failure(AWAY)

    async def impatient(seconds: float) -> bool:
        await asyncio.sleep(min(seconds, 2))
        return seconds <= 2

    assert await outage.wait(1, impatient)
    assert not await outage.wait(9, impatient)


async def test_what_can_be_read_but_not_written_does_not_work_again() -> None:
    """A full disk does, until something is written."""
    outage = Outage()
    outage.note_failure(FULL)
    outage.note_success()
    assert outage.is_on()

    outage.note_success(wrote=True)
    assert not outage.is_on()


async def test_another_reason_is_logged_during_an_outage(caplog: pytest.LogCaptureFixture) -> None:
    """As when the server is back and empty; each once, and no word by which it restarts."""
    outage = Outage()
    for error in (AWAY, STARTING, EMPTIED, AWAY, FULL, EMPTIED, FULL):
        outage.note_failure(error)

    assert [str(AWAY), str(EMPTIED), str(FULL)] == [
        record.getMessage().partition(";")[0] for record in caplog.records
    ]


async def test_trouble_in_turns_is_not_logged_again_for_ten_minutes(
    caplog: pytest.LogCaptureFixture,
) -> None:
    """As of a disk that is full now and then while the server restarts."""
    outage = Outage()
    for _ in range(5):
        for error in (AWAY, FULL):
            outage.note_failure(error)
            outage.note_success(wrote=True)

    assert 4 == len(caplog.records)
