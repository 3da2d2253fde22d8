"""Attempts at a job: again after a pause, until it has ended, or was tried too often."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from itertools import count
from typing import Generic, TypeVar

from bot.chat.errors import EXPECTED, TakenOver, Unreadable
from bot.chat.references import ReferenceLogger
from bot.queue.events import Events
from bot.queue.handler import Handler
from bot.queue.journal import Journal
from bot.queue.outcomes import Cancelled, Done, Failed, Outcome, RetryAfter
from bot.queue.run import Run
from storage.errors import StorageError, StoreUnavailable
from storage.ports.queue import End, Ended, SetAside

_PAUSES = (0, 1, 5, 15, 60)
"""Seconds before each attempt. A job that may be what killed the process waits longer each time,
so that the others get through before it is tried again; after the last it is given up."""
_MOST_BLAMED = 5
"""How many times a job may fail for want of a store that works for others meanwhile: from then on
it is the job that fails."""

_STATES: Mapping[type, End] = {Done: "done", Failed: "failed", Cancelled: "cancelled"}

_log = logging.getLogger(__name__)

Work = TypeVar("Work")
Pause = Callable[[float], Awaitable[bool]]


class Attempts(Generic[Work]):
    """Sees a run through with a handler."""

    def __init__(
        self,
        handler: Handler[Work],
        journal: Journal,
        pause: Pause,
        now: Callable[[], datetime],
        events: Events,
    ) -> None:
        """Work with `handler`; `pause` returns False where there is no time left to wait."""
        self._handler = handler
        self._journal = journal
        self._pause = pause
        self._now = now
        self._events = events

    async def see_through(self, run: Run) -> bool:
        """Work on a run until its job has ended; return False where it is left as it is."""
        try:
            return await self._see_through(run)
        except TakenOver as error:
            _log.info("%s", error)
            self._events.emit("taken-over")
        except Unreadable as error:
            await self._set_aside(run, error)
        except Exception:  # noqa: BLE001 - other jobs go on; this one is taken up again
            _logger(run).exception("%s: left", run.job.lane)
        return True

    async def _see_through(self, run: Run) -> bool:
        work = self._handler.decode(run.job)
        error = ""
        while True:
            if run.attempt >= len(_PAUSES):
                await self._give_up(work, run, error)
                return True
            if not await self._begin(run, error):
                return False
            self._events.emit("started")
            outcome, error = await self._try(work, run)
            if isinstance(outcome, RetryAfter):
                return False
            if outcome is not None:
                await self._end(run, outcome)
                return True

    async def _begin(self, run: Run, error: str) -> bool:
        """Begin another attempt in its time; return whether there was time for that."""
        if run.is_new:  # counted as it sends: one commit less for each job
            run.begin_first()
            return True
        if not await self._pause(_PAUSES[run.attempt]):
            return False
        for failures in count(1):
            try:
                await run.begin(error)
            except StorageError as fault:
                _log.info("%s: begun later: %s", run.job.lane, fault)
                if not await self._journal.outage.wait(failures, self._pause):
                    return False
            else:
                return True
        raise AssertionError  # pragma: no cover - counting has no end

    async def _try(self, work: Work, run: Run) -> tuple[Outcome | None, str]:
        """Return what came of an attempt; None with the error where it came to nothing."""
        outage, failures, blamed = self._journal.outage, 0, 0
        while True:
            try:
                outcome = await self._handler.handle(work, run)
            except (TakenOver, Unreadable):
                raise
            except Exception as error:  # noqa: BLE001 - it is tried again, or given up
                if not isinstance(error, StoreUnavailable) or blamed == _MOST_BLAMED:
                    _logger(run).exception("%s: attempt %d", run.job.lane, run.attempt)
                    self._events.emit("retried")
                    return None, _described(error)
                failures += 1
                outage.note_failure(error)
                _log.info("%s: again later: %s", run.job.lane, error)
                if not await outage.wait(failures, self._pause):
                    return RetryAfter(seconds=0, reason=str(error)), ""
                blamed += not outage.is_on()
                continue
            if not isinstance(outcome, RetryAfter):
                return outcome, ""
            failures = 0
            _log.error("%s: again in %g s: %s", run.job.lane, outcome.seconds, outcome.reason)
            if not await self._pause(outcome.seconds):
                return outcome, ""

    async def _end(self, run: Run, outcome: Done | Failed | Cancelled) -> None:
        error = outcome.reason if isinstance(outcome, Failed) else ""
        state = _STATES[type(outcome)]
        self._events.emit("ending")
        await self._journal.insist(
            Ended(
                key=run.job.key,
                state=state,
                at=self._now(),
                error=error,
                result=outcome.result,
            )
        )
        self._events.emit("ended")
        self._events.measure("jobs", kind=run.job.kind, state=state)
        if outcome.result:
            self._events.measure("digests", outcome=outcome.result.outcome)

    async def _give_up(self, work: Work, run: Run, error: str) -> None:
        """Let a job fail that was tried too often, and then say so: that may be what kills us."""
        _logger(run).error("%s: given up after %d attempts", run.job.lane, run.attempt)
        failed = self._handler.failed(work)
        reason = f"{failed.reason} {error}".strip()
        await self._end(run, Failed(reason=reason, result=failed.result))
        self._events.emit("given-up")
        await self._handler.apologise(work)

    async def _set_aside(self, run: Run, error: Unreadable) -> None:
        """Let a job stay that can't be read: a later program may be able to."""
        _logger(run).error("%s: set aside: %s", run.job.lane, error)
        known = bool(run.job.errors) and run.job.errors[-1].endswith(str(error))
        said = "" if known else str(error)
        await self._journal.insist(SetAside(key=run.job.key, at=self._now(), error=said))
        self._events.emit("set-aside")


def _described(error: Exception) -> str:
    """Return what may be stored of an error: what is not ours may hold a secret."""
    name = type(error).__name__
    return f"{name}: {error}" if isinstance(error, EXPECTED) else name


def _logger(run: Run) -> ReferenceLogger:
    return ReferenceLogger(_log, run.reference)
