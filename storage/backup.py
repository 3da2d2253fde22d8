"""Backups, and restoring them: each whole or not at all, whatever happens meanwhile."""

import logging
from collections.abc import Callable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import inspect, select

from storage.copying.files import check_file, copy_to_file, name_anew
from storage.copying.parts import make_folder, part_of, remove_leftovers, replace
from storage.copying.rotation import kept_copies
from storage.copying.rows import copy_rows, count_rows, reflect_tables
from storage.engines.addresses import real_path, sqlite_file
from storage.engines.database import IDENTITY, Database
from storage.engines.sqlite import copy_backup, leave_wal
from storage.engines.upsert import upsert
from storage.errors import StorageError, StoreDamaged, StoreUnavailable
from storage.opening import copies_of, memory_of, open_copy, open_database, open_store
from storage.sql.corpus.refreshing import build_search
from storage.sql.store import SqlStore
from storage.sql.tables import meta

_LAST = "last backup"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class MadeBackup:
    """A backup that was made once: when, where, and whether it is there still."""

    at: datetime
    file: Path
    is_there: bool


def back_up(url: str, file: Path, now: datetime, folder: Path | None = None) -> Mapping[str, int]:
    """Copy the database at `url`, while it is used, into a new SQLite file; return rows by table.

    Raises:
        StoreUnavailable: there is no such database, or the file is there already, or can't be
            written.
        StoreDamaged: the copy could not be read as it should be.
    """
    with closing(open_database(url, create=False, folder=folder)) as database:
        copied = copy_to_file(database, file)
        try:
            _note(database, f"{now.isoformat()} {file.absolute()}")
        except StorageError as error:  # as on a full disk, for which the backup was made
            _log.warning("the backup is whole, but can't be noted: %s", error)
    return copied


def _note(database: Database, made: str) -> None:
    """Note the last backup in the database, if it is not too old to have a place for that."""
    with database.writing() as connection:
        if inspect(connection).has_table(meta.name):
            row = {"name": _LAST, "value": made}
            connection.execute(upsert(database.dialect, meta, "value"), row)


def newest_backup(url: str, folder: Path | None = None) -> MadeBackup | None:
    """Return the newest backup that is known: one that was asked for, or one before an upgrade.

    Raises:
        StorageError: the database at `url` can't be read.
    """
    with (
        closing(open_database(url, create=False, folder=folder)) as database,
        database.reading() as connection,
    ):
        stated = connection.scalar(select(meta.c.value).where(meta.c.name == _LAST))
    found = []
    if stated:
        at, _, name = stated.partition(" ")
        found.append(MadeBackup(datetime.fromisoformat(at), Path(name), _can_be_found(Path(name))))
    if place := copies_of(url, folder):
        for file in kept_copies(place)[:1]:
            at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
            found.append(MadeBackup(at, file, is_there=True))
    return max(found, key=lambda made: (made.is_there, made.at), default=None)


def restore(
    backup: Path,
    url: str,
    former: Path,
    settle: Callable[[SqlStore], None],
    folder: Path | None = None,
) -> bool:
    """Put a backup in the place of the database at `url`, which stays as it is until all is done.

    Args:
        backup: the file; it stays as it is, too.
        url: an SQLite file, or a PostgreSQL database with nothing in it.
        former: the new name of an SQLite file that was there.
        settle: changes what must not be in the store as it was; called before it takes its place.
        folder: where it is remembered which database a server has.

    Returns:
        Whether there was a file.

    Raises:
        StorageError: it is no sound backup, or a server's database is not empty, or there is no
            room.
    """
    file = sqlite_file(url)
    target = file and real_path(file)
    place = target or (folder or backup.parent) / "restoring"
    make_folder(place.parent)
    with part_of(place) as part:
        copy_backup(backup, part)
        with closing(open_copy(part, str(backup))) as store:
            name_anew(store.database)
            settle(store)
            if target is None:
                _fill(url, store, folder)
                return False
            restored, its = counts(store), _identity_of(store)
        leave_wal(part)
        check_file(part, restored)
        return _put(part, target, former, its)


def _can_be_found(file: Path) -> bool:
    try:
        return file.exists()
    except OSError:  # in a folder that is another user's
        return False


def clean_up(url: str) -> None:
    """Delete what a restore of an SQLite file has left that was killed; nobody restores it now."""
    if file := sqlite_file(url):
        remove_leftovers(real_path(file))


def copy_all(source: SqlStore, target: SqlStore) -> Mapping[str, int]:
    """Copy all of `source`, as it is at one instant, into `target`; return the rows of each table.

    Raises:
        StoreUnavailable: there is something in `target` already; nothing was changed.
        StoreDamaged: there is not as much in it afterwards.
    """
    where = target.database.where
    with source.database.snapshot() as there, target.database.exclusive() as here:
        tables = reflect_tables(here, reflect_tables(there).tables)
        if any(count_rows(here, tables).values()):
            raise StoreUnavailable(where, "there is something in it already", "name an empty one")
        copied = copy_rows(there, here)
        build_search(here, where)
        if copied != count_rows(here, tables):
            raise StoreDamaged(where, "the copy is incomplete", "try again")
    return copied


def counts(store: SqlStore) -> Mapping[str, int]:
    """Return how many rows each table has, but for what a store knows of itself."""
    with store.database.snapshot() as connection:
        return count_rows(connection, reflect_tables(connection))


def _fill(url: str, store: SqlStore, folder: Path | None) -> None:
    """Copy a store into a server's database, in one transaction."""
    with closing(open_store(url, folder=folder)) as target:
        copy_all(store, target)


def _identity_of(store: SqlStore) -> Mapping[str, int]:
    with store.database.reading() as connection:
        writes = store.database.count_writes(connection) or 0
        return {str(connection.scalar(IDENTITY)): writes}


def _put(part: Path, target: Path, former: Path, its: Mapping[str, int]) -> bool:
    """Put a finished store in the place of a file; return whether there was one."""
    if target.exists() and target.stat().st_size:
        with suppress(StoreDamaged):  # it may be what has to be replaced
            leave_wal(target)
    memory = memory_of(str(target), None)
    if memory and (known := memory.read()):
        # whichever of the two files a program finds next is the right one
        memory.write({**known, **its})
    there = replace(part, target, former)
    if memory:
        with suppress(OSError):
            memory.write(its)
    return there
