"""What happens to jobs, committed in groups: whoever waits shares the next commit."""

import asyncio
import logging
from collections.abc import Sequence
from itertools import count
from time import monotonic
from typing import Protocol

from bot.queue.events import Events
from bot.queue.outage import Outage
from storage.errors import StorageError
from storage.ports.queue import Attempt, NewJob, Recorded, Sending, Step

_log = logging.getLogger(__name__)


class Recorder(Protocol):
    """The part of a `storage.ports.queue.QueueStore` that records."""

    def record(self, steps: Sequence[Step]) -> Recorded:
        """Record steps in one transaction."""
        ...


class Journal:
    """Records steps in a store: those that come while a commit is under way go into the next one.

    A commit that is forced to the disk costs the same for one step and for many ("group commit":
    DeWitt et al., Implementation techniques for main memory database systems, SIGMOD 1984).
    """

    def __init__(self, store: Recorder, events: Events, outage: Outage | None = None) -> None:
        """Record in `store`; `outage` is shared with all others who use it."""
        self.outage = outage or Outage()
        self._store = store
        self._events = events
        self._waiting: list[tuple[Sequence[Step], asyncio.Future[Recorded]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def record(self, *steps: Step) -> Recorded:
        """Return what came of these steps, once they are committed.

        Raises:
            StorageError: they could not be; nothing of them is stored.
        """
        recorded: asyncio.Future[Recorded] = asyncio.get_running_loop().create_future()
        self._waiting.append((steps, recorded))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        return await recorded

    async def insist(self, *steps: Step) -> Recorded:
        """Record steps, again and again until they are stored: for what happens all the same."""
        for failures in count(1):
            try:
                return await self.record(*steps)
            except StorageError as error:
                _log.info("recorded later: %s", error)
                await self.outage.wait(failures)
        raise AssertionError  # pragma: no cover - counting has no end

    async def _write(self) -> None:
        try:
            await self._write_groups()
        finally:
            self._writer = None

    async def _write_groups(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            steps = [step for each, _ in group for step in each]
            self._events.emit("committing", len(group))
            began = monotonic()
            try:
                recorded = await asyncio.to_thread(self._store.record, steps)
            except asyncio.CancelledError:
                raise
            except BaseException as error:  # noqa: BLE001 - whoever waits gets it, each of them
                if isinstance(error, StorageError):
                    self.outage.note_failure(error)
                _fail(group, error)
            else:
                self.outage.note_success(wrote=True)
                self._events.emit("committed", len(group))
                self._events.measure("commit-seconds", monotonic() - began)
                _hand_out(group, recorded)


_Group = Sequence[tuple[Sequence[Step], "asyncio.Future[Recorded]"]]


def _fail(group: _Group, error: BaseException) -> None:
    for _, recorded in group:
        if not recorded.done():
            recorded.set_exception(error)


def _hand_out(group: _Group, recorded: Recorded) -> None:
    """Give each its own of the keys; one that came in twice is new to the first alone."""
    left = dict(recorded.new)
    for steps, waiting in group:
        brought = {step.key for step in steps if isinstance(step, NewJob)}
        new = {key: left.pop(key) for key in brought & left.keys()}
        tried = {step.key for step in steps if isinstance(step, Attempt | Sending)}
        if not waiting.done():
            waiting.set_result(Recorded(new=new, own=recorded.own & tried))
