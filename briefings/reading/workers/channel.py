"""A short queue from the thread that reads a file to the one that takes what is found in it."""

from collections import deque
from collections.abc import Iterator
from threading import Condition
from typing import Generic, TypeVar

from briefings.reading.workers.failures import CallCancelled

_Item = TypeVar("_Item")


class Channel(Generic[_Item]):
    """Holds a few items, so that a reader waits for who takes them; has an end, good or bad."""

    def __init__(self, most: int) -> None:
        """Hold at most so many items."""
        self._most = most
        self._items: deque[_Item] = deque()
        self._changed = Condition()
        self._is_closed = False
        self._error: Exception | None = None
        self.is_finished = False

    def put(self, item: _Item) -> None:
        """Add an item, as soon as there is room.

        Raises:
            CallCancelled: nobody takes any more.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._is_closed or len(self._items) < self._most)
            if self._is_closed:
                raise CallCancelled
            self._items.append(item)
            self._changed.notify_all()

    def finish(self) -> None:
        """Say that nothing more comes."""
        with self._changed:
            self.is_finished = True
            self._changed.notify_all()

    def fail(self, error: Exception) -> None:
        """Say that nothing more comes, and why."""
        self._error = error
        self.finish()

    def close(self) -> None:
        """Take no more."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()

    def __iter__(self) -> Iterator[_Item]:
        """Yield the items as they come, to the end.

        Raises:
            Exception: what `fail` was given.
        """
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._items or self.is_finished)
                if not self._items:
                    break
                item = self._items.popleft()
                self._changed.notify_all()
            yield item
        if self._error is not None:
            raise self._error
