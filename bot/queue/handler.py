"""What does the work that jobs are about: the one thing that the queue does not know."""

from typing import Protocol, TypeVar

from bot.queue.outcomes import Failed, Outcome
from bot.queue.run import Run
from storage.ports.queue import Job

Work = TypeVar("Work")


class Handler(Protocol[Work]):
    """Knows the work that jobs are about."""

    def decode(self, job: Job) -> Work:
        """Return what is to be done.

        Raises:
            Unreadable: this program can't read it.
        """
        ...

    async def handle(self, work: Work, run: Run) -> Outcome:
        """Try to do it; whatever it raises, it is tried again, some times.

        Raises:
            TakenOver: another process does it now.
            Unreadable: something that it needs can't be read by this program.
        """
        ...

    def failed(self, work: Work) -> Failed:
        """Return what is stored of work that was tried too often."""
        ...

    async def apologise(self, work: Work) -> None:
        """Say that work was given up, once that is stored."""
        ...
