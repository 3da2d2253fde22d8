"""One open database: what every kind of it can do for the rooms that read and write."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

from sqlalchemy import Column, ColumnElement, Connection, Engine, text

from storage.engines.faults import RESTART, map_driver_errors
from storage.engines.identity import IdentityFile
from storage.errors import StoreUnavailable

IDENTITY = text("SELECT value FROM meta WHERE name = 'identity'")
"""Which database it is: a random text, given when its tables are made."""


class Database(ABC):
    """Transactions on one database; what its driver raises comes as a `StorageError`."""

    def __init__(self, engine: Engine, where: str) -> None:
        """Work through `engine`, which has not connected yet.

        Args:
            engine: SQLAlchemy's, for one database.
            where: its address as a person may read it (no password).
        """
        self.where = where
        self._engine = engine
        self._closed = False
        self._identity: str | None = None
        self._memory: IdentityFile | None = None
        self._driver_error: type[Exception] = engine.dialect.loaded_dbapi.Error

    @property
    def dialect(self) -> str:
        """`sqlite` or `postgresql`."""
        return self._engine.dialect.name

    def recognise(self, identity: str, memory: IdentityFile | None) -> None:
        """Take the database for the one of that identity, and refuse any other from now on."""
        self._identity, self._memory = identity, memory

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection to read with.

        Raises:
            StoreUnavailable: the database was deleted or replaced since it was opened.
        """
        with self._faults(), self._engine.connect() as connection:
            self._refuse_replaced(connection)
            yield connection

    @abstractmethod
    def snapshot(self) -> AbstractContextManager[Connection]:
        """Give a connection that reads everything as it is at one instant."""

    @abstractmethod
    def writing(self) -> AbstractContextManager[Connection]:
        """Give a connection to write with: everything is committed, or nothing."""

    @abstractmethod
    def exclusive(self) -> AbstractContextManager[Connection]:
        """Give a connection to write with that no other program has at the same time."""

    @abstractmethod
    def next_number(self, column: Column[int]) -> ColumnElement[int]:
        """Return an expression for a number that is greater than those in a unique column."""

    @abstractmethod
    def count_writes(self, connection: Connection) -> int | None:
        """Return how many transactions have changed the database; None: nobody counts."""

    @abstractmethod
    def _refuse_replaced(self, connection: Connection) -> None:
        """See that a connection still leads to the database that was opened.

        Raises:
            StoreUnavailable: it does not.
        """

    def _refuse_emptied(self, connection: Connection) -> None:
        """Compare the identity; what is found can't be dropped before the transaction ends.

        Raises:
            StoreUnavailable: it is not there, or another one.
        """
        if self._identity and connection.scalar(IDENTITY) != self._identity:
            raise StoreUnavailable(self.where, "it was emptied or replaced while in use", RESTART)

    @abstractmethod
    def check(self) -> None:
        """Read through the database as far as it can't be trusted to do so itself.

        Raises:
            StoreDamaged: something in it is not as it should be.
        """

    def close(self) -> None:
        """Let go of every connection."""
        self._closed = True
        self._engine.dispose()

    @contextmanager
    def _faults(self) -> Iterator[None]:
        if self._closed:
            raise StoreUnavailable(self.where, "it was closed", "open it again")
        with map_driver_errors(self.where, self._driver_error):
            yield
