"""One open database: its transactions, with one writer at a time, and its faults in our words."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from storage.engines.faults import RESTORE, map_driver_errors
from storage.engines.sqlite_driver import driver
from storage.errors import StoreDamaged, StoreUnavailable

_WRITER = 0x62726965  # any number, as long as all who write to one PostgreSQL database agree
_TAKE_TURNS = text(
    "SELECT set_config('lock_timeout', :patience, true), pg_advisory_xact_lock(:writer)"
)


class Database:
    """A database that rooms of this package read from and write to."""

    def __init__(self, url: URL, where: str, patience: float) -> None:
        """Make ready to connect; nothing is opened yet.

        Args:
            url: the address, its driver named.
            where: the same as a person may read it (no password).
            patience: seconds to wait for a server, or for another program that writes.
        """
        self.where = where
        self._patience = patience
        self._closed = False
        self._engine = engine_for(url, patience)
        self._driver_error: type[Exception] = self._engine.dialect.loaded_dbapi.Error

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with."""
        with self._faults(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give a connection that reads all as it is at one instant, whoever writes meanwhile."""
        with self.reading() as connection:
            if self.dialect == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with, one writer at a time: all is kept, or nothing."""
        with self._faults(), self._engine.connect() as connection:
            connection.execution_options(writes=True)
            with connection.begin():
                if self.dialect == "postgresql":
                    patience = f"{round(self._patience * 1000)}ms"
                    connection.execute(_TAKE_TURNS, {"patience": patience, "writer": _WRITER})
                yield connection

    def check(self) -> None:
        """Read through an SQLite file, some 1 GB/s.

        Raises:
            StoreDamaged: something in it is not as it should be.
        """
        with self.reading() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one()
        if found != "ok":
            raise StoreDamaged(self.where, " ".join(found.split()), RESTORE)

    def close(self) -> None:
        """Let go of every connection."""
        self._closed = True
        self._engine.dispose()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        if self._closed:
            raise StoreUnavailable(self.where, "it was closed", "open it anew")
        with map_driver_errors(self.where, self._driver_error):
            yield


def engine_for(url: URL, patience: float) -> Engine:
    """Return an engine whose errors hold no texts of articles."""
    if url.get_backend_name() == "postgresql":
        # pre_ping: a connection that a restart of the server has cut is replaced, not handed out
        waiting = {"connect_timeout": max(2, round(patience))}
        return create_engine(url, connect_args=waiting, pool_pre_ping=True, hide_parameters=True)
    engine = create_engine(
        url, module=driver, connect_args={"timeout": patience}, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: driver.Connection, _: object) -> None:
    """Set a new SQLite connection up: we begin transactions ourselves, and what is kept is kept."""
    connection.isolation_level = None
    mode = "WAL" if wal_is_safe(driver.sqlite_version_info) else "DELETE"
    connection.execute(f"PRAGMA journal_mode={mode}")
    # FULL, and the folder is synced too: else a power loss may undo the last commit
    connection.execute("PRAGMA synchronous=EXTRA")
    connection.execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    """Begin an SQLite transaction; a writer takes its turn at once, so as not to fail half-way."""
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
