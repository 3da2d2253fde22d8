"""Open a store by its address: made and brought up to date where need be, or refused."""

import os
from pathlib import Path

from storage.engines.addresses import parse_address
from storage.engines.database import Database
from storage.engines.postgresql import PostgresqlDatabase
from storage.engines.sqlite import SqliteDatabase
from storage.errors import StoreUnavailable
from storage.migrations.upgrade import bring_up_to_date
from storage.sql.corpus.refreshing import refresh_search
from storage.sql.corpus.rereading import start_rereading
from storage.sql.store import SqlStore

_ALLOW = "allow writing to it, or name another DATABASE_URL"
_PATIENCE = 10.0
_READ_THROUGH = 32_000_000
"""Bytes: smaller files are checked whole at each opening, which takes some 25 ms at most. Of larger
ones SQLite itself compares head and length."""


def open_store(url: str, *, create: bool = True, patience: float = _PATIENCE) -> SqlStore:
    """Open the store at `url`, with its tables brought up to date.

    Args:
        url: `sqlite:///folder/file.db` (four slashes for an absolute path), the path of an SQLite
            file, or `postgresql://user:password@host:port/name`.
        create: make the store, and the folder of its file, where there is none.
        patience: seconds to wait for a server, or for another program that is writing.

    Raises:
        StoreUnavailable: it can't be reached or written, or there is none and `create` is False.
        StoreDamaged: the file is not a sound database.
        SchemaTooNew: a newer version of the program wrote it.
    """
    file = sqlite_file(url)
    if file:
        _prepare_folder(file, create=create)
    database = connect(url, patience)
    try:
        if file and file.exists() and file.stat().st_size <= _READ_THROUGH:
            database.check()
        bring_up_to_date(database, create=create)
        refresh_search(database)
        start_rereading(database)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)


def connect(url: str, patience: float = _PATIENCE) -> Database:
    """Return the database at `url`, whatever is in it; nothing is opened yet.

    Raises:
        StoreUnavailable: `url` is no address of a database.
    """
    address, where = parse_address(url)
    kind = SqliteDatabase if address.get_backend_name() == "sqlite" else PostgresqlDatabase
    return kind(address, where, patience)


def sqlite_file(url: str) -> Path | None:
    """Return the file of an SQLite database, or None for a server's.

    Raises:
        StoreUnavailable: `url` is no address of a database.
    """
    address, _ = parse_address(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def _prepare_folder(file: Path, *, create: bool) -> None:
    """Make the folder of a database file, and see that both can be written."""
    where = str(file)
    try:
        if not create and not file.exists():
            raise StoreUnavailable(where, "no such file", "run `briefing-bot ingest` to make it")
        file.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise StoreUnavailable(where, reason, "name another DATABASE_URL") from error
    for needed in (file.parent, file):
        if needed.exists() and not _writable(needed):
            raise StoreUnavailable(where, f"{needed} can't be written", _ALLOW)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
