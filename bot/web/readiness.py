"""What has to be right for the bot to do its work: database, schedule, platforms, jobs."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta

from bot.chat.background import JobState
from bot.chat.platform import Platform, ReportsConnection
from bot.web.health import Check
from bot.web.probe import Probe
from storage.errors import StorageError
from storage.ports.store import Store

_FRESH = 1.0
"""Seconds for which what was found is not looked up again."""
_PATIENCE = 2.0
"""Seconds within which the database has to answer."""
_FAILING = 3
"""Failures in a row after which a job that was started again is not thought to run."""
LATE = timedelta(minutes=2)
"""How long a slot may be due before the schedule is late; it is looked at every ten seconds."""


class Readiness:
    """Looks at what the bot needs: cheap, and never for longer than some two seconds."""

    def __init__(
        self,
        store: Store,
        platforms: Sequence[Platform],
        jobs: Callable[[], Sequence[JobState]],
        now: Callable[[], datetime],
    ) -> None:
        """Look at `store`, `platforms` and the background `jobs`."""
        self._store = store
        self._platforms = platforms
        self._jobs = jobs
        self._now = now
        self._due = Probe(self._longest_due, fresh=_FRESH, patience=_PATIENCE)

    async def __call__(self) -> Sequence[Check]:
        """Return what was found."""
        jobs = {job.name: job for job in self._jobs()}
        platforms = [
            _connection(platform, jobs.pop(platform.name, None)) for platform in self._platforms
        ]
        return [*await self._database(), *platforms, _background(jobs.values())]

    def _longest_due(self) -> datetime | None:
        """Return since when the slot is due that has been so the longest."""
        self._store.ping()
        names = [platform.name for platform in self._platforms]
        due = self._store.due_subscriptions(self._now(), names, 1)
        return due[0].due if due else None

    async def _database(self) -> Sequence[Check]:
        try:
            due = await self._due.value()
        except TimeoutError:
            detail = f"no answer within {_PATIENCE:g} s"
        except StorageError:
            detail = "can't be read"
        else:
            return Check(name="database", ok=True, detail="answers"), self._schedule(due)
        unknown = "not known without the database"
        return (
            Check(name="database", ok=False, detail=detail),
            Check(name="schedule", ok=False, detail=unknown),
        )

    def _schedule(self, due: datetime | None) -> Check:
        late = self._now() - due if due else timedelta()
        if late <= LATE:
            return Check(name="schedule", ok=True, detail="on time")
        seconds = round(late.total_seconds())
        return Check(name="schedule", ok=False, detail=f"a digest has been due for {seconds} s")


def _connection(platform: Platform, job: JobState | None) -> Check:
    """Return whether a platform can hear what is asked there."""
    if job and job.state == "lost":
        return Check(name=platform.name, ok=False, detail=job.error)
    is_running = job is None or _is_well(job)
    ok = is_running and (not isinstance(platform, ReportsConnection) or platform.is_connected)
    return Check(name=platform.name, ok=ok, detail="connected" if ok else "not connected")


def _background(jobs: Iterable[JobState]) -> Check:
    """Return whether all that goes on besides is running."""
    failing = [job.name for job in jobs if not _is_well(job)]
    detail = f"failing: {', '.join(failing)}" if failing else "running"
    return Check(name="background jobs", ok=not failing, detail=detail)


def _is_well(job: JobState) -> bool:
    """Whether a job runs, and not only for a moment each time."""
    return job.state == "running" and job.failures < _FAILING
