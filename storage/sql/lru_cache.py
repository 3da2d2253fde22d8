"""What was read lately and can't change, by its id."""

from collections.abc import Callable
from typing import Generic, TypeVar

_T = TypeVar("_T")
_MOST = 64


class LruCache(Generic[_T]):
    """The last few things that somebody wanted; may be used from several threads at once."""

    def __init__(self) -> None:
        """Begin empty."""
        self._recent: dict[str, _T] = {}

    def get(self, name: str, read: Callable[[], _T]) -> _T:
        """Return the thing of that name: what was read before, or what `read` gives now."""
        found = self._recent.pop(name, None)
        if found is None:
            found = read()
        self._recent[name] = found  # the latest is last
        if len(self._recent) > _MOST:
            self._recent.pop(next(iter(self._recent)), None)
        return found
