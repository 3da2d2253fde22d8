"""What a worker can be called for that goes wrong."""

import ctypes
import os
import signal
import time
from collections.abc import Iterator
from itertools import count
from pathlib import Path

from bot.cli.summarise import read_line
from briefings.composing.batch import Task
from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.formats import read_members
from briefings.reading.metadata import Begun, Place


def compute() -> Iterator[int]:
    """Never end, and never wait."""
    yield next(number for number in count() if number < 0)


def compute_for(seconds: float) -> Iterator[float]:
    """Take so much of a core."""
    while time.process_time() < seconds:
        pass
    yield time.process_time()


def wait() -> Iterator[int]:
    """Never end, and compute nothing."""
    time.sleep(3600)
    yield 0


def count_on() -> Iterator[int]:
    """Yield without end."""
    return count()


def take_memory(megabytes: int) -> Iterator[int]:
    """Take so much memory at once."""
    yield len(bytes(megabytes << 20))


def return_bytes(megabytes: int) -> Iterator[bytes]:
    """Yield so much at once."""
    yield bytes(megabytes << 20)


def recurse() -> Iterator[int]:
    """Call itself without end."""
    yield from recurse()


def fail() -> Iterator[int]:
    """Raise what no reader expects."""
    yield 1
    raise LookupError("secret words of the text")


def panic() -> Iterator[int]:
    """Raise what is no Exception, as libraries in Rust do."""
    raise BaseException  # noqa: TRY002 - that is the point
    yield 1


def crash() -> Iterator[int]:
    """Read at address 0, as a broken library does."""
    yield ctypes.string_at(0)[0]


def kill() -> Iterator[int]:
    """End as the system ends what takes too much memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    yield 1


def stand_still() -> Iterator[int]:
    """Stop, so that not even a timer goes on."""
    os.kill(os.getpid(), signal.SIGSTOP)
    yield 1


def leave() -> Iterator[int]:
    """End the process, as if all were well."""
    os._exit(0)
    yield 1


def return_code() -> Iterator[object]:
    """Yield what would run in the parent."""
    yield os.getcwd


def write_file(path: str) -> Iterator[int]:
    """Write a file of ten megabytes."""
    yield Path(path).write_bytes(bytes(10 << 20))


def describe_process() -> Iterator[object]:
    """Yield the environment, the open files and the process id."""
    yield dict(os.environ)  # noqa: TID251 - it is what is asked
    yield sorted(str(link.readlink()) for link in Path("/proc/self/fd").iterdir() if link.exists())
    yield os.getpid()


def echo(value: object) -> Iterator[object]:
    """Yield what was given."""
    yield value


def pause(seconds: float, value: object) -> Iterator[object]:
    """Yield what was given, later."""
    time.sleep(seconds)
    yield value


def peak_memory() -> Iterator[int]:
    """Yield the most bytes that this process ever held in memory; its parent's aren't counted."""
    status = Path("/proc/self/status").read_text("utf-8")
    yield next(int(line.split()[1]) for line in status.splitlines() if "VmHWM" in line) * 1024


def read_or_crash(raw: bytes, place: Place, done: int) -> Iterator[Article | ReadingError | Begun]:
    """Read as ever, but crash at a text that says "crash"."""
    for finding in read_members(raw, place, done):
        if isinstance(finding, Article) and finding.body == "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        yield finding


def read_line_or_crash(line: str, where: str) -> Iterator[Task | ReadingError]:
    """Read a line of a batch as ever, but crash at one that says "crash"."""
    if "crash" in line:
        os.kill(os.getpid(), signal.SIGSEGV)
    yield from read_line(line, where)
