"""What happens to requests, committed in groups: whoever waits shares the next commit."""

import asyncio
import logging
from collections.abc import Sequence

from bot.queue.crash_points import CrashPoints
from storage.errors import StorageError
from storage.ports.queue import Noted, Received, Sending, Step
from storage.ports.store import Store

_AGAIN = 5.0
"""Seconds until what could not be kept is tried again."""

_log = logging.getLogger(__name__)


class Notes:
    """Notes steps in a store: those that come while a commit is under way go into the next one.

    A commit that is forced to the disk costs the same for one step and for many ("group commit":
    DeWitt et al., Implementation techniques for main memory database systems, SIGMOD 1984).
    """

    def __init__(self, store: Store, crash: CrashPoints) -> None:
        """Note in `store`; die where `crash` says, in a test."""
        self._store = store
        self._crash = crash
        self._waiting: list[tuple[Sequence[Step], asyncio.Future[Noted]]] = []
        self._writer: asyncio.Task[None] | None = None

    async def note(self, *steps: Step) -> Noted:
        """Return what came of these steps, once they are committed.

        Raises:
            StorageError: they could not be; nothing of them is kept.
        """
        noted: asyncio.Future[Noted] = asyncio.get_running_loop().create_future()
        self._waiting.append((steps, noted))
        if self._writer is None:
            self._writer = asyncio.create_task(self._write())
        return await noted

    async def insist(self, *steps: Step) -> Noted:
        """Note steps, again and again until they are kept: for what happens all the same."""
        while True:
            try:
                return await self.note(*steps)
            except StorageError as error:
                _log.error("kept later: %s", error)
                await asyncio.sleep(_AGAIN)

    async def _write(self) -> None:
        while self._waiting:
            group, self._waiting = self._waiting, []
            steps = [step for each, _ in group for step in each]
            self._crash.reached("committing", len(group))
            try:
                noted = await asyncio.to_thread(self._store.note, steps)
            except Exception as error:  # noqa: BLE001 - whoever waits is told, each of them
                _tell(group, error)
            else:
                self._crash.reached("committed", len(group))
                _hand_out(group, noted)
        self._writer = None


_Group = Sequence[tuple[Sequence[Step], "asyncio.Future[Noted]"]]


def _tell(group: _Group, error: Exception) -> None:
    for _, noted in group:
        if not noted.done():
            noted.set_exception(error)


def _hand_out(group: _Group, noted: Noted) -> None:
    """Give each its own of the keys; one that came in twice is new to the first alone."""
    left = set(noted.new)
    for steps, waiting in group:
        new = left & {step.key for step in steps if isinstance(step, Received)}
        own = noted.own & {step.key for step in steps if isinstance(step, Sending)}
        left -= new
        if not waiting.done():
            waiting.set_result(Noted(new=frozenset(new), own=own))
