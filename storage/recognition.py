"""Whether the database at an address is the one that was used there before."""

import logging
from contextlib import suppress
from pathlib import Path

from sqlalchemy import inspect

from storage.engines.database import IDENTITY, Database
from storage.engines.identity import IdentityFile
from storage.engines.open_file import identity_in
from storage.engines.sqlite_driver import driver
from storage.migrations.upgrade import revision

_EMPTY = "it is empty, but a database was here"

_log = logging.getLogger(__name__)


def recognise(database: Database, memory: IdentityFile | None) -> None:
    """Remember which database is here, from now on and for the next time.

    Args:
        database: one with the newest tables.
        memory: where it is remembered, if anywhere.
    """
    with database.reading() as connection:
        identity = str(connection.scalar(IDENTITY))
        writes = database.count_writes(connection) or 0
    if memory and memory.read() != {identity: writes}:
        try:
            memory.path.parent.mkdir(parents=True, exist_ok=True)
            memory.write({identity: writes})
        except OSError as error:
            _log.info("which database is used can't be remembered: %s", error)
    database.recognise(identity, memory)


def refuse_another(database: Database, memory: IdentityFile) -> None:
    """Refuse a database that is not the one that was used here.

    Raises:
        StoreUnavailable: it is not, or is empty, or lacks what was written last.
    """
    known = memory.read()
    with database.snapshot() as connection:
        if revision(connection) is None:
            memory.refuse_missing(database.where, _EMPTY)
        writes = database.count_writes(connection)
        has_one = inspect(connection).has_table("meta")
        identity: str | None = connection.scalar(IDENTITY) if has_one else None
    memory.refuse_another(database.where, known, identity, writes)


def refuse_unlike_file(file: Path, memory: IdentityFile) -> None:
    """Refuse a file that is not the one that was here, before SQLite joins it with a log.

    Raises:
        StoreUnavailable: it is another one, or there is nothing in it.
    """
    if not file.exists():
        return
    if file.stat().st_size == 0:
        memory.refuse_missing(str(file), _EMPTY)
    has_log = any(Path(f"{file}{end}").exists() for end in ("-wal", "-journal"))
    with suppress(driver.Error):  # it is just being written, or will be found damaged
        identity = identity_in(file)
        if identity or not has_log:
            memory.refuse_another(str(file), memory.read(), identity)
