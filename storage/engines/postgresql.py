"""PostgreSQL: many writers at once, who wait for each other only at the rows that both change."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from sqlalchemy import (
    URL,
    Column,
    ColumnElement,
    Connection,
    Sequence,
    create_engine,
    event,
    text,
)

from storage.engines.database import Database
from storage.errors import StoreUnavailable

if TYPE_CHECKING:
    import psycopg

_PROGRAM = 0x62726965  # any number, as long as all programs on one database agree
_NOTICED = {
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 25_000,
}
"""Half a minute until a server that went away without a word, as with its network, is noticed;
else who waits for its reply would wait for hours."""
_ANEW = 1.0
"""Seconds after which a reader looks anew which database it is."""
_TAKE_TURNS = text("SELECT pg_advisory_xact_lock(:program)")


class PostgresqlDatabase(Database):
    """A database on a server. Whoever waits for a lock too long is refused."""

    def __init__(self, url: URL, where: str, patience: float) -> None:
        """Make ready to connect; wait up to `patience` seconds for the server, and for locks."""
        # pre_ping: a connection that a restart of the server has cut is replaced, not handed out
        waiting = {"connect_timeout": max(2, round(patience)), **_NOTICED}
        # its errors hold no texts of articles
        engine = create_engine(url, connect_args=waiting, pool_pre_ping=True, hide_parameters=True)
        self._recognised = -_ANEW
        self._lock_timeout = f"SET lock_timeout = {round(patience * 1000)}"
        event.listen(engine, "connect", self._prepare)
        super().__init__(engine, where)

    @contextmanager
    def snapshot(self) -> Iterator[Connection]:
        """Give a connection that reads everything as it is at one instant."""
        with self.reading() as connection:
            connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection to write with; each statement sees what was committed before it."""
        with self._faults(), self._engine.connect() as connection, connection.begin():
            self._refuse_emptied(connection)
            yield connection

    @contextmanager
    def exclusive(self) -> Iterator[Connection]:
        """Give a connection to write with, one at a time: for changes to the tables themselves."""
        with self.writing() as connection:
            connection.execute(_TAKE_TURNS, {"program": _PROGRAM})
            yield connection

    @contextmanager
    def _faults(self) -> Iterator[None]:
        """Connect anew after a fault: a session keeps what was set for the role or the database.

        So it stays read-only, say, when the server no longer is.
        """
        try:
            with super()._faults():
                yield
        except StoreUnavailable:
            self._engine.dispose()
            raise

    def next_number(self, column: Column[int]) -> ColumnElement[int]:
        """Return the next number of the column's sequence; those of failed transactions lapse."""
        return Sequence(f"{column.table.name}_{column.name}_seq").next_value()

    def count_writes(self, connection: Connection) -> None:
        """Leave it to the server, which does not lose its log."""

    def check(self) -> None:
        """Leave it to the server."""

    def _refuse_replaced(self, connection: Connection) -> None:
        """Look once a second: a reader can do no harm, and a look is a way to the server."""
        now = monotonic()
        if now - self._recognised > _ANEW:
            self._refuse_emptied(connection)
            connection.rollback()
            self._recognised = now

    def _prepare(self, connection: "psycopg.Connection[tuple[object, ...]]", _: object) -> None:
        connection.autocommit = True
        connection.execute(self._lock_timeout.encode())
        connection.autocommit = False
