"""Backups, read again before they get their names; and restoring without a storm of digests."""

from collections.abc import Callable, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path

from bot.subscriptions.subscription import readable
from storage.backup import copy_all, counts
from storage.errors import StoreDamaged, StoreUnavailable
from storage.opening import open_store, sqlite_file
from storage.sql.store import SqlStore

_PART = ".part"
_WITH_IT = ("", "-wal", "-shm", "-journal")
"""What an SQLite file may have beside it."""


def back_up(url: str, file: Path) -> Mapping[str, int]:
    """Copy the store at `url`, while it is used, into a new SQLite file; return rows by table.

    Raises:
        StoreUnavailable: the file is there already, or can't be written.
        StoreDamaged: the copy could not be read as it should be.
    """
    if file.exists():
        raise StoreUnavailable(str(file), "it is there already", "name a file that is not")
    part = file.with_name(file.name + _PART)
    _remove(part)
    try:
        with closing(open_store(url, create=False)) as source, closing(_open(part)) as target:
            copied = copy_all(source, target)
        with closing(_open(part)) as again:
            again.database.check()
            if copied != counts(again):
                raise StoreDamaged(str(file), "the copy is incomplete", "try again")
        part.rename(file)
    finally:
        _remove(part)
    return copied


def restore(
    file: Path, url: str, now: datetime, on_moved: Callable[[Path], None]
) -> tuple[int, int]:
    """Replace the store at `url` by a backup; what was due is dropped, not sent again.

    Args:
        file: the backup.
        url: an SQLite file, which gets another name, or an empty PostgreSQL database.
        now: slots up to now are dropped.
        on_moved: called with the new place of a former SQLite file.

    Returns:
        How many articles there are, and how many pending requests were dropped.

    Raises:
        StoreUnavailable: there is no such backup, or the database is not empty.
    """
    with closing(open_store(str(file), create=False)) as backup:
        if database := sqlite_file(url):
            former = database.with_name(f"{database.name}.before-{now:%Y%m%dT%H%M%S}")
            if database.exists():
                for end in _WITH_IT:
                    beside = Path(f"{database}{end}")
                    if beside.exists():
                        beside.rename(f"{former}{end}")
                on_moved(former)
        with closing(open_store(url)) as store:
            copied = copy_all(backup, store)
            return copied["articles"], _drop_pending(store, now)


def _drop_pending(store: SqlStore, now: datetime) -> int:
    """Drop every pending request, and make each subscription due at its next slot."""
    for stored, subscription in readable(store.subscriptions()):
        if stored.due is not None:
            due = subscription.due_after(now)
            store.change_subscription(stored.number, stored.payload, due)
    return store.cancel_all(now)


def _open(file: Path) -> SqlStore:
    return open_store(f"sqlite:///{file.absolute()}")


def _remove(file: Path) -> None:
    for end in _WITH_IT:
        Path(f"{file}{end}").unlink(missing_ok=True)
