"""A job of the queue on trial: its handler does what the test says, and no pause takes any time."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.chat.errors import Unreadable
from bot.queue.attempts import Attempts
from bot.queue.events import Events
from bot.queue.journal import Journal, Recorder
from bot.queue.outage import Outage
from bot.queue.outcomes import Failed, Outcome
from bot.queue.run import Run
from storage.errors import StoreUnavailable
from storage.ports.queue import DeliveryResult, Job, Recorded, Step
from storage.ports.store import Store
from tests.builders import AT, a_job


@dataclass
class Handling:
    """A handler whose outcomes the test says, one after the other; an error is raised."""

    outcomes: list[Outcome | Exception]
    tried: list[tuple[int, bool]] = field(default_factory=list)
    apologies: list[str] = field(default_factory=list)
    sends: bool = False

    def decode(self, job: Job) -> str:
        """Return the payload."""
        if job.payload == "garbage":
            raise Unreadable("job", "garbage")
        return job.payload

    async def handle(self, work: str, run: Run) -> Outcome:  # noqa: ARG002 - nothing is done
        """Come to what the test says."""
        self.tried.append((run.attempt, run.doubt))
        if self.sends:
            await run.mark_sending()
        outcome = self.outcomes.pop(0)
        if isinstance(outcome, Exception):
            raise outcome
        return outcome

    def failed(self, work: str) -> Failed:  # noqa: ARG002 - as above
        """Give up."""
        return Failed(reason="given up.", result=DeliveryResult(outcome="failed"))

    async def apologise(self, work: str) -> None:
        """Keep that it was done."""
        self.apologies.append(work)


@dataclass
class Trial:
    """A job in a store, and how it was seen through."""

    store: Store
    handling: Handling
    pauses: list[float] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    patience: float = 10_000
    recorder: Recorder | None = None
    outage: Outage | None = None

    async def pause(self, seconds: float) -> bool:
        """Wait not at all; a long wait is too long where there is no patience."""
        self.pauses.append(seconds)
        return seconds <= self.patience

    async def see_through(self, *, is_new: bool = False) -> bool:
        """Take the job up, unless it is new, and see it through."""
        events = Events()
        events.subscribe(lambda name, _count: self.seen.append(name))
        journal = Journal(self.recorder or self.store, events)
        self.outage = journal.outage
        if is_new:
            number = self.store.record([a_job("a")]).new["a"]
            job = Job(
                number=number, key="a", kind="command", lane="telegram:1", payload="do a", version=1
            )
        else:
            (job,) = self.store.take_up("telegram", AT, set_aside=True)
        run = Run(job, journal, lambda: AT, events, is_new=is_new)
        attempts = Attempts(self.handling, journal, self.pause, lambda: AT, events)
        return await attempts.see_through(run)

    def row(self) -> tuple[str, int, str]:
        """Return the job's state, attempts and errors as they are in the store."""
        with self.store.database.reading() as connection:
            row = connection.exec_driver_sql("SELECT state, attempts, errors FROM jobs").one()
        return tuple(row)


class AwayStore:
    """A store that can't record so many times."""

    def __init__(self, store: Store, away: int) -> None:
        """Be away."""
        self.store = store
        self.away = away

    def record(self, steps: Sequence[Step]) -> Recorded:
        """Fail, as long as it is away."""
        self.away -= 1
        if self.away >= 0:
            raise StoreUnavailable("x.db", "locked", "wait")
        return self.store.record(steps)
