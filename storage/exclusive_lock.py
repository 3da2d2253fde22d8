"""One bot at a time on an SQLite file, by whatever path: its locks end with its process."""

import errno
import fcntl
import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from storage.engines.addresses import sqlite_file
from storage.engines.faults import map_system_errors
from storage.errors import StoreUnavailable

_IN_USE = "another bot is already using it"
_REMEDY = "stop it, or give this one another DATABASE_URL (PostgreSQL can be shared)"

_SET_LOCK: Final[int | None] = getattr(fcntl, "F_OFD_SETLK", None)
"""Linux's lock of an open file (fcntl_locking(2)): unlike POSIX's own, those that SQLite takes, it
does not end when the process closes another descriptor of that file."""
_BYTE: Final = 1 << 62
"""The byte that is locked: far beyond the file's end, and SQLite's own locks."""


class ExclusiveLock:
    """Two locks on a database file.

    One is on a file beside it, which is there before the database is. The other is on the database
    itself, so that links to it, and the deletion of the first one, let no second bot in.
    """

    def __init__(self, file: Path) -> None:
        """Lock `file`, with `hold`."""
        self._file = file
        self._beside = Path(f"{os.path.realpath(file)}.lock")
        self._locks: dict[tuple[int, int], FileLock] = {}
        self._databases: dict[tuple[int, int], int] = {}

    def hold(self) -> None:
        """Take the locks that are not held yet: of files that are there now.

        Raises:
            StoreUnavailable: another bot holds one, or it can't be made.
        """
        if _identity(self._beside) not in self._locks:
            lock = FileLock(self._beside)
            with map_system_errors(str(self._beside)):
                try:
                    lock.acquire(blocking=False)
                except Timeout:
                    raise StoreUnavailable(str(self._file), _IN_USE, _REMEDY) from None
            self._locks[_identity(self._beside)] = lock
        if _SET_LOCK is not None:
            self._hold_database(_SET_LOCK)

    def release(self) -> None:
        """Release all; only once no connection to the database is open, as SQLite's locks end."""
        for descriptor in self._databases.values():
            os.close(descriptor)
        for lock in self._locks.values():
            lock.release()

    def _hold_database(self, command: int) -> None:
        identity = _identity(self._file)
        if identity in self._databases:
            return
        try:
            descriptor = os.open(self._file, os.O_RDWR | os.O_CLOEXEC)
        except OSError:  # not there yet, or not to be written: who opens it says so
            return
        self._databases[identity] = descriptor
        try:
            fcntl.fcntl(descriptor, command, _lock_of_byte())
        except OSError as error:
            if error.errno in {errno.EACCES, errno.EAGAIN}:
                raise StoreUnavailable(str(self._file), _IN_USE, _REMEDY) from None
            # a file system without such locks: the other lock has to do


def _identity(file: Path) -> tuple[int, int]:
    """Return what a file is, whatever its path; of one that is not there, what no file is."""
    try:
        found = file.stat()
    except OSError:
        return -1, -1
    return found.st_dev, found.st_ino


def _lock_of_byte() -> bytes:
    """Return a `struct flock` that locks our byte for writing."""
    return struct.pack("hhqqi4x", fcntl.F_WRLCK, os.SEEK_SET, _BYTE, 1, 0)


def needs_exclusive_lock(url: str) -> bool:
    """Whether only one bot at a time may work on the database at `url`."""
    return sqlite_file(url) is not None


@contextmanager
def exclusive_lock(url: str) -> Iterator[ExclusiveLock | None]:
    """Keep other bots from the database at `url` for a while; None where it can be shared.

    Where the database is made meanwhile, or the lock's file is deleted, `hold` takes what is
    missing.

    Raises:
        StoreUnavailable: another bot does so, or the lock can't be made.
    """
    file = sqlite_file(url)
    if file is None:
        yield None
        return
    with map_system_errors(str(file)):
        with suppress(FileExistsError):  # it is a link to a folder that is to be made
            file.parent.mkdir(parents=True, exist_ok=True)
        lock = ExclusiveLock(file)
    try:
        lock.hold()
        yield lock
    finally:
        lock.release()
