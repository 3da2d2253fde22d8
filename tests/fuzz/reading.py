"""Changed inputs read in a worker, where each has the limits that a file has."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from time import process_time
from typing import Final

from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.feeds.entry import Entry
from briefings.reading.workers.failures import CallFailed
from briefings.reading.workers.pool import call
from tests.fuzz.targets import TARGETS, Target

READ_CHANGED: Final = f"{__name__}:read_changed"
CAUGHT_ALL: Final = "its reader failed"
"""What is said of an error that no reader has foreseen."""


@dataclass(frozen=True, slots=True)
class Fault:
    """An input on which a reader failed, or took more than it may.

    Attributes:
        target: by name.
        number: of the input; `changed` makes it again.
        what: went wrong.
        is_over_limits: whether it took more than it may, or ended its worker.
    """

    target: str
    number: int
    what: str
    is_over_limits: bool = False


@dataclass(slots=True)
class Tally:
    """What became of the inputs of a target: how many, the slowest's seconds, and faults."""

    inputs: int
    slowest: float
    faults: list[Fault]


def changed(target: Target, number: int) -> tuple[bytes, str]:
    """Return an input of a target, and the name of its file; the same ones always."""
    return target.input(Random(number))  # noqa: S311 - to be the same, not to be secret


def read_changed(name: str, start: int, end: int) -> Iterator[tuple[int, float, str | None]]:
    """Yield of each input its number, the seconds of computing that it took, and what failed."""
    target = TARGETS[name]
    for number in range(start, end):
        began = process_time()
        fault = _fault(target, *changed(target, number))
        yield number, process_time() - began, fault


def _fault(target: Target, raw: bytes, file: str) -> str | None:
    """Return what goes wrong when something is read; None where it is read or refused."""
    try:
        for each in target.read(raw, file):
            held = each.article if isinstance(each, Entry) else each
            if isinstance(held, ReadingError) and CAUGHT_ALL in held.reason:
                return held.reason
            if isinstance(held, Article):
                held.body.encode()
    except MemoryError:
        raise
    except Exception as error:  # noqa: BLE001 - what is looked for
        return f"{type(error).__name__}: {error}"[:200]
    return None


def fuzz(name: str, start: int, end: int) -> Tally:
    """Read so many inputs of a target in a worker; one that ends it is a fault, and the rest go on.

    Raises:
        WorkerError: no worker can be started.
    """
    tally = Tally(0, 0.0, [])
    number = start
    while number < end:
        try:
            for found, seconds, fault in _read(name, number, end):
                number = found + 1
                tally.slowest = max(tally.slowest, seconds)
                if fault:
                    tally.faults.append(Fault(name, found, fault))
        except CallFailed as failed:
            tally.faults.append(Fault(name, number, failed.reason, is_over_limits=True))
            number += 1
    tally.inputs = end - start
    return tally


def _read(name: str, start: int, end: int) -> Iterator[tuple[int, float, str | None]]:
    for each in call(READ_CHANGED, name, start, end):
        if isinstance(each, tuple):
            yield each
