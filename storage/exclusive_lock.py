"""One bot at a time on an SQLite file: it holds a lock that ends with its process."""

from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from storage.errors import StoreUnavailable
from storage.opening import sqlite_file

_IN_USE = "another bot is already using it"
_REMEDY = "stop it, or give this one another DATABASE_URL (PostgreSQL can be shared)"


def needs_exclusive_lock(url: str) -> bool:
    """Whether only one bot at a time may work on the database at `url`."""
    return sqlite_file(url) is not None


@contextmanager
def exclusive_lock(url: str) -> Iterator[None]:
    """Keep other bots from the database at `url` for a while, where it can't be shared.

    Raises:
        StoreUnavailable: another bot does so.
    """
    file = sqlite_file(url)
    if file is None:
        yield
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{file}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise StoreUnavailable(str(file), _IN_USE, _REMEDY) from None
    with lock:
        yield
