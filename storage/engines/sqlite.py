"""SQLite: a file with one writer at a time, who takes the turn as the transaction begins."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

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

from storage.engines.database import Database
from storage.engines.faults import RESTORE
from storage.engines.sqlite_driver import driver
from storage.engines.write_queue import WriteQueue
from storage.errors import StoreDamaged


class SqliteDatabase(Database):
    """An SQLite file. Readers see the last commit; a second writer waits for the first."""

    def __init__(self, url: URL, where: str, patience: float) -> None:
        """Make ready to open the file; wait up to `patience` seconds for another writer."""
        # its errors hold no texts of articles
        engine = create_engine(
            url, module=driver, connect_args={"timeout": patience}, hide_parameters=True
        )
        event.listen(engine, "connect", _prepare)
        event.listen(engine, "begin", _begin)
        super().__init__(engine, where)
        self._queue = WriteQueue(Path(url.database or ""), patience)

    snapshot = Database.reading
    """Every transaction reads the file as it was when it began."""

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with, one writer at a time."""
        with self._faults(), self._engine.connect() as connection:
            connection.execution_options(writes=True)
            with self._queue.turn():
                transaction = connection.begin()
            with transaction:
                yield connection

    exclusive = writing

    def next_number(self, column: Column[int]) -> ColumnElement[int]:
        """Return one more than the greatest: nobody else writes meanwhile."""
        return select(func.coalesce(func.max(column), 0) + 1).scalar_subquery()

    def check(self) -> None:
        """Read through the file, some 1 GB/s."""
        with self.reading() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if found != "ok":
            raise StoreDamaged(self.where, " ".join(found.split()), RESTORE)


def _prepare(connection: driver.Connection, _: object) -> None:
    """Set up a new connection: we begin transactions ourselves, and a commit is on the disk."""
    connection.isolation_level = None
    mode = "WAL" if wal_is_safe(driver.sqlite_version_info) else "DELETE"
    connection.execute(f"PRAGMA journal_mode={mode}")
    # FULL, and the folder is synced too: else a power loss may undo the last commit
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA foreign_keys=ON")


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
