"""Logs without secrets, whatever a library writes."""

import json
import logging
from collections.abc import Collection
from datetime import UTC, datetime
from urllib.parse import quote

from bot.chat.references import REFERENCE

_HIDDEN = "[secret]"


class Redacted(logging.Formatter):
    """Formats a record, with errors and tracebacks, and hides every secret."""

    def __init__(self, form: str | None, secrets: Collection[str]) -> None:
        """Hide `secrets`, also as they are encoded in addresses; empty ones are ignored."""
        super().__init__(form)
        written = {
            form for secret in secrets if secret for form in (secret, quote(secret, safe=""))
        }
        self._secrets = sorted(written, key=len, reverse=True)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line to log."""
        return self.redact(super().format(record))

    def redact(self, text: str) -> str:
        """Return `text` without the secrets."""
        for secret in self._secrets:
            text = text.replace(secret, _HIDDEN)
        return text


class JsonLines(Redacted):
    """Formats a record as one JSON object: time, level, logger, message, reference, error."""

    def __init__(self, secrets: Collection[str]) -> None:
        """Hide `secrets`."""
        super().__init__(None, secrets)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line to log; values are redacted before they are escaped."""
        error = self.formatException(record.exc_info) if record.exc_info else ""
        stated = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": self.redact(record.getMessage()),
            REFERENCE: getattr(record, REFERENCE, ""),
            "error": self.redact(error),
        }
        return json.dumps({name: value for name, value in stated.items() if value})


def log_to_stderr(level: str, secrets: Collection[str], form: str = "text") -> None:
    """Log on standard error from `level` on, without `secrets`, as `text` or `json`."""
    handler = logging.StreamHandler()
    text = Redacted("%(levelname)s %(name)s: %(message)s", secrets)
    handler.setFormatter(JsonLines(secrets) if form == "json" else text)
    logging.basicConfig(level=level, handlers=[handler], force=True)
