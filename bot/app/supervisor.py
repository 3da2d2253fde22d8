"""Supervision: each background job fails alone, is started again, and shows how it is doing."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final, Literal, TypeAlias

from bot.chat.background import JobState
from bot.chat.errors import BotError, ConfigError, PlatformLost
from bot.queue.backoff import backoff
from bot.queue.outage import Outage
from storage.errors import StorageError, StoreUnavailable

Run: TypeAlias = Callable[[], Awaitable[None]]

LONGEST: Final = 300.0
"""Seconds at most until a job that failed is started again."""
LOST_FIRST: Final = 60.0
"""Seconds until a platform that does not know the bot is tried again; later, longer."""
WELL: Final = 60.0
"""Seconds after which a job that was started again runs well."""

_log = logging.getLogger(__name__)


class EndedEarly(BotError):  # noqa: N818 - says what is the case
    """A job that goes on for as long as the bot does has ended by itself."""

    def __init__(self, name: str) -> None:
        """Keep the job's name."""
        self.name = name
        super().__init__(f"{name} ended by itself")


class Supervisor:
    """Runs background jobs until it is cancelled, or until no platform is left."""

    def __init__(self, now: Callable[[], datetime], outage: Outage) -> None:
        """Have no jobs yet; `outage` knows whether the store can be used."""
        self._now = now
        self._outage = outage
        self._jobs: list[_Job] = []

    def add(
        self,
        name: str,
        run: Run,
        *,
        is_platform: bool = False,
        may_end: bool = False,
        must_start: bool = False,
    ) -> None:
        """Run a job, too, and start it again whenever it fails or ends.

        Args:
            name: what it is called.
            run: does it until cancelled.
            is_platform: whether it is a way to talk: the bot ends once all of these are lost.
            may_end: whether it is over where it ends, as a talk in a terminal is.
            must_start: whether a setting that it can't be started with ends the bot.
        """
        job = _Job(name, run, self._now, self._outage, is_platform, may_end, must_start)
        self._jobs.append(job)

    def states(self) -> Sequence[JobState]:
        """Return how each job is doing, in the order in which they were added."""
        return [job.state for job in self._jobs]

    async def run(self) -> None:
        """Run all jobs until cancelled, or until all platforms are over.

        Raises:
            PlatformLost: no platform knows the bot any more.
            ConfigError: a job that must start can't be started.
        """
        tasks = [asyncio.create_task(job.keep(self._is_over)) for job in self._jobs]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()

    def _is_over(self) -> bool:
        """Whether no platform is left."""
        return all(job.is_lost or job.has_ended for job in self._jobs if job.is_platform)


@dataclass(slots=True)
class _Job:
    """One background job."""

    name: str
    run: Run
    now: Callable[[], datetime]
    outage: Outage
    is_platform: bool
    may_end: bool
    must_start: bool
    is_lost: bool = False
    has_ended: bool = False
    state: JobState = field(init=False)
    _kinds: set[tuple[type, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.state = JobState(name=self.name, state="running", since=self.now())

    async def keep(self, is_over: Callable[[], bool]) -> None:
        """Run it again and again.

        Raises:
            PlatformLost: it is a platform, and now `is_over`.
            ConfigError: it can't be started, and must.
        """
        while True:
            error = await self._attempt()
            if self.may_end and isinstance(error, EndedEarly):
                self.has_ended = True
                if not is_over():
                    await asyncio.Event().wait()
                return
            if self.must_start and isinstance(error, ConfigError):
                raise error
            self.is_lost = self.is_lost or (self.is_platform and isinstance(error, PlatformLost))
            if self.is_lost and is_over():
                raise error
            failures = self.state.failures + 1
            self.state = replace(self.state, failures=failures, error=safe_text(error))
            self._log(error)
            await self._wait(error, failures)
            self.state = replace(self.state, restarts=self.state.restarts + 1)
            self._show("running")

    async def _attempt(self) -> BaseException:
        """Run it until it fails; return why."""
        well = asyncio.get_running_loop().call_later(WELL, self._runs_well)
        try:
            await self.run()
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if task is None or task.cancelling():  # else it cancelled itself: a failure as any
                raise
            return error
        except (KeyboardInterrupt, GeneratorExit):  # it is not the job that is to end
            raise
        except BaseException as error:  # noqa: BLE001 - such as a panic of Rust's: all others go on
            return error
        finally:
            well.cancel()
        return EndedEarly(self.name)

    async def _wait(self, error: BaseException, failures: int) -> None:
        if isinstance(error, StoreUnavailable):
            self._show("waiting")
            await self.outage.wait(failures)
            return
        seconds = backoff(failures, LONGEST, LOST_FIRST if self.is_lost else 1.0)
        self._show("waiting", self.now() + timedelta(seconds=seconds))
        await asyncio.sleep(seconds)

    def _runs_well(self) -> None:
        """Note that it has run for a while."""
        self.must_start = False
        if self._kinds:
            _log.warning("%s works again", self.name)
        self._kinds.clear()
        self.is_lost = False
        self.state = replace(self.state, failures=0, error="")
        self._show("running")

    def _show(self, state: Literal["running", "waiting"], next_try: datetime | None = None) -> None:
        shown = "lost" if self.is_lost else state
        since = self.state.since if shown == self.state.state else self.now()
        self.state = replace(self.state, state=shown, since=since, next_try=next_try)

    def _log(self, error: BaseException) -> None:
        """Log a failure: once of each kind, until it has run well again."""
        if isinstance(error, StoreUnavailable):  # said by the outage, once for all
            self.outage.note_failure(error)
            _log.info("%s: %s", self.name, error)
            return
        kind = type(error), _place_of(error)
        level = logging.INFO if kind in self._kinds else logging.ERROR
        self._kinds.add(kind)
        if isinstance(error, (BotError, StorageError)):
            _log.log(level, "%s; tried again until it works, all else goes on", error)
        else:
            _log.log(level, "%s failed, and is started again", self.name, exc_info=error)


def safe_text(error: BaseException) -> str:
    """Return what may be shown of an error: what is not ours may name a secret, host or path."""
    if isinstance(error, StorageError):
        return "the database could not be used"
    return str(error) if isinstance(error, BotError) else type(error).__name__


def _place_of(error: BaseException) -> str:
    """Return where in the code an error was raised."""
    place = ""
    trace = error.__traceback__
    while trace is not None:
        place = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place
