"""What was made of texts lately, at hand for who asks again: bounded by how long the texts are."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from functools import update_wrapper
from threading import Lock
from typing import Final, Generic, TypeVar

_K = TypeVar("_K", bound=Hashable)
_V = TypeVar("_V")

MOST: Final = 2_000_000
"""Characters of text of which results are remembered: some ten bytes each for its sentences and
words. A bound on how many texts there are would hold little of short ones, and too much of long."""


class Remembered(Generic[_K, _V]):
    """A function of one text that remembers what it was asked for last, from whatever thread."""

    def __init__(self, make: Callable[[_K], _V], length: Callable[[_K], int], most: int) -> None:
        """Remember the results of `make`; see `remembered`."""
        self._make, self._length, self._most = make, length, most
        self._results: OrderedDict[_K, _V] = OrderedDict()
        self._held, self._lock = 0, Lock()
        update_wrapper(self, make)

    def __call__(self, text: _K) -> _V:
        """Return what is made of a text: the result from before, or a new one."""
        with self._lock:
            if text in self._results:
                self._results.move_to_end(text)
                return self._results[text]
        made = self._make(text)
        with self._lock:
            if text not in self._results:
                self._held += self._length(text)
            self._results[text] = made
            while self._held > self._most and len(self._results) > 1:
                oldest, _ = self._results.popitem(last=False)
                self._held -= self._length(oldest)
        return made


def remembered(
    length: Callable[[_K], int], most: int = MOST
) -> Callable[[Callable[[_K], _V]], Remembered[_K, _V]]:
    """Return what has a function remember its results.

    Args:
        length: how many characters a text has.
        most: characters of the texts whose results are remembered, in all.
    """

    def decorate(make: Callable[[_K], _V]) -> Remembered[_K, _V]:
        return Remembered(make, length, most)

    return decorate
