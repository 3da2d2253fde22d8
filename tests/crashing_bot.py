"""The bot as a process that dies at an event, at once, as a power cut would end it.

The settings come from the environment, as ever.
"""

import os
import signal

from bot.app.config import load_settings
from bot.app.run import run


class Death:
    """A listener that ends the process when an event happens for the n-th time."""

    def __init__(self, at: str) -> None:
        """Die at `at`: an event's name, and after a colon at which time (else the first)."""
        self._name, _, times = at.partition(":")
        self._left = int(times or 1)

    def __call__(self, name: str, count: int) -> None:
        """Count, and die."""
        if name == self._name:
            self._left -= count
            if self._left <= 0:
                os.kill(os.getpid(), signal.SIGKILL)


def main(dies_at: str) -> None:
    """Run the bot until then."""
    run(load_settings(), [Death(dies_at)])
