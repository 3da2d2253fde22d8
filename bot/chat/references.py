"""References: short names by which an operator finds a request in the log."""

import logging
from collections.abc import MutableMapping
from hashlib import sha256
from typing import Any

REFERENCE = "reference"
"""What a record about one request has; a user's error message names it."""


def reference_of(key: str) -> str:
    """Return a short name by which an operator finds the request of that key in the log."""
    return sha256(key.encode()).hexdigest()[:8]


class ReferenceLogger(logging.LoggerAdapter[logging.Logger]):
    """Logs what is about one request, under the reference that its user is told of a failure."""

    def __init__(self, log: logging.Logger, reference: str) -> None:
        """Log to `log`."""
        super().__init__(log, {REFERENCE: reference})
        self._reference = reference

    def process(
        self, msg: object, kwargs: MutableMapping[str, Any]
    ) -> tuple[str, MutableMapping[str, Any]]:
        """Return the message with the reference, which the record has, too."""
        return f"reference {self._reference}: {msg}", {**kwargs, "extra": self.extra}
