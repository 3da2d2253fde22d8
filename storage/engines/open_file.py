"""An SQLite file that is in use: whether the one at its path is still the one that was opened."""

import os
from contextlib import closing
from pathlib import Path
from time import sleep
from urllib.parse import quote

from storage.engines.sqlite_driver import driver
from storage.errors import StoreDamaged, StoreUnavailable

_STOP = "stop the bot, put the file back or restore a backup, and start it again"
_STOP_ALL = "what was written is in the file: stop all programs that use it, and start them again"
_TRIES, _PAUSE = 50, 0.02
"""A second, in which a checkpoint that makes the file longer has come to its end."""

_FileId = tuple[int, int]


class OpenFile:
    """What the connections to a file have open, and what there is at its path."""

    def __init__(self, path: Path, where: str) -> None:
        """Look at the file at `path`, which may not be there yet.

        Args:
            path: of the file.
            where: the same, as a person may read it.
        """
        self._path = path.absolute()
        self._wal = f"{os.path.realpath(path)}-wal"  # SQLite follows links
        self._where = where
        self._opened: _FileId | None = None
        self._state: tuple[int, int] | None = None
        self._identity: str | None = None
        self._is_in_file = False

    def connected(self) -> _FileId | None:
        """Note that a connection was made; return which log it writes, if any.

        Raises:
            StoreUnavailable: the file is no longer the one of the earlier connections.
        """
        found = _file_id(self._path)
        if self._opened is None:
            self._opened = found
        elif found != self._opened:
            raise self._replaced(found)
        return _file_id(self._wal)

    def recognise(self, identity: str) -> None:
        """Take the file for that of a database from now on."""
        self._identity = identity

    def check(self) -> None:
        """See that the file at the path is the one that is open, and holds the same database.

        Raises:
            StoreUnavailable: it was deleted, moved or replaced.
            StoreDamaged: it was cut off, or written over.
        """
        try:
            found = os.stat(self._path)  # noqa: PTH116 - twice as quick, at each transaction
        except FileNotFoundError:
            raise self._replaced(None) from None
        if (found.st_dev, found.st_ino) != self._opened:
            raise self._replaced((found.st_dev, found.st_ino))
        state = found.st_size, found.st_mtime_ns
        if state != self._state and self._identity:
            self._look_inside()
            self._state = state

    def has_log(self, log: _FileId | None) -> bool:
        """Whether the log that a connection writes still lies beside the file."""
        return log is None or _file_id(self._wal) == log

    def log_lost(self) -> StoreUnavailable:
        """Return the refusal to write into a log that has no name any more."""
        return StoreUnavailable(self._where, "its -wal file was deleted while in use", _STOP_ALL)

    def _look_inside(self) -> None:
        """Compare the identity in the file itself, whatever the log says."""
        for tried in range(_TRIES):
            try:
                found = identity_in(self._path)
                break
            except driver.Error as error:
                if tried == _TRIES - 1:
                    reason = "it was damaged while in use"
                    raise StoreDamaged(self._where, reason, _STOP) from error
                sleep(_PAUSE)
        if found is None and not self._is_in_file:
            return  # it is still in the log
        if found != self._identity:
            raise StoreUnavailable(self._where, "it was replaced while in use", _STOP)
        self._is_in_file = True

    def _replaced(self, found: _FileId | None) -> StoreUnavailable:
        what = "deleted" if found is None else "replaced"
        return StoreUnavailable(self._where, f"it was {what} while in use", _STOP)


def identity_in(file: Path) -> str | None:
    """Return the identity of the database in a file, its log left aside; None: it has none there.

    Raises:
        driver.Error: it can't be read, or is just being written.
    """
    # through SQLite: to close a file of one's own would let go of SQLite's locks on it
    uri = f"file:{quote(str(file.absolute()))}?immutable=1"
    with closing(driver.connect(uri, uri=True)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'meta'").fetchone():
            return None
        row = connection.execute("SELECT value FROM meta WHERE name = 'identity'").fetchone()
    return str(row[0]) if row else None


def _file_id(path: Path | str) -> _FileId | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return None
    return found.st_dev, found.st_ino
