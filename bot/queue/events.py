"""What happens in the bot, by name and number: logs, metrics and tests listen."""

import logging
from collections.abc import Callable
from typing import TypeAlias

Listener: TypeAlias = Callable[[str, int], None]
"""Is called at once, in the order of subscription, with an event's name and how many there were."""

RECEIVING = ("receiving", "received")
"""From requests that come in to jobs that are stored."""
CLAIMING = ("due", "claiming", "claimed", "queued")
"""From a digest that is due to a job that is stored."""
ANSWERING = (
    "started", "composing", "composed", "preparing", "sending", "sent", "ending", "ended",
)  # fmt: skip
"""From a job to its answer."""
GOING_WRONG = (
    "delayed", "resumed", "doubted", "looked-up", "moving", "moved", "losing", "lost",
)  # fmt: skip
"""What happens where a platform does not simply take an answer."""
RECOVERING = ("taken-up", "recovered")
"""What happens with jobs that were left behind."""
COMMITTING = ("committing", "committed")
"""Before and after each group of steps is stored."""
FAILING = ("retried", "given-up", "set-aside", "taken-over")
"""What comes of jobs that can't be done, or not by this process."""

NAMES = (
    *RECEIVING, *CLAIMING, *ANSWERING, *GOING_WRONG, *RECOVERING, *COMMITTING, *FAILING,
)  # fmt: skip

_log = logging.getLogger(__name__)


class Events:
    """Passes events on to those who listen."""

    def __init__(self) -> None:
        """Have no listener yet."""
        self._listeners: list[Listener] = []

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` at every event from now on."""
        self._listeners.append(listener)

    def emit(self, name: str, count: int = 1) -> None:
        """Say that something happened, so many times; nothing where it did not happen at all."""
        if count:
            for listener in self._listeners:
                listener(name, count)


def log_event(name: str, count: int) -> None:
    """Log an event: a listener."""
    _log.debug("%s: %d", name, count)
