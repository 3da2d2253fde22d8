"""One job in the hands of this process."""

from collections.abc import Callable
from datetime import datetime

from bot.chat.errors import TakenOver
from bot.chat.references import reference_of
from bot.queue.events import Events
from bot.queue.journal import Journal
from storage.ports.queue import Attempt, Job, Sending, StoredActions


class Run:
    """A job that is worked on, with which attempt it is, and whether its effect may be out.

    Attributes:
        job: as it was taken up.
        attempt: which attempt it is, from 1; 0 before the first.
        doubt: whether a former attempt may have got its effect out.
        is_new: whether the job came in just now, so that nobody has tried it.
    """

    def __init__(
        self,
        job: Job,
        journal: Journal,
        now: Callable[[], datetime],
        events: Events,
        *,
        is_new: bool,
    ) -> None:
        """Work on `job`, which this process holds."""
        self.job = job
        self.attempt = job.attempts
        self.doubt = job.state == "sending"
        self._journal = journal
        self._now = now
        self._events = events
        self.is_new = is_new

    def __lt__(self, other: "Run") -> bool:
        """Whether it comes first."""
        return self.job.number < other.job.number

    @property
    def reference(self) -> str:
        """What the log calls the job."""
        return reference_of(self.job.key)

    def begin_first(self) -> None:
        """Begin the first attempt: what gets out of it counts it."""
        self.attempt, self.is_new = 1, False

    async def begin(self, error: str = "") -> None:
        """Count another attempt, and store what became of the one before.

        Raises:
            TakenOver: another process has the job now.
            StorageError: it could not be recorded.
        """
        number = self.attempt + 1
        step = Attempt(
            key=self.job.key, lease=self.job.lease, number=number, at=self._now(), error=error
        )
        if self.job.key not in (await self._journal.record(step)).own:
            raise TakenOver(self.reference)
        self.attempt = number

    async def mark_sending(self, actions: StoredActions | None = None) -> None:
        """Record that its effect gets out now, and what buttons in it do.

        Raises:
            TakenOver: another process has the job now.
        """
        step = Sending(key=self.job.key, lease=self.job.lease, number=self.attempt, at=self._now())
        steps = (step,) if actions is None else (actions, step)
        if self.job.key not in (await self._journal.insist(*steps)).own:
            raise TakenOver(self.reference)
        self.doubt = True
        self._events.emit("sending")
