"""What the pages for monitors look at."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.chat.background import JobState
from bot.chat.platform import Platform
from bot.queue.outage import Outage
from storage.ports.store import Store


@dataclass(frozen=True, slots=True)
class Watched:
    """A running bot.

    Attributes:
        store: where it stores everything.
        platforms: where it talks.
        jobs: returns how each background job is doing.
        outage: knows whether those who use the store could.
        now: reads the clock.
    """

    store: Store
    platforms: Sequence[Platform]
    jobs: Callable[[], Sequence[JobState]]
    outage: Outage
    now: Callable[[], datetime]

    @property
    def names(self) -> Sequence[str]:
        """The names of the platforms."""
        return [platform.name for platform in self.platforms]
