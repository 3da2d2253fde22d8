"""Writers on one SQLite file begin in turn: whoever waits is next, however busy another one is.

SQLite lets waiting writers look again every 100 ms (https://sqlite.org/c3ref/busy_timeout.html):
beside a program that commits again and again they may never find the file free. Here a writer first
waits for its turn, and gives it up as soon as its transaction has begun: who has just committed
can't begin again before whoever has the turn meanwhile (a turnstile: Downey, The Little Book of
Semaphores, 2008, ch. 3.7).
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_LOOK_AGAIN = 0.002
"""Seconds: a tenth of what a commit takes that is forced to the disk."""


class WriteQueue:
    """The turn to begin writing, shared by the threads and programs of this machine."""

    def __init__(self, file: Path, patience: float) -> None:
        """Queue up for `file`, for `patience` seconds at most."""
        self._folder = file.absolute().parent
        self._patience = patience

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Give the turn; without it if it doesn't come in time, or if this folder can't be locked.

        Nothing depends on it but fairness: SQLite's own lock keeps writers apart.
        """
        try:
            # not the file: closing it would end this process's own locks on it
            # (https://sqlite.org/howtocorrupt.html#_posix_advisory_locks_canceled_by_a_separate_thread_doing_close_)
            folder = os.open(self._folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        except OSError:
            yield
            return
        try:
            with suppress(OSError):  # some network file systems lock no folder
                _wait_for(folder, time.monotonic() + self._patience)
            yield
        finally:
            with suppress(OSError):  # said, not left to close(): a forked child has it open, too
                fcntl.flock(folder, fcntl.LOCK_UN)
            os.close(folder)


def _wait_for(folder: int, until: float) -> None:
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                return
            time.sleep(_LOOK_AGAIN)
        else:
            return
