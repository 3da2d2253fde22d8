"""Open a store by its address: made and brought up to date where need be, or refused."""

import os
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.engines.database import Database
from storage.errors import StoreUnavailable
from storage.migrations.upgrade import bring_up_to_date
from storage.sql.store import SqlStore

_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
_SHAPES = "write it as sqlite:///folder/file.db or postgresql://user:password@host:5432/name"
_ALLOW = "allow writing to it, or name another DATABASE_URL"
_READ_THROUGH = 32_000_000
"""Bytes: smaller files are checked whole at each opening, which takes some 25 ms at most. Of larger
ones SQLite itself compares head and length."""


def open_store(url: str, *, create: bool = True, patience: float = 10.0) -> SqlStore:
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
    address, where = _read(url)
    file = Path(address.database or "") if address.get_backend_name() == "sqlite" else None
    if file:
        _make_room(file, where, create=create)
    database = Database(address, where, patience)
    try:
        if file and file.exists() and file.stat().st_size <= _READ_THROUGH:
            database.check()
        bring_up_to_date(database, create=create)
    except BaseException:
        database.close()
        raise
    return SqlStore(database)


def address_of(url: str) -> URL:
    """Return the address of a database with its driver.

    Raises:
        StoreUnavailable: it is none.
    """
    return _read(url)[0]


def _read(url: str) -> tuple[URL, str]:
    """Return the address with its driver, and what a person may read of it: no password."""
    if "://" not in url:
        return _file(url)
    try:
        stated = make_url(url)
        driver = _DRIVERS[stated.get_backend_name()]
    except (ArgumentError, KeyError, ValueError):
        # from None: what the library could not read may be a part of the password
        raise StoreUnavailable("DATABASE_URL", "no address of a database", _SHAPES) from None
    if driver == _DRIVERS["sqlite"]:
        return _file(stated.database)
    if "@" in f"{stated.host}{stated.database}":
        raise StoreUnavailable("DATABASE_URL", "more than one @", "write %40 for @ in a password")
    public = (stated.username, None, stated.host, stated.port, stated.database)
    return stated.set(drivername=driver), str(URL.create("postgresql", *public))


def _file(path: str | None) -> tuple[URL, str]:
    if not path or path == ":memory:":
        raise StoreUnavailable("DATABASE_URL", "it names no file", _SHAPES)
    return URL.create(_DRIVERS["sqlite"], database=path), path


def _make_room(file: Path, where: str, *, create: bool) -> None:
    """Make the folder of a database file, and see that both can be written."""
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
