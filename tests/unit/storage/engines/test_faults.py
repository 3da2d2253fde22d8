import pickle
import sqlite3
from collections.abc import Iterator

import psycopg
import pytest
import sqlalchemy.exc

from storage.engines.faults import map_driver_errors
from storage.engines.sqlite_driver import driver
from storage.errors import (
    NotFound,
    StorageError,
    StoreDamaged,
    StoreUnavailable,
    StoreUnreachable,
)


def families(base: type[Exception]) -> Iterator[type[Exception]]:
    """Yield `base` and all that is derived from it."""
    yield base
    for derived in base.__subclasses__():
        yield from families(derived)


def made(kind: type[Exception]) -> Exception:
    """Return an error of that kind."""
    if issubclass(kind, sqlalchemy.exc.DBAPIError):
        return kind("SELECT 1", {}, RuntimeError("boom"))
    if issubclass(kind, sqlalchemy.exc.StatementError):
        return kind("boom", "SELECT 1", {}, RuntimeError("boom"))
    return kind.__new__(kind, "boom")


def raised(error: Exception, driver: type[Exception] = driver.Error) -> StorageError:
    """Return what becomes of `error`."""
    with pytest.raises(StorageError) as told, map_driver_errors("here.db", driver):
        raise error
    return told.value


@pytest.mark.parametrize(
    ("family", "driver"),
    [
        (driver.Error, driver.Error),
        (psycopg.Error, psycopg.Error),
        (sqlalchemy.exc.SQLAlchemyError, driver.Error),
    ],
)
def test_every_error_of_a_library_is_told_in_our_words(
    family: type[Exception], driver: type[Exception]
) -> None:
    """Whatever the database's libraries raise, the caller sees a StorageError, and its cause."""
    for error in map(made, families(family)):
        told = raised(error, driver)

        assert error is told.__cause__
        assert "here.db" in str(told)
        assert str(told) == str(pickle.loads(pickle.dumps(told)))  # noqa: S301 - our own


def test_an_error_that_sqlalchemy_wraps_is_told_by_its_own_code() -> None:
    """Damage that the server reports is damage, the rest is not."""
    for kind in families(psycopg.Error):
        wrapped = sqlalchemy.exc.DBAPIError("SELECT 1", {}, made(kind))

        damaged = (getattr(kind, "sqlstate", None) or "").startswith("XX")
        assert isinstance(raised(wrapped), StoreDamaged if damaged else StoreUnavailable)


@pytest.mark.parametrize(
    ("kind", "away"),
    [
        (psycopg.errors.AdminShutdown, True),
        (psycopg.errors.CannotConnectNow, True),
        (psycopg.errors.ConnectionFailure, True),
        (psycopg.errors.TooManyConnections, True),
        (psycopg.errors.InvalidPassword, False),
        (psycopg.errors.InvalidCatalogName, False),
        (psycopg.errors.LockNotAvailable, False),
        (psycopg.errors.QueryCanceled, False),
    ],
)
def test_a_server_that_is_away_is_told_from_one_that_refuses(
    kind: type[psycopg.Error], *, away: bool
) -> None:
    """Waiting helps only with the first."""
    wrapped = sqlalchemy.exc.DBAPIError("SELECT 1", {}, made(kind))

    assert away is isinstance(raised(wrapped), StoreUnreachable)


@pytest.mark.parametrize(
    ("said", "away"),
    [
        ("connection failed: Connection refused\n\tIs the server running?", True),
        ("connection failed: FATAL:  the database system is starting up", True),
        ("connection timeout expired", True),
        ('connection failed: FATAL:  password authentication failed for user "bot"', False),
        ('connection failed: FATAL:  database "news" does not exist', False),
        ('connection failed: FATAL:  no pg_hba.conf entry for host "10.1.1.1"', False),
    ],
)
def test_a_connection_that_fails_tells_whether_waiting_helps(said: str, *, away: bool) -> None:
    """There is no code then, only what is said."""
    error = sqlalchemy.exc.OperationalError("", {}, psycopg.OperationalError(said))

    assert away is isinstance(raised(error), StoreUnreachable)


@pytest.mark.parametrize(
    ("code", "remedy"),
    [
        (sqlite3.SQLITE_FULL, "make room"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "wait for"),
        (sqlite3.SQLITE_IOERR_WRITE, "check the disk"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "allow writing"),
        (sqlite3.SQLITE_CORRUPT_INDEX, "restore a backup"),
        (sqlite3.SQLITE_NOTADB, "restore a backup"),
        (sqlite3.SQLITE_MISMATCH, "try again"),
    ],
)
def test_what_sqlite_reports_names_what_to_do(code: int, remedy: str) -> None:
    """By the primary code of the extended one."""
    error = driver.OperationalError("boom")
    error.sqlite_errorcode = code

    assert remedy in str(raised(error))


def test_what_postgres_reports_names_what_to_do() -> None:
    """By the class of its code; no code at all is a server that was not reached."""
    remedies = {
        psycopg.OperationalError: "see that the server runs, and correct",
        psycopg.errors.LockNotAvailable: "wait for",
        psycopg.errors.DiskFull: "give the server room",
        psycopg.errors.InsufficientPrivilege: "the right to",
        psycopg.errors.IndexCorrupted: "restore a backup",
        psycopg.errors.ProgramLimitExceeded: "try again",
        psycopg.errors.StringDataRightTruncation: "fix the text",
    }
    for kind, remedy in remedies.items():
        family = "DataError" if issubclass(kind, psycopg.DataError) else "OperationalError"
        wrapped = getattr(sqlalchemy.exc, family)("SELECT 1", {}, made(kind))

        assert remedy in str(raised(wrapped))


def test_only_the_first_line_of_a_reason_is_told() -> None:
    """An error's text is one line, and a server's details are not for everyone."""
    told = raised(driver.OperationalError("boom\nDETAIL: Key (body)=(a secret)"))

    assert "secret" not in str(told)
    assert 1 == len(str(told).splitlines())


@pytest.mark.parametrize("error", [NotFound("topic", "trade"), KeyError("a bug"), OSError("else")])
def test_what_is_no_error_of_a_library_passes(error: Exception) -> None:
    """Our own errors, and mistakes in the program, are not called a database's fault."""
    with pytest.raises(type(error)) as told, map_driver_errors("here.db", driver.Error):
        raise error

    assert error is told.value
