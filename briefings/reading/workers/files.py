"""Files read in workers, several at a time: in the order given, each with its own verdict."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from queue import SimpleQueue
from threading import Event, Thread
from types import TracebackType
from typing import Final, NamedTuple, Self

from briefings.errors import BriefingError, ReadingError
from briefings.model import Article
from briefings.reading.metadata import Begun, Place
from briefings.reading.workers.calls import READ_MEMBERS
from briefings.reading.workers.channel import Channel
from briefings.reading.workers.failures import CallCancelled, CallFailed
from briefings.reading.workers.pool import call

MOST_WORKERS: Final = 8
"""However many cores there are: each may take half a gigabyte."""
MOST_REFUSALS: Final = 100
"""Refusals of one file that are passed on one by one."""
MOST_FAILURES: Final = 20
"""Members of an archive that end their worker; then the rest of it is refused."""

_FEW: Final = 8
"""Files that are read one after the other, before a second worker is worth its start."""
_AHEAD: Final = 64
"""Files that are read while one before them is still being read."""
_LARGEST_AHEAD: Final = 32_000_000
"""Their bytes in all."""
_MOST_WAITING: Final = 500
"""Findings of a file that wait to be taken."""


class UnreadFile(NamedTuple):
    """A file to read.

    Attributes:
        open: returns its bytes and where they come from, or why they can't be had.
        size: how many bytes it has, as far as is known.
    """

    open: Callable[[], tuple[bytes, Place] | ReadingError]
    size: int


def read_files(sources: Iterable[UnreadFile | ReadingError]) -> Iterator[Article | ReadingError]:
    """Yield what is found in `sources`, in their order; refusals among them are passed on.

    Raises:
        WorkerError: no process can be started to read them in.
    """
    waiting: deque[tuple[int, Iterable[Article | ReadingError]]] = deque()
    with _Readers() as readers:
        for number, source in enumerate(sources):
            if isinstance(source, ReadingError):
                waiting.append((0, (source,)))
            else:
                waiting.append((source.size, readers.read(source)))
            most = _AHEAD if number >= _FEW else 0
            while len(waiting) > most or sum(size for size, _ in waiting) > _LARGEST_AHEAD:
                yield from waiting.popleft()[1]
        while waiting:
            yield from waiting.popleft()[1]


def read_in_worker(
    raw: bytes, place: Place, stop: Event | None = None
) -> Iterator[Article | ReadingError]:
    """Yield what `raw` holds. Whatever ends its worker is refused; of an archive, that member.

    Args:
        raw: the bytes.
        place: where they come from.
        stop: set by another thread that wants no more of it.

    Raises:
        CallCancelled: `stop` was set.
        WorkerError: no process can be started to read them in.
    """
    done = 0
    for _ in range(MOST_FAILURES):
        progress = _Progress(place.file)
        try:
            yield from progress.follow(call(READ_MEMBERS, raw, place, done, stop=stop))
        except CallFailed as failure:
            where = f"after article {progress.articles}" if progress.articles else None
            yield ReadingError(progress.file, where, failure.reason, failure.remedy)
        else:
            return
        if not progress.members:
            return
        done += progress.members
    reason = f"{MOST_FAILURES} of its files can't be read within the limits"
    yield ReadingError(place.file, None, reason, "unpack it and leave them out")


class _Progress:
    """How far the reading of a file has come.

    Attributes:
        file: what is being read: the file, or a member of it.
        articles: how many were found in it.
        members: how many of an archive's members have begun.
    """

    def __init__(self, file: str) -> None:
        self.file, self.articles, self.members = file, 0, 0
        self._refusals = 0

    def follow(self, found: Iterable[object]) -> Iterator[Article | ReadingError]:
        """Pass on what is found; of many refusals in one file, only how many there are."""
        for item in found:
            if isinstance(item, Begun):
                yield from self._counted()
                self.file, self.articles = item.file, 0
                self.members += item.size is None
            elif isinstance(item, Article):
                self.articles += 1
                yield item
            elif isinstance(item, ReadingError):
                self._refusals += 1
                if self._refusals <= MOST_REFUSALS:
                    yield item
        yield from self._counted()

    def _counted(self) -> Iterator[ReadingError]:
        if (more := self._refusals - MOST_REFUSALS) > 0:
            reason = f"{more:,} more of its parts can't be read"
            yield ReadingError(self.file, None, reason, "mend it as said for those before")
        self._refusals = 0


class _Readers:
    """Threads that each keep one worker busy; as many as there are cores, where so many help."""

    def __init__(self) -> None:
        self._sources: SimpleQueue[tuple[UnreadFile, Channel[Article | ReadingError]] | None]
        self._sources = SimpleQueue()
        self._stop = Event()
        self._threads: list[Thread] = []
        self._channels: list[Channel[Article | ReadingError]] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """End the threads; where something is left to read, nobody wants it any more."""
        self._stop.set()
        for channel in self._channels:
            channel.close()
        for _ in self._threads:
            self._sources.put(None)

    def read(self, source: UnreadFile) -> Channel[Article | ReadingError]:
        """Have a file read when its turn comes; return what is found, as it comes."""
        channel: Channel[Article | ReadingError] = Channel(_MOST_WAITING)
        self._channels = [*(each for each in self._channels if not each.is_finished), channel]
        self._sources.put((source, channel))
        if len(self._threads) < min(len(self._channels), _cores(), MOST_WORKERS):
            self._threads.append(Thread(target=self._work, daemon=True))
            self._threads[-1].start()
        return channel

    def _work(self) -> None:
        while (waiting := self._sources.get()) is not None:
            source, channel = waiting
            try:
                self._read(source, channel)
            except CallCancelled:
                return
            except BriefingError as error:
                channel.fail(error)
            else:
                channel.finish()

    def _read(self, source: UnreadFile, channel: Channel[Article | ReadingError]) -> None:
        opened = source.open()
        if isinstance(opened, ReadingError):
            channel.put(opened)
            return
        for finding in read_in_worker(*opened, stop=self._stop):
            channel.put(finding)


def _cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
