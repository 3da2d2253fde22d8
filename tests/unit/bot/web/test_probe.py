"""Probes: what may hang holds up one thread, and nobody for long."""

import asyncio
from threading import Event, active_count

import pytest

from bot.web.probe import Probe


async def test_whoever_asks_at_a_time_shares_a_reading() -> None:
    """And for a moment afterwards; then it is read again."""
    readings = iter(range(10))
    probe = Probe(lambda: next(readings), fresh=60, patience=60)
    first = await asyncio.gather(*(probe.value() for _ in range(5)))
    later = await probe.value()
    stale = Probe(lambda: next(readings), fresh=0, patience=60)

    assert ([0] * 5, 0) == (first, later)
    assert [1, 2] == [await stale.value(), await stale.value()]


async def test_a_reading_that_hangs_is_not_waited_for_and_not_begun_again() -> None:
    """However many ask meanwhile; once it comes to an end, its value is there."""
    end, begun = Event(), []

    def read() -> int:
        begun.append(active_count())
        end.wait(60)
        return len(begun)

    probe = Probe(read, fresh=60, patience=0.01)
    for _ in range(5):
        with pytest.raises(TimeoutError):
            await probe.value()
    end.set()
    async with asyncio.timeout(60):
        while True:
            try:
                value = await probe.value()
            except TimeoutError:
                continue
            break

    assert (1, 1) == (value, len(begun))


async def test_an_error_reaches_everyone_who_asks() -> None:
    """As it was raised."""

    def fail() -> int:
        raise OSError("gone")

    probe = Probe(fail, fresh=60, patience=60)
    raised = await asyncio.gather(probe.value(), probe.value(), return_exceptions=True)

    assert ["gone", "gone"] == [str(each) for each in raised]
