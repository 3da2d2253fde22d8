"""Named places where a test can make the process die at once, as a power cut would.

Off unless the setting CRASH_AT names one: ``sent:2`` dies the second time that ``sent`` is reached.
"""

import os
import signal

TAKING = ("taking", "taken")
"""From a command that came in to one that is kept."""
CLAIMING = ("due", "claiming", "claimed", "handed")
"""From a digest that is due to one that is kept."""
ANSWERING = (
    "turned", "answering", "answered", "noting", "sending", "sent", "settling", "settled",
)  # fmt: skip
"""From what is kept to what is answered."""
GOING_WRONG = ("delayed", "retried", "doubted", "looked", "moving", "moved", "losing", "lost")
"""What happens where a platform does not simply take an answer."""
RECOVERING = ("left", "resumed")
"""What happens at the start, with what was left behind."""
COMMITTING = ("committing", "committed")
"""Before and after each group of notes is kept."""


class CrashPoints:
    """Counts how often each point is reached, and dies where it is told to."""

    def __init__(self, at: str | None = None) -> None:
        """Die at `at`: a point's name, and after a colon at which time (else the first)."""
        self._point, _, hit = (at or "").partition(":")
        self._left = int(hit or 1)

    def reached(self, point: str, times: int = 1) -> None:
        """Take note that `point` is reached, for so many requests at once."""
        if point != self._point:
            return
        self._left -= times
        if self._left <= 0:
            os.kill(os.getpid(), signal.SIGKILL)
