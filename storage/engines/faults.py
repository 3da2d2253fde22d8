"""What the drivers raise, in our words: which error it is, and what its reader can do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DataError, DBAPIError, OperationalError, SQLAlchemyError

from storage.engines.sqlite_driver import driver
from storage.errors import (
    SchemaTooNew,
    StorageError,
    StoreDamaged,
    StoreUnavailable,
    StoreUnreachable,
)

ALLOW = "allow writing to it, or name another DATABASE_URL"
RESTORE = "restore a backup, or move it away and ingest again"
RESTART = "stop the bot, restore a backup, and start it again"
_AGAIN = "try again; if it stays so, run `briefing-bot doctor`"

_SQLITE_DAMAGE = frozenset({driver.SQLITE_CORRUPT, driver.SQLITE_NOTADB})
NO_ROOM = frozenset({driver.SQLITE_FULL, driver.SQLITE_IOERR})
"""Codes of a file that is written, not read."""
_SQLITE_WORDS = {
    "attempt to write a readonly database": driver.SQLITE_READONLY,
    "database disk image is malformed": driver.SQLITE_CORRUPT,
    "database is locked": driver.SQLITE_BUSY,
    "database or disk is full": driver.SQLITE_FULL,
    "disk I/O error": driver.SQLITE_IOERR,
    "file is not a database": driver.SQLITE_NOTADB,
    "unable to open database file": driver.SQLITE_CANTOPEN,
}
"""https://sqlite.org/c3ref/errcode.html: what sqlite3_errstr() says."""
_SQLITE_EMPTIED = ("no such table", "no such column")
"""What begins the reason where the database is not the one that was opened."""
_SQLITE_REMEDIES = {
    driver.SQLITE_BUSY: "wait for the program that is writing, or stop it, then try again",
    driver.SQLITE_LOCKED: "wait for the program that is writing, or stop it, then try again",
    driver.SQLITE_FULL: "make room on the disk, then try again",
    driver.SQLITE_IOERR: "check the disk and the room on it, then try again",
    driver.SQLITE_READONLY: "allow writing to it and its folder, or name another DATABASE_URL",
    driver.SQLITE_PERM: "allow writing to it and its folder, or name another DATABASE_URL",
    driver.SQLITE_CANTOPEN: "allow writing to it and its folder, or name another DATABASE_URL",
}

# https://www.postgresql.org/docs/18/errcodes-appendix.html: the first two characters are the class;
# where a table or a column is missing, the database is not the one that was opened.
_POSTGRES_DAMAGE = "XX"
_POSTGRES_REMEDIES = {
    "08": "see that the server runs, then try again",
    "25006": "make the database writable, or name the server that is in DATABASE_URL",
    "28": "correct the user and password in DATABASE_URL",
    "3D": "create the database, or correct its name in DATABASE_URL",
    "42": "give the user of DATABASE_URL the right to create and change tables there",
    "3F": RESTART,
    "42P01": RESTART,
    "42703": RESTART,
    "53": "give the server room and connections, then try again",
    "55": "wait for the program that is writing, or stop it, then try again",
    "57": "see that the server runs, then try again",
}
_POSTGRES_AWAY = ("08", "53300", "57P01", "57P02", "57P03", "57P05")
"""What codes begin with of a server that ends, starts, or takes nobody in just now."""
_POSTGRES_REFUSALS = (
    "authentication",
    "does not exist",
    "no password supplied",
    "pg_hba.conf",
    "permission denied",
)
"""What a server says that is there and refuses us: of a failed connection no code is known."""
_UNREACHED = (
    "see that the server runs, and correct the host, user, password or database in DATABASE_URL"
)


@contextmanager
def map_driver_errors(where: str, driver_error: type[Exception]) -> Iterator[None]:
    """Raise what the database or its driver raises inside as a `StorageError`, keeping the cause.

    Args:
        where: the store, as a person may read it (no password).
        driver_error: the base of all that the driver raises.
    """
    try:
        yield
    except (SQLAlchemyError, driver_error, UnicodeError) as error:
        raise _mapped(where, error) from error


@contextmanager
def map_system_errors(where: str, remedy: str = ALLOW) -> Iterator[None]:
    """Raise what the system says of a file or folder as `StoreUnavailable`.

    Args:
        where: the file or folder, as a person may read it.
        remedy: what to do.
    """
    try:
        yield
    except OSError as error:
        raise StoreUnavailable(where, error.strerror or type(error).__name__, remedy) from error


@contextmanager
def report_damage(where: str, what: str) -> Iterator[None]:
    """Raise as damage what goes wrong when a value is read that we wrote ourselves.

    Args:
        where: the store, as a person may read it.
        what: the thing that is read, as a person may read it.
    """
    try:
        yield
    except (LookupError, OverflowError, TypeError, ValueError) as error:
        raise StoreDamaged(where, f"{what} can't be read", RESTORE) from error


def sqlite_code(error: driver.Error) -> int:
    """Return the primary code of what SQLite's driver raised; 0 where none is known."""
    code: int | None = getattr(error, "sqlite_errorcode", None)
    if code is None:  # a backup's errors come without, but in SQLite's own words
        code = _SQLITE_WORDS.get(str(error), 0)
    return code & 0xFF  # the others say more of an extended code


def refuse_newer(where: str, what: str, version: int, known: int) -> None:
    """Refuse what a newer program has written in a form that is not known here.

    Raises:
        SchemaTooNew: its version is not known.
    """
    if version > known:
        raise SchemaTooNew(where, f"{what}, version {version}", f"{known}")


def _mapped(where: str, error: Exception) -> StorageError:
    orig = (error.orig if isinstance(error, DBAPIError) else None) or error
    reason = (str(orig).splitlines() or [type(orig).__name__])[0]
    if isinstance(orig, driver.Error):
        code = sqlite_code(orig)
        damaged, remedy = code in _SQLITE_DAMAGE, _SQLITE_REMEDIES.get(code)
        if reason.startswith(_SQLITE_EMPTIED):
            remedy = RESTART
        is_away = False
    else:
        state = getattr(orig, "sqlstate", None) or ""
        damaged = state.startswith(_POSTGRES_DAMAGE)
        remedy = _POSTGRES_REMEDIES.get(state) or _POSTGRES_REMEDIES.get(state[:2])
        is_away = state.startswith(_POSTGRES_AWAY)
        if not state and isinstance(error, OperationalError):
            remedy = _UNREACHED
            is_away = not any(each in str(orig) for each in _POSTGRES_REFUSALS)
    if damaged:
        return StoreDamaged(where, reason, RESTORE)
    if isinstance(error, (DataError, UnicodeError)):
        remedy = "fix the text, then try again"
    kind = StoreUnreachable if is_away else StoreUnavailable
    return kind(where, reason, remedy or _AGAIN)
