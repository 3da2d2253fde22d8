"""Which database was used at a place: remembered in a small file, to be known again there.

A line is an identity, which is random, and how many transactions had changed that database.
"""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from storage.errors import StoreUnavailable

MOST_WRITES = 2**31 - 1
"""SQLite keeps the count in 32 bits (https://sqlite.org/pragma.html#pragma_user_version)."""
_GONE = "put it back, or restore a backup with `briefing-bot restore FILE`"


class IdentityFile:
    """A file that says which database was used at its place; nothing depends on its being there."""

    def __init__(self, path: Path) -> None:
        """Work on the file at `path`, be it there or not."""
        self.path = path.absolute()

    def read(self) -> Mapping[str, int] | None:
        """Return the identities that are right here, each with its count; None: nothing is known.

        Empty where the file can't be read: then some database was here.
        """
        try:
            lines = self.path.read_text("ascii").splitlines()
            return {identity: int(count) for identity, count in map(str.split, lines)}
        except FileNotFoundError:
            return None
        except (OSError, ValueError):
            return {}

    def write(self, known: Mapping[str, int]) -> None:
        """Replace what is remembered, at once, and see that it is on the disk.

        Raises:
            OSError: it can't be written.
        """
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}")
        try:
            with part.open("w", encoding="ascii") as opened:
                opened.writelines(_line(identity, count) for identity, count in known.items())
                opened.flush()
                os.fsync(opened.fileno())
            part.replace(self.path)
        finally:
            part.unlink(missing_ok=True)

    def count(self, identity: str, writes: int) -> None:
        """Remember that a database was changed once more, as far as that can be written."""
        with suppress(OSError):
            descriptor = os.open(self.path, os.O_WRONLY | os.O_CREAT, 0o600)
            try:
                os.pwrite(descriptor, _line(identity, writes).encode(), 0)
            finally:
                os.close(descriptor)

    def refuse_missing(self, where: str, reason: str) -> None:
        """Refuse to begin anew where a database was.

        Raises:
            StoreUnavailable: one was used here.
        """
        if self.path.exists():
            remedy = f"{_GONE}; to begin with an empty one, delete {self.path.name} beside it"
            raise StoreUnavailable(where, reason, remedy)

    def refuse_another(
        self,
        where: str,
        known: Mapping[str, int] | None,
        identity: str | None,
        writes: int | None = None,
    ) -> None:
        """Refuse a database that is not the one that was used here, or an older copy of that.

        Args:
            where: the database, as a person may read it.
            known: what was remembered before the database was read: it may be in use.
            identity: its own; None where it has none.
            writes: how many transactions have changed it; None where nobody counts.

        Raises:
            StoreUnavailable: it is not.
        """
        if not known:
            return
        to_use = f"to use this one from now on, delete {self.path.name}"
        if identity is None or identity not in known:
            reason = "it is not the database that was here"
            raise StoreUnavailable(where, reason, f"{_GONE}; {to_use}")
        if writes is not None and _is_behind(writes, known[identity]):
            reason = "its latest changes are missing: it is an older copy, or its -wal file is gone"
            raise StoreUnavailable(where, reason, f"{_GONE}; {to_use}")


def _is_behind(writes: int, noted: int) -> bool:
    """Whether a count is below another one, though both begin anew after the greatest number."""
    return 0 < (noted - writes) % MOST_WRITES < MOST_WRITES // 2


def _line(identity: str, writes: int) -> str:
    return f"{identity} {writes:010}\n"
