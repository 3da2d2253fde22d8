"""One bot at a time on an SQLite file: it holds a lock that ends with its process."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from storage.errors import StoreUnavailable
from storage.opening import address_of

_TAKEN = "another bot talks from it already"
_INSTEAD = "end that one, or give this one another DATABASE_URL (PostgreSQL can be shared)"


def is_alone(url: str) -> bool:
    """Whether only one bot at a time may talk from the database at `url`."""
    return address_of(url).get_backend_name() == "sqlite"


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Keep other bots from the database at `url` for a while, where it can't be shared.

    Raises:
        StoreUnavailable: another bot does so.
    """
    if not is_alone(url):
        yield
        return
    file = Path(address_of(url).database or "")
    file.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(f"{file}.lock")
    try:
        lock.acquire(blocking=False)
    except Timeout:
        raise StoreUnavailable(str(file), _TAKEN, _INSTEAD) from None
    with lock:
        yield
