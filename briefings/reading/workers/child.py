"""A worker: makes the calls that its parent sends, one at a time and within limits."""

import fcntl
import os
from collections.abc import Iterable
from importlib import import_module
from select import select
from typing import Final, cast

from briefings.reading.metadata import Begun
from briefings.reading.workers.frames import (
    END,
    FAILED,
    HEAD,
    ITEM,
    READY,
    Tag,
    decode_call,
    encode,
)
from briefings.reading.workers.limits import (
    LARGEST_REST,
    Meter,
    held_memory,
    limit_memory,
    limit_process,
)

IDLE_SECONDS: Final = 60.0
"""After which a worker that nobody needs ends, to give back its memory."""

_PIECE: Final = 1 << 20


def main() -> None:
    """Work until there is nothing to do, or nobody to do it for."""
    requests, answers = _take_streams()
    limit_process()
    _send(answers, READY)
    while select((requests,), (), (), IDLE_SECONDS)[0]:
        limit_memory()
        try:
            _answer(requests, answers)
        except BaseException as error:  # noqa: BLE001 - also what a library in Rust panics with
            _send(answers, FAILED, encode(type(error).__name__))
            return
        _send(answers, END)
        if (held_memory() or 0) > LARGEST_REST:
            return


def _take_streams() -> tuple[int, int]:
    """Keep both pipes to the parent, and let what libraries print go nowhere."""
    requests, answers = os.dup(0), os.dup(1)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    os.close(nowhere)
    return requests, answers


def _answer(requests: int, answers: int) -> None:
    """Make one call, and send what it yields.

    Raises:
        SystemExit: the parent has ended.
        BaseException: whatever the call raises.
    """
    size = HEAD.unpack(_received(requests, HEAD.size))[1]
    name, arguments, limits = decode_call(_received(requests, size))
    module, _, function = name.partition(":")
    _end_with_parent(requests, is_busy=True)
    meter = Meter(limits, size)
    with meter:
        yielding = getattr(import_module(module), function)
        found = iter(cast("Iterable[object]", yielding(*arguments)))
    while True:
        with meter:
            item = next(found, _NOTHING)
        if item is _NOTHING:
            break
        if isinstance(item, Begun):
            meter.restart(item.size or 0)
        _send(answers, ITEM, encode(item))
    _end_with_parent(requests, is_busy=False)


_NOTHING: Final = object()


def _received(requests: int, size: int) -> bytes | bytearray:
    """Return so many bytes from the parent.

    Raises:
        SystemExit: the parent has ended.
    """
    received = bytearray()
    while len(received) < size:
        piece = os.read(requests, min(size - len(received), _PIECE))
        if not piece:
            raise SystemExit
        received += piece
    return received


def _end_with_parent(requests: int, *, is_busy: bool) -> None:
    """Have the system end this process when the parent's end of the pipe is closed.

    Nothing else comes through the pipe while a call is made; in between, the end is read from it.

    Raises:
        SystemExit: it was closed already.
    """
    flags = fcntl.fcntl(requests, fcntl.F_GETFL)
    fcntl.fcntl(requests, fcntl.F_SETOWN, os.getpid())
    wanted = flags | os.O_ASYNC if is_busy else flags & ~os.O_ASYNC
    fcntl.fcntl(requests, fcntl.F_SETFL, wanted)
    if is_busy and any(select((requests,), (), (), 0)):
        raise SystemExit


def _send(answers: int, tag: Tag, payload: bytes = b"") -> None:
    """Send a frame, at once: what comes after it may end this process."""
    head = HEAD.pack(tag, len(payload))
    if len(payload) < _PIECE:
        _write(answers, head + payload)
    else:  # there may be no memory for a copy
        _write(answers, head)
        _write(answers, payload)


def _write(answers: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(answers, view) :]
