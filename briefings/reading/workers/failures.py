"""Why a call ended without a result, in words for whoever supplied what it read."""

import signal
from collections.abc import Mapping
from typing import Final

from briefings.reading.workers.limits import MEGABYTE, MOST_MEMORY, Limits

_DIVIDE: Final = "divide it into smaller files, or save its text as .txt"
_REPORT: Final = "leave it out, and report this as a bug"
_LARGE: Final = f"reading it takes more than {MOST_MEMORY // MEGABYTE} MB of memory"
_BY_SIGNAL: Final[Mapping[int, str]] = {
    signal.SIGPROF: "reading it takes more than {limits.cpu:g} seconds of computing",
    signal.SIGALRM: "reading it takes more than {limits.wall:g} seconds",
    signal.SIGKILL: "the system stopped its reader, perhaps for lack of memory",
    signal.SIGABRT: f"{_LARGE}, or its reader crashed",
}


class CallFailed(Exception):  # noqa: N818 - an outcome that callers turn into a refusal
    """A call ended without a result, and what it read is to blame.

    Attributes:
        reason: what happened, in words.
        remedy: what to do.
    """

    def __init__(self, reason: str, remedy: str) -> None:
        """Keep both."""
        self.reason, self.remedy = reason, remedy
        super().__init__(f"{reason} — {remedy}")


class CallCancelled(Exception):  # noqa: N818 - asked for
    """Whoever made the call wants no answer any more."""


def failure_by_error(name: str) -> CallFailed:
    """Return the failure of a call that raised an error of that name."""
    if name == MemoryError.__name__:
        return failure_by_memory()
    return CallFailed(f"its reader failed ({name})", _REPORT)


def failure_by_exit(code: int, limits: Limits) -> CallFailed:
    """Return the failure of a call whose process ended with that code, or by minus that signal."""
    if (reason := _BY_SIGNAL.get(-code)) is not None:
        return CallFailed(reason.format(limits=limits), _DIVIDE)
    how = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return CallFailed(f"its reader crashed ({how})", _REPORT)


def failure_by_memory() -> CallFailed:
    """Return the failure of a call that took too much memory."""
    return CallFailed(_LARGE, _DIVIDE)


def failure_by_output() -> CallFailed:
    """Return the failure of a call that yields far more than it was given."""
    return CallFailed("it unpacks to many times its size", _DIVIDE)


def failure_by_patience(limits: Limits) -> CallFailed:
    """Return the failure of a call whose process doesn't move, not even to its end."""
    return failure_by_exit(-signal.SIGALRM, limits)
