"""The parent's side of one worker: starts it, sends it a call, takes what comes, and ends it."""

import json
import os
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from select import select
from subprocess import DEVNULL, PIPE, Popen, TimeoutExpired
from threading import Event
from typing import Final

import briefings
from briefings.errors import WorkerError
from briefings.reading.workers.failures import (
    CallCancelled,
    failure_by_error,
    failure_by_exit,
    failure_by_memory,
    failure_by_output,
    failure_by_patience,
)
from briefings.reading.workers.frames import CALL, END, FAILED, HEAD, READY, decode_value
from briefings.reading.workers.limits import (
    MEGABYTE,
    MOST_MEMORY,
    Limits,
    queued_seconds,
    resident_memory,
)

_START: Final = (
    "import sys, json; sys.path[:] = json.loads(sys.argv[1]);"
    " from briefings.reading.workers.child import main; main()"
)
_PIECE: Final = 1 << 20
_TICK: Final = 0.2
"""Seconds between two looks at what a busy worker takes, and at whether anybody wants it to."""
_ENDS_WITHIN: Final = 5.0
_LARGEST_ANSWER: Final = 4
"""Bytes that come back for a byte sent: quotations in a message are read on their own, too."""
_LEAST_ANSWER: Final = 64 * MEGABYTE
_OVERHEAD: Final = 500
"""Bytes that a value takes here beside its own."""
_UNUSED: Final = 0
"""The exit code of a worker that waited too long for a call."""


class WorkerRetired(Exception):  # noqa: N818 - no error: another worker makes the call
    """The worker had ended before the call reached it."""


class Worker:
    """One child process. It is used by one thread at a time."""

    def __init__(self) -> None:
        """Start it, with nothing of this process but the places of Python's modules.

        Raises:
            WorkerError: the system gives no process.
        """
        root = str(Path(briefings.__path__[0]).parent)
        paths = [str(Path(entry).resolve()) for entry in (root, *sys.path)]
        try:
            self._process = Popen(  # noqa: S603 - our own program
                [sys.executable, "-I", "-S", "-c", _START, json.dumps(paths)],
                stdin=PIPE,
                stdout=PIPE,
                stderr=DEVNULL,
                env={},
                cwd="/",
                bufsize=0,
            )
        except OSError as error:
            raise WorkerError(error.strerror or str(error)) from error
        if not (self._process.stdin and self._process.stdout):  # pragma: no cover - they are pipes
            raise WorkerError("no pipes")
        self._requests, self._answers = self._process.stdin.fileno(), self._process.stdout.fileno()
        os.set_blocking(self._requests, False)
        self.parent = os.getpid()
        self._buffer = bytearray()
        self._is_ready = False

    def call(self, request: bytes, limits: Limits, stop: Event | None) -> Iterator[object]:
        """Yield what comes back for a call.

        Raises:
            CallFailed: the call raised, crashed, or took more than it may.
            CallCancelled: `stop` was set.
            WorkerRetired: the worker had ended before; nothing was yielded.
            WorkerError: it could not be started.
        """
        was_ready = self._is_ready
        self._watch = _Watch(self._process.pid, limits, stop)
        try:
            self._send(HEAD.pack(CALL, len(request)) + request)
            most = max(_LEAST_ANSWER, _LARGEST_ANSWER * len(request))
            while (found := self._next(most)) is not None:
                tag, payload = found
                was_ready = False
                most -= len(payload) + _OVERHEAD
                self._is_ready = True
                if tag == FAILED:
                    raise failure_by_error(str(_decoded(payload)))
                if tag != READY:
                    yield _decoded(payload)
        except _Ended as ended:
            code = self._exit_code()
            if was_ready and code == _UNUSED:
                raise WorkerRetired from ended
            if not self._is_ready and code > 0:
                raise WorkerError(f"it ended with exit code {code}") from ended
            raise failure_by_exit(code, limits) from ended

    def end(self) -> None:
        """End it, whatever it does."""
        self._process.kill()
        with self._process:  # which closes the pipes
            self._process.wait()

    def _send(self, data: bytes) -> None:
        view = memoryview(data)
        while view:
            self._watch.wait(self._requests, is_writing=True)
            try:
                view = view[os.write(self._requests, view[:_PIECE]) :]
            except BlockingIOError:
                continue
            except BrokenPipeError:  # it may have said why
                return

    def _next(self, most: int) -> tuple[bytes, bytes] | None:
        """Return the next frame; None at the end of the call."""
        self._fill(HEAD.size)
        tag, size = HEAD.unpack_from(self._buffer)
        if size + _OVERHEAD > most:
            raise failure_by_output()
        self._fill(HEAD.size + size)
        payload = bytes(memoryview(self._buffer)[HEAD.size : HEAD.size + size])
        del self._buffer[: HEAD.size + size]
        return None if tag == END else (tag, payload)

    def _fill(self, size: int) -> None:
        """Have so many bytes in the buffer, or more."""
        while len(self._buffer) < size:
            self._watch.wait(self._answers, is_writing=False)
            piece = os.read(self._answers, _PIECE)
            if not piece:
                raise _Ended
            self._buffer += piece

    def _exit_code(self) -> int:
        """Return the exit code of a process that has closed its pipe, and so is about to end."""
        with suppress(TimeoutExpired):
            return self._process.wait(_ENDS_WITHIN)
        self._process.kill()
        return self._process.wait()


def _decoded(payload: bytes) -> object:
    """Return what a worker sent.

    Raises:
        CallFailed: it is nothing that our code sends.
    """
    try:
        return decode_value(payload)
    except Exception as error:  # unpickling has no errors of its own alone
        raise failure_by_error(type(error).__name__) from error


class _Ended(Exception):  # noqa: N818 - what it means depends on when
    """The worker has closed its pipe."""


class _Watch:
    """Waits for a worker, and looks at what it takes meanwhile."""

    def __init__(self, process: int, limits: Limits, stop: Event | None) -> None:
        self._limits = limits
        self._process = process
        self._stop = stop

    def wait(self, pipe: int, *, is_writing: bool) -> None:
        """Wait until a pipe is ready.

        Raises:
            CallCancelled: nobody wants the answer any more.
            CallFailed: the worker takes too much memory, or does not move at all.
        """
        reading, writing = ((), (pipe,)) if is_writing else ((pipe,), ())
        began, queued = time.monotonic(), queued_seconds(self._process)
        while not any(select(reading, writing, (), _TICK)):
            if self._stop and self._stop.is_set():
                raise CallCancelled
            if (resident_memory(self._process) or 0) > MOST_MEMORY:
                raise failure_by_memory()
            unmoved = time.monotonic() - began - (queued_seconds(self._process) - queued)
            if unmoved > self._limits.wall:
                raise failure_by_patience(self._limits)
