"""What Python's collector of cycles does while a library is open."""

import gc
from collections.abc import Iterator

import pytest

from bot.app.opening import collect_seldom


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*before)


def test_what_is_there_at_the_start_is_not_searched_again() -> None:
    """And what comes after it is searched seldom."""
    there = len(gc.get_objects())

    collect_seldom()

    assert gc.get_freeze_count() >= there
    assert gc.get_threshold()[0] >= 10_000
