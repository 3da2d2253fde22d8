"""Named places where a test can make the process die at once, as a power cut would.

Off unless the setting CRASH_AT names one: ``sent:2`` dies the second time that ``sent`` is reached.
"""

import os
import signal

POINTS = ("claimed", "taken", "answered", "sending", "sent", "settled")
"""Between receiving a command and having answered it, in order."""


class CrashPoints:
    """Counts how often each point is reached, and dies where it is told to."""

    def __init__(self, at: str | None = None) -> None:
        """Die at `at`: a point's name, and after a colon at which time (else the first)."""
        self._point, _, hit = (at or "").partition(":")
        self._left = int(hit or 1)

    def reached(self, point: str) -> None:
        """Take note that `point` is reached."""
        if point != self._point:
            return
        self._left -= 1
        if not self._left:
            os.kill(os.getpid(), signal.SIGKILL)
