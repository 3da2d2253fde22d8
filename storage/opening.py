"""Open a store by its address: made and brought up to date where need be, or refused."""

import os
from functools import partial
from pathlib import Path
from uuid import uuid4

from sqlalchemy import inspect

from storage.copying.files import open_file
from storage.copying.rotation import keep_copy
from storage.engines.addresses import parse_address, real_path, server_name, sqlite_file
from storage.engines.database import IDENTITY, Database
from storage.engines.faults import ALLOW, RESTORE, map_system_errors
from storage.engines.identity import IdentityFile
from storage.engines.postgresql import PostgresqlDatabase
from storage.engines.sqlite import SqliteDatabase
from storage.engines.upsert import insert_if_absent
from storage.errors import StoreDamaged, StoreUnavailable
from storage.migrations.upgrade import bring_up_to_date, revision
from storage.recognition import recognise, refuse_another, refuse_unlike_file
from storage.sql.corpus.refreshing import refresh_search
from storage.sql.corpus.rereading import start_rereading
from storage.sql.store import SqlStore
from storage.sql.tables import meta, metadata

_NAME_ONE = "name a file that `briefing-bot backup` has made"
PATIENCE = 10.0
_READ_THROUGH = 32_000_000
"""Bytes: smaller files are checked whole at each opening, which takes some 25 ms at most. Of larger
ones SQLite itself compares head and length."""


def open_store(
    url: str, *, create: bool = True, patience: float = PATIENCE, folder: Path | None = None
) -> SqlStore:
    """Open the store at `url`, with its tables brought up to date.

    Which database is used is remembered: another one in its place, or none, is refused.

    Args:
        url: `sqlite:///folder/file.db` (four slashes for an absolute path), the path of an SQLite
            file, or `postgresql://user:password@host:port/name`.
        create: make the store, and the folder of its file, where there is none.
        patience: seconds to wait for a server, or for another program that is writing.
        folder: where it is remembered which database a server has, and where that is copied before
            an upgrade; None for neither. An SQLite file has both beside it.

    Raises:
        StoreUnavailable: it can't be reached or written, or there is none and `create` is False; or
            there is another one than there was.
        StoreDamaged: the file is not a sound database.
        SchemaTooNew: a newer version of the program wrote it.
    """
    database = open_database(url, create=create, patience=patience, folder=folder)
    try:
        file = sqlite_file(url)
        if file and file.exists() and file.stat().st_size <= _READ_THROUGH:
            database.check()
        keep = partial(keep_copy, database, copies_of(url, folder))
        bring_up_to_date(database, keep, create=create)
        _complete(database)
        recognise(database, memory_of(url, folder))
    except BaseException:
        database.close()
        raise
    return SqlStore(database)


def open_database(
    url: str, *, create: bool, patience: float = PATIENCE, folder: Path | None = None
) -> Database:
    """Return the database at `url`, of whatever revision, if it is the one that was there before.

    Raises:
        StoreUnavailable: it is not, or it can't be reached or written.
    """
    _, where = parse_address(url)
    with map_system_errors(where):
        file, memory = sqlite_file(url), memory_of(url, folder)
        if file:
            if memory and not file.exists():
                memory.refuse_missing(where, "the database that was here is gone")
            _prepare_folder(file, create=create)
            if memory:
                refuse_unlike_file(file, memory)
        database = connect(url, patience)
    try:
        if memory and memory.path.exists():
            refuse_another(database, memory)
    except BaseException:
        database.close()
        raise
    return database


def open_copy(file: Path, where: str) -> SqlStore:
    """Open a copy of a database, which nobody else knows of, brought up to date.

    Args:
        file: the copy.
        where: what it is a copy of, as a person may read it.

    Raises:
        StoreDamaged: it is not sound.
        StoreUnavailable: it is no database of ours.
        SchemaTooNew: a newer version of the program wrote it.
    """
    database = open_file(file, where)
    try:
        database.check()
        _refuse_no_backup(database)
        bring_up_to_date(database, lambda _: None, create=False)
        _complete(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)


def _refuse_no_backup(copy: Database) -> None:
    with copy.reading() as connection:
        if revision(connection) is None:
            raise StoreUnavailable(copy.where, "it is no backup", _NAME_ONE)


def memory_of(url: str, folder: Path | None) -> IdentityFile | None:
    """Return where it is remembered which database is at `url`, if anywhere."""
    place = copies_of(url, folder)
    return IdentityFile(place.with_name(f".{place.name}.identity")) if place else None


def copies_of(url: str, folder: Path | None) -> Path | None:
    """Return the file with whose name begin those that are kept of the database at `url`."""
    if file := sqlite_file(url):
        return real_path(file)
    return folder / server_name(url) if folder else None


def _complete(database: Database) -> None:
    """See that a database of the newest revision has all that goes with it.

    Raises:
        StoreDamaged: it lacks a table.
    """
    with database.reading() as connection:
        missing = metadata.tables.keys() - inspect(connection).get_table_names()
    if missing:
        names = ", ".join(sorted(missing))
        raise StoreDamaged(database.where, f"tables are missing: {names}", RESTORE)
    refresh_search(database)
    start_rereading(database)
    with database.reading() as connection:
        if connection.scalar(IDENTITY):
            return
    with database.writing() as connection:
        row = {"name": "identity", "value": uuid4().hex}
        connection.execute(insert_if_absent(database.dialect, meta), row)


def connect(url: str, patience: float = PATIENCE) -> Database:
    """Return the database at `url`, whatever is in it; nothing is opened yet.

    Raises:
        StoreUnavailable: `url` is no address of a database.
    """
    address, where = parse_address(url)
    kind = SqliteDatabase if address.get_backend_name() == "sqlite" else PostgresqlDatabase
    return kind(address, where, patience)


def _prepare_folder(file: Path, *, create: bool) -> None:
    """Make the folder of a database file, and see that both can be written."""
    where = str(file)
    if not create and not file.exists():
        raise StoreUnavailable(where, "no such file", "run `briefing-bot ingest` to make it")
    file.parent.mkdir(parents=True, exist_ok=True)
    for needed in (file.parent, file):
        if needed.exists() and not _writable(needed):
            raise StoreUnavailable(where, f"{needed} can't be written", ALLOW)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
