"""Logs without secrets: whatever a library writes, a token never stands in it."""

import logging
from collections.abc import Collection
from urllib.parse import quote

_HIDDEN = "[secret]"


class Redacted(logging.Formatter):
    """Formats a record, errors and their traces included, with every secret blotted out."""

    def __init__(self, form: str, secrets: Collection[str]) -> None:
        """Blot out `secrets`, also as they stand in addresses; empty ones are none."""
        super().__init__(form)
        written = {
            form for secret in secrets if secret for form in (secret, quote(secret, safe=""))
        }
        self._secrets = sorted(written, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line to log."""
        line = super().format(record)
        for secret in self._secrets:
            line = line.replace(secret, _HIDDEN)
        return line


def log_to_stderr(level: str, secrets: Collection[str]) -> None:
    """Log on standard error from `level` on, without `secrets`."""
    handler = logging.StreamHandler()
    handler.setFormatter(Redacted("%(levelname)s %(name)s: %(message)s", secrets))
    logging.basicConfig(level=level, handlers=[handler], force=True)
