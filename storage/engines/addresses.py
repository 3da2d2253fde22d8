"""What an address of a database names: which kind, which file or server, and what may be shown."""

import os
import re
from hashlib import sha256
from pathlib import Path

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from storage.errors import StoreUnavailable

_DRIVERS = {
    "sqlite": "sqlite+pysqlite",
    "postgresql": "postgresql+psycopg",
    "postgres": "postgresql+psycopg",
}
_SHAPES = "write it as sqlite:///folder/file.db or postgresql://user:password@host:5432/name"


def parse_address(url: str) -> tuple[URL, str]:
    """Return the address with its driver, and what a person may read of it: no password.

    Raises:
        StoreUnavailable: it is none.
    """
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


def sqlite_file(url: str) -> Path | None:
    """Return the file of an SQLite database, or None for a server's.

    Raises:
        StoreUnavailable: `url` is no address of a database.
    """
    address, _ = parse_address(url)
    return Path(address.database or "") if address.get_backend_name() == "sqlite" else None


def real_path(file: Path) -> Path:
    """Return where a file really is, its links followed; links in a circle lead to themselves."""
    return Path(os.path.realpath(file))


def server_name(url: str) -> str:
    """Return a name for the database of a server, of which a file's name can be made.

    Raises:
        StoreUnavailable: `url` is no address of a database.
    """
    address, _ = parse_address(url)
    host, port = (address.query.get(name) for name in ("host", "port"))  # no password among these
    server = f"{address.host or host} {address.port or port} {address.database}"
    plain = re.sub(r"[^A-Za-z0-9_]", "-", address.database or "postgresql")
    return f"{plain}-{sha256(server.encode()).hexdigest()[:8]}"


def _file(path: str | None) -> tuple[URL, str]:
    if not path or path == ":memory:":
        raise StoreUnavailable("DATABASE_URL", "it names no file", _SHAPES)
    return URL.create(_DRIVERS["sqlite"], database=path), path
