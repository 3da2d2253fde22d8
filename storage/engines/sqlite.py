"""SQLite: a file with one writer at a time, who takes the turn as the transaction begins."""

from collections.abc import Iterator
from contextlib import closing, contextmanager, nullcontext, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Column,
    ColumnElement,
    Connection,
    create_engine,
    event,
    func,
    select,
)
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from storage.engines.database import Database
from storage.engines.faults import NO_ROOM, RESTORE, map_driver_errors, sqlite_code
from storage.engines.identity import MOST_WRITES, IdentityFile
from storage.engines.open_file import OpenFile
from storage.engines.sqlite_driver import driver
from storage.engines.write_queue import WriteQueue
from storage.errors import StoreDamaged

_LOG = "log"


class SqliteDatabase(Database):
    """An SQLite file. Readers see the last commit; a second writer waits for the first."""

    def __init__(self, url: URL, where: str, patience: float, *, shared: bool = True) -> None:
        """Make ready to open the file.

        Args:
            url: of the file.
            where: the same, as a person may read it.
            patience: seconds to wait for another writer.
            shared: whether there may be other writers, who begin in turn.
        """
        self._file = OpenFile(Path(url.database or ""), where)
        # its errors hold no texts of articles
        engine = create_engine(
            url, module=driver, connect_args={"timeout": patience}, hide_parameters=True
        )
        event.listen(engine, "connect", self._connected)
        event.listen(engine, "begin", _begin)
        super().__init__(engine, where)
        self._turn = WriteQueue(Path(url.database or ""), patience).turn if shared else nullcontext

    snapshot = Database.reading
    """Every transaction reads the file as it was when it began."""

    def recognise(self, identity: str, memory: IdentityFile | None) -> None:
        """Take the file for the one of that identity, and refuse any other from now on."""
        super().recognise(identity, memory)
        self._file.recognise(identity)

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with, one writer at a time.

        Raises:
            StoreUnavailable: the file was deleted or replaced: nothing that was written counts.
        """
        with self._faults(), self._engine.connect() as connection:
            self._refuse_replaced(connection)
            connection.execution_options(writes=True)
            with self._turn():
                transaction = connection.begin()
            with transaction:
                self._refuse_emptied(connection)
                before = _changes(connection)
                yield connection
                writes = _count(connection) if _changes(connection) > before else None
            self._refuse_replaced(connection)
        if writes and self._identity and self._memory:
            self._memory.count(self._identity, writes)

    exclusive = writing

    def next_number(self, column: Column[int]) -> ColumnElement[int]:
        """Return one more than the greatest: nobody else writes meanwhile."""
        return select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()

    def count_writes(self, connection: Connection) -> int:
        """Return how many transactions have changed the file."""
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())

    def check(self) -> None:
        """Read through the file, some 1 GB/s."""
        with self.reading() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if found != "ok":
            raise StoreDamaged(self.where, " ".join(found.split()), RESTORE)

    def _connected(self, connection: driver.Connection, record: ConnectionPoolEntry) -> None:
        _prepare(connection)
        record.info[_LOG] = self._file.connected()

    def _refuse_replaced(self, connection: Connection) -> None:
        self._file.check()
        if not self._file.has_log(connection.info[_LOG]):
            with suppress(SQLAlchemyError):  # what was committed need not be lost with it
                connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")
            raise self._file.log_lost()


def copy_pages(there: Connection, file: Path) -> None:
    """Copy all that `there` reads into a new file, page by page (https://sqlite.org/backup.html).

    It need not be safe from a power loss before it is finished.
    """
    _copy(_raw(there), file, str(there.engine.url.database))


def copy_backup(backup: Path, file: Path) -> None:
    """Copy a backup, and its log where it has one, into a new file; change nothing of it.

    Raises:
        StoreUnavailable: it can't be read.
        StoreDamaged: it is no database.
    """
    how = "mode=ro" if Path(f"{backup}-wal").exists() else "immutable=1"
    uri = f"file:{quote(str(backup.absolute()))}?{how}"
    with (
        map_driver_errors(str(backup), driver.Error),
        closing(driver.connect(uri, uri=True)) as source,
    ):
        _copy(source, file, str(backup))


def _copy(source: driver.Connection, file: Path, where: str) -> None:
    """Copy all pages of what is at `where` into a new file."""
    try:
        with closing(driver.connect(file)) as target:
            target.execute("PRAGMA synchronous=OFF")
            source.backup(target)
    except driver.Error as error:  # which of the two it is about
        at_fault = str(file) if sqlite_code(error) in NO_ROOM else where
        with map_driver_errors(at_fault, driver.Error):
            raise


def leave_wal(file: Path) -> None:
    """Bring a file's log into it, so that there is but one file.

    Raises:
        StoreUnavailable: another program has it open.
        StoreDamaged: it is no sound database.
    """
    with (
        map_driver_errors(str(file), driver.Error),
        closing(driver.connect(file, isolation_level=None)) as connection,
    ):
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()


def _prepare(connection: driver.Connection) -> None:
    """Set up a new connection: we begin transactions ourselves, and a commit is on the disk."""
    connection.isolation_level = None
    mode = "WAL" if wal_is_safe(driver.sqlite_version_info) else "DELETE"
    connection.execute(f"PRAGMA journal_mode={mode}")
    # FULL, and the folder is synced too: else a power loss may undo the last commit
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA user_version").fetchone()  # opens the log


def _changes(connection: Connection) -> int:
    """Return how many rows the connection has changed since it was made."""
    return int(_raw(connection).total_changes)


def _raw(connection: Connection) -> Any:  # noqa: ANN401 - the driver has no types
    return connection.connection.driver_connection


def _count(connection: Connection) -> int:
    """Count a transaction that changes something, as a part of it; return the count."""
    found = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    writes = int(found) % MOST_WRITES + 1
    connection.exec_driver_sql(f"PRAGMA user_version={writes}")
    return writes


def _begin(connection: Connection) -> None:
    """Begin a transaction; a writer takes the turn at once, so as not to fail half-way."""
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def wal_is_safe(version: tuple[int, ...]) -> bool:
    """Whether SQLite of this version may use its write-ahead log.

    Others can damage the file when two connections checkpoint (https://sqlite.org/wal.html, "the
    WAL-reset bug", mended in 3.51.3 and back-ported to 3.50.7 and 3.44.6).
    """
    return (
        version >= (3, 51, 3) or (3, 50, 7) <= version < (3, 51) or (3, 44, 6) <= version < (3, 45)
    )
