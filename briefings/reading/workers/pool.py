"""Calls made in worker processes; a worker that has answered well waits for the next call."""

import os
from atexit import register
from collections.abc import Iterator
from threading import Event, Lock
from typing import Final

from briefings.reading.workers.frames import encode
from briefings.reading.workers.limits import Limits
from briefings.reading.workers.worker import Worker, WorkerRetired

LIMITS: Final = Limits()


def call(
    function: str, *arguments: object, limits: Limits = LIMITS, stop: Event | None = None
) -> Iterator[object]:
    """Yield what a function yields in a worker, as it comes.

    Args:
        function: its module and name, ``package.module:function``.
        arguments: what it is given.
        limits: what it may take.
        stop: set by another thread that wants no more of it.

    Raises:
        CallFailed: it raised, crashed, or took more than it may.
        CallCancelled: `stop` was set.
        WorkerError: no worker can be started.
    """
    request = encode((function, arguments, limits))
    worker = _WAITING.take()
    try:
        try:
            yield from worker.call(request, limits, stop)
        except WorkerRetired:
            worker.end()
            worker = Worker()
            yield from worker.call(request, limits, stop)
    except BaseException:  # also whoever wants no more of a generator
        worker.end()
        raise
    _WAITING.give_back(worker)


def start_worker() -> None:
    """Start a worker, for who has other things to do before the first call.

    Raises:
        WorkerError: the system gives no process.
    """
    _WAITING.give_back(_WAITING.take())


def end_workers() -> None:
    """End the workers that wait for a call."""
    _WAITING.end()


class _Waiting:
    """The workers that have nothing to do, the last used first."""

    def __init__(self) -> None:
        self._workers: list[Worker] = []
        self._lock = Lock()
        self._is_registered = False

    def take(self) -> Worker:
        """Return one that waits, or a new one."""
        with self._lock:
            if not self._is_registered:
                register(self.end)
                self._is_registered = True
            while self._workers:
                worker = self._workers.pop()
                if worker.parent == os.getpid():  # a forked process leaves those of its parent be
                    return worker
        return Worker()

    def give_back(self, worker: Worker) -> None:
        """Let a worker wait."""
        with self._lock:
            self._workers.append(worker)

    def end(self) -> None:
        """End all that wait."""
        with self._lock:
            for worker in self._workers:
                if worker.parent == os.getpid():
                    worker.end()
            self._workers.clear()


_WAITING: Final = _Waiting()
