"""What a worker may use, held by the system: a parser that is busy in C can't put it off."""

import math
import resource
import signal
from pathlib import Path
from subprocess import run
from typing import Final, NamedTuple

MEGABYTE: Final = 1 << 20
MOST_MEMORY: Final = 512 * MEGABYTE
SHARED_MEMORY: Final = 32 * MEGABYTE
"""What libraries take that the limit of the system doesn't count, as files back it."""
LARGEST_REST: Final = 160 * MEGABYTE
"""What a worker may hold between two calls, models of languages most of all; else it is replaced.

Thus each call has as much to use as any other, whatever came before it."""
CALL_MEMORY: Final = MOST_MEMORY - SHARED_MEMORY - LARGEST_REST

_MOST_FILES: Final = 64
_LARGEST_WRITTEN: Final = MEGABYTE
"""Bytes of a file that a worker may write: Python keeps what it has compiled."""
_STATM: Final = Path("/proc/self/statm")


def limit_process() -> None:
    """Take from this process what no parser needs, and let the timers end it."""
    signal.pthread_sigmask(signal.SIG_SETMASK, ())
    for number in (signal.SIGPROF, signal.SIGALRM, signal.SIGIO):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent has it, too, and ends this one
    _lower(resource.RLIMIT_CORE, 0)
    _lower(resource.RLIMIT_FSIZE, _LARGEST_WRITTEN)
    _lower(resource.RLIMIT_NOFILE, _MOST_FILES)


def limit_memory() -> None:
    """Let the next call have `CALL_MEMORY` more than is held now."""
    if (held := held_memory()) is not None:
        _, most = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (held + CALL_MEMORY, most))


def held_memory() -> int | None:
    """Return how many bytes of its own this process holds; None where the system doesn't say."""
    try:
        pages = int(_STATM.read_bytes().split()[5])
    except FileNotFoundError:  # macOS
        return None
    return pages * resource.getpagesize()


def resident_memory(process: int) -> int | None:
    """Return the bytes of memory that a process takes, for a system that keeps no limit itself."""
    if held_memory() is not None:
        return None
    shown = run(["/bin/ps", "-o", "rss=", "-p", str(process)], capture_output=True, check=False)  # noqa: S603 - a number alone
    return int(shown.stdout) * 1024 if shown.stdout.strip().isdigit() else None


def queued_seconds(process: int) -> float:
    """Return how long a process has waited for a core; 0 where the system doesn't say."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_bytes().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


class Limits(NamedTuple):
    """The seconds that a call may take: for each thing it yields, and for each megabyte it reads.

    Attributes:
        cpu: of computing.
        wall: by the clock, without the time in which other programs have all cores.
    """

    cpu: float = 10.0
    wall: float = 20.0


class Meter:
    """The time that a call takes; the process ends where that is more than it may.

    The clocks stand still while the parent takes what was found.
    """

    def __init__(self, limits: Limits, size: int) -> None:
        """Measure the reading of so many bytes."""
        self._limits = limits
        self.restart(size)

    def restart(self, size: int) -> None:
        """Begin anew, with another file."""
        portions = max(1, math.ceil(size / MEGABYTE))
        self._cpu, self._wall = self._limits.cpu * portions, self._limits.wall * portions
        self._cpu_set = self._wall_set = 0.0

    def __enter__(self) -> None:
        """Let the clocks run: for one finding, or for what is left to the file."""
        self._cpu_set = min(self._cpu, self._limits.cpu)
        self._wall_set = min(self._wall, self._limits.wall)
        signal.setitimer(signal.ITIMER_REAL, _PATIENCE * self._wall_set)
        signal.setitimer(signal.ITIMER_PROF, self._cpu_set)

    def __exit__(self, *_: object) -> None:
        """Let the clocks stand still."""
        cpu_left: float = signal.setitimer(signal.ITIMER_PROF, 0)[0]
        wall_left: float = signal.setitimer(signal.ITIMER_REAL, 0)[0]
        self._cpu = max(_LEAST, self._cpu - self._cpu_set + cpu_left)
        spent = self._wall_set - wall_left / _PATIENCE
        self._wall = max(_LEAST, self._wall - spent)


_PATIENCE: Final = 10
"""Times the limit by the clock after which a worker ends by itself: the parent, which knows how
long it waited for a core, ends it before."""
_LEAST: Final = 0.001
"""Seconds that a timer may be set to: 0 would stop it."""


def _lower(limit: int, most: int) -> None:
    _, hard = resource.getrlimit(limit)
    wanted = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(limit, (wanted, wanted))
