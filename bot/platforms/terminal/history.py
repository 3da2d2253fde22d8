"""Keeps what is typed at the prompt in a file, for the next time."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from prompt_toolkit.history import History

MOST = 1000
"""Lines that are kept."""
_SECRET = re.compile(
    r"\bxox[a-z]-|\bxapp-"  # Slack's tokens
    r"|\b\d{6,12}:[\w-]{30}"  # Telegram's
    r"|://[^/\s:@]{1,99}:[^/\s@]{1,99}@"  # an address with a password
    r"|\b(?:password|passwd|secret|token|api[_ -]?key)\s?[:=]",
    re.IGNORECASE,
)
"""What looks like a secret: a line with one is not kept."""


class FileHistory(History):
    """What was typed, the newest first; a file that can't be used is left alone."""

    def __init__(self, file: Path) -> None:
        """Keep it in `file`, which only its owner can read."""
        super().__init__()
        self._file = file

    def load_history_strings(self) -> Iterable[str]:
        """Return what was typed before, the newest first."""
        try:
            lines = self._file.read_text("utf-8", errors="replace").splitlines()
            if len(lines) > 2 * MOST:
                self._shorten(lines[-MOST:])
        except OSError:
            return []
        return lines[: -MOST - 1 : -1]

    def store_string(self, string: str) -> None:
        """Keep a line, unless it begins with a space or has something like a secret in it."""
        if string.startswith(" ") or _SECRET.search(string):
            return
        line = " ".join(string.split())
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._write(self._file, f"{line}\n", os.O_APPEND)
        except OSError:
            return

    def _shorten(self, lines: Iterable[str]) -> None:
        """Put `lines` in the file's place at once."""
        beside = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            self._write(beside, "".join(f"{line}\n" for line in lines), os.O_TRUNC)
            beside.replace(self._file)
        finally:
            beside.unlink(missing_ok=True)

    @staticmethod
    def _write(file: Path, text: str, how: int) -> None:
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | how, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as opened:
            os.fchmod(descriptor, 0o600)  # also of one that was there
            opened.write(text)
