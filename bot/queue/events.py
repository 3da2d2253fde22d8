"""What happens in the bot, by name and number: logs, metrics and tests listen."""

import logging
from collections.abc import Callable, Mapping
from typing import TypeAlias

Listener: TypeAlias = Callable[[str, int], None]
"""Is called at once, in the order of subscription, with an event's name and how many there were."""
Meter: TypeAlias = Callable[[str, float, Mapping[str, str]], None]
"""Is called at once with a measurement's name, its value and its labels."""

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
GATHERING = ("fetching", "fetched", "parsing", "parsed", "storing", "stored", "refreshing")
"""From a source that is due to the articles that came of it; then all briefs are made anew."""

NAMES = (
    *RECEIVING, *CLAIMING, *ANSWERING, *GOING_WRONG, *RECOVERING, *COMMITTING, *FAILING,
    *GATHERING,
)  # fmt: skip

MEASURED: Mapping[str, frozenset[str]] = {
    "requests": frozenset({"platform", "kind"}),
    "compose-seconds": frozenset(),
    "answers": frozenset({"platform", "result"}),
    "answer-seconds": frozenset({"platform", "kind"}),
    "digest-delay-seconds": frozenset({"platform"}),
    "digests": frozenset({"outcome"}),
    "sends": frozenset({"platform", "outcome"}),
    "jobs": frozenset({"kind", "state"}),
    "commit-seconds": frozenset(),
}
"""What is measured, with the labels of each: words of a small set, never a user, channel or text.
Names in -seconds are of durations; the others count."""

_log = logging.getLogger(__name__)


class Events:
    """Passes events and measurements on to those who listen."""

    def __init__(self) -> None:
        """Have no listener yet."""
        self._listeners: list[Listener] = []
        self._meters: list[Meter] = []

    def subscribe(self, listener: Listener) -> None:
        """Call `listener` at every event from now on."""
        self._listeners.append(listener)

    def subscribe_meter(self, meter: Meter) -> None:
        """Call `meter` at every measurement from now on."""
        self._meters.append(meter)

    def measure(self, name: str, value: float = 1, **labels: str) -> None:
        """Say what was measured, by a name and with the labels in `MEASURED`."""
        for meter in self._meters:
            try:
                meter(name, value, labels)
            except Exception:  # noqa: BLE001 - the same as below
                _log.exception("a meter failed at %s", name)

    def emit(self, name: str, count: int = 1) -> None:
        """Say that something happened, so many times; nothing where it did not happen at all."""
        if count:
            for listener in self._listeners:
                try:
                    listener(name, count)
                except Exception:  # noqa: BLE001 - who only listens stops nothing
                    _log.exception("a listener failed at %s", name)


def log_event(name: str, count: int) -> None:
    """Log an event: a listener."""
    _log.debug("%s: %d", name, count)
