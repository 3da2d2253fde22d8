"""A program that writes to a store again and again, and leaves it no rest."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from multiprocessing import get_context
from typing import TYPE_CHECKING

from sqlalchemy import text

from storage.opening import open_store

if TYPE_CHECKING:
    from multiprocessing.sharedctypes import Synchronized

_HOLD = 0.02
"""Seconds that a transaction takes: on a disk that is forced at each commit, 40 a second."""


@contextmanager
def busy_writer(url: str) -> Iterator[Callable[[], int]]:
    """Have another process commit to the store at `url`; give what counts its commits."""
    context = get_context("spawn")
    commits = context.Value("i", 0)
    process = context.Process(target=_write, args=(url, commits), daemon=True)
    process.start()
    try:
        while not commits.value:
            time.sleep(0.01)
        yield lambda: commits.value
    finally:
        process.kill()
        process.join()


def _write(url: str, commits: "Synchronized[int]") -> None:
    same = text("UPDATE meta SET value = value")
    with closing(open_store(url)) as store:
        while True:
            with store.database.writing() as connection:
                connection.execute(same)
                time.sleep(_HOLD)
            commits.value += 1
