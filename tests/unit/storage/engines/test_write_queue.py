"""Writers on one SQLite file take turns, however busy one of them is."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.engines.write_queue import WriteQueue
from storage.opening import open_store
from tests.busy_writer import busy_writer

WRITES = 15


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[int]:
    """The open folder of a database."""
    opened = os.open(tmp_path, os.O_RDONLY)
    yield opened
    os.close(opened)


def test_who_waits_is_next_after_a_busy_writer(store_file: Path) -> None:
    """It commits about once for each write of ours; it was fifty times, or we were refused."""
    url = f"sqlite:///{store_file}"
    with busy_writer(url) as commits, closing(open_store(url)) as store:
        before = commits()
        for number in range(WRITES):
            store.subscribe(f"telegram:{number}", "{}", None)

        assert 3 * WRITES > commits() - before


def test_the_turn_is_held_until_it_is_given_up(tmp_path: Path, folder: int) -> None:
    """Nobody else has it meanwhile, and anybody afterwards."""
    with WriteQueue(tmp_path / "store.db", 1).turn(), pytest.raises(BlockingIOError):
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)

    fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_the_turn_ends_though_a_forked_child_has_the_folder_open(
    tmp_path: Path, folder: int
) -> None:
    """A child that lives on does not keep writers waiting."""
    with WriteQueue(tmp_path / "store.db", 1).turn():
        reader, writer = os.pipe()
        if not (child := os.fork()):
            os.close(writer)
            os.read(reader, 1)  # until the parent lets go
            os._exit(0)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
    finally:
        os.close(writer)
        os.close(reader)
        os.waitpid(child, 0)


def test_who_waits_too_long_writes_without_its_turn(store_file: Path) -> None:
    """A program that was stopped while it had the turn holds nobody up for good."""
    held = os.open(store_file.parent, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    with closing(open_store(str(store_file), patience=0.05)) as store:
        number = store.subscribe("telegram:1", "{}", None)
    os.close(held)

    assert 1 == number
