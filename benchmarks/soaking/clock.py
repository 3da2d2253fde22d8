"""A wall clock for bots that can be put forward and back while they run (libfaketime)."""

import os
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from multiprocessing import forkserver
from pathlib import Path

HOUR = 3600.0
_MISSING = "soak: libfaketime is not installed — apt install faketime"
_LIBRARY = next(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"), None)


class Clock:
    """The wall clock of all bots that are forked from now on; the monotonic one is nobody's."""

    def __init__(self, folder: Path) -> None:
        """Begin with the machine's, and start what bots are forked from.

        Raises:
            SystemExit: libfaketime is not installed.
        """
        if _LIBRARY is None:
            raise SystemExit(_MISSING)
        self._file = folder / "clock"
        self.offset = 0.0
        self.put(0.0)
        self.settings: Mapping[str, str] = {
            "FAKETIME_TIMESTAMP_FILE": str(self._file),
            "FAKETIME_CACHE_DURATION": "1",
            "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        }
        before = dict(os.environ)  # noqa: TID251 - what is forked has settings of its own
        os.environ.update({**self.settings, "LD_PRELOAD": str(_LIBRARY)})  # noqa: TID251 - the same
        try:
            forkserver.ensure_running()
        finally:
            for name in (*self.settings, "LD_PRELOAD"):
                del os.environ[name]  # noqa: TID251 - the same
            os.environ.update(before)  # noqa: TID251 - the same

    def put(self, offset: float) -> None:
        """Put it so many seconds before the machine's."""
        self.offset = offset
        part = self._file.with_suffix(".part")
        part.write_text(f"{offset:+.0f}")
        part.rename(self._file)

    def now(self) -> datetime:
        """Return what it shows."""
        return datetime.now(UTC) + timedelta(seconds=self.offset)  # noqa: TID251 - the machine's own
