"""What has to be right for the bot to do its work: database, schedule, platforms, jobs."""

import logging
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from bot.chat.background import JobState
from bot.chat.platform import Platform, ReportsConnection
from bot.web.health import Check
from bot.web.probe import Probe
from bot.web.watched import Watched

_FRESH = 1.0
"""Seconds for which what was found is not looked up again."""
_PATIENCE = 2.0
"""Seconds within which the database has to answer."""
_REMEMBERED = 60.0
"""Seconds in which somebody who could not use the database would have tried again."""
_FAILING = 3
"""Failures in a row after which a job that was started again is not thought to run."""
LATE = timedelta(minutes=2)
"""How long a slot may be due before the schedule is late; it is looked at every ten seconds."""

_log = logging.getLogger(__name__)


class Readiness:
    """Looks at what the bot needs: cheap, and never for longer than some two seconds."""

    def __init__(self, watched: Watched) -> None:
        """Look at a bot."""
        self._watched = watched
        self._due = Probe(self._longest_due, fresh=_FRESH, patience=_PATIENCE)

    async def __call__(self) -> Sequence[Check]:
        """Return what was found."""
        jobs = {job.name: job for job in self._watched.jobs()}
        platforms = [
            _connection(platform, jobs.pop(platform.name, None))
            for platform in self._watched.platforms
        ]
        return [*await self._database(), *platforms, _background(jobs.values())]

    def _longest_due(self) -> datetime | None:
        """Return since when the slot is due that has been so the longest."""
        watched = self._watched
        due = watched.store.due_subscriptions(watched.now(), watched.names, 1)
        return due[0].due if due else None

    async def _database(self) -> Sequence[Check]:
        try:
            due = await self._due.value()
        except TimeoutError:
            detail = f"no answer within {_PATIENCE:g} s"
        except Exception as error:  # noqa: BLE001 - a row may hold anything, and this page is asked then
            _log.info("not ready: %s", error)
            detail = "can't be read"
        else:
            return self._writes(), self._schedule(due)
        unknown = "not known without the database"
        return (
            Check(name="database", ok=False, detail=detail),
            Check(name="schedule", ok=False, detail=unknown),
        )

    def _writes(self) -> Check:
        """Return whether what has to be stored could be, of late: a full disk can be read."""
        ok = not self._watched.outage.is_fresh(_REMEMBERED)
        detail = "answers" if ok else "could not be used just now"
        return Check(name="database", ok=ok, detail=detail)

    def _schedule(self, due: datetime | None) -> Check:
        late = self._watched.now() - due if due else timedelta()
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
