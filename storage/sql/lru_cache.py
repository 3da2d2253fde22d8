"""What was read lately and can't change, kept ready by its id."""

from collections.abc import Callable
from typing import Generic, TypeVar

_T = TypeVar("_T")
_MOST = 64


class LruCache(Generic[_T]):
    """The last few things that were asked for; may be used from several threads at once."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._kept: dict[str, _T] = {}

    def get(self, name: str, read: Callable[[], _T]) -> _T:
        """Return the thing of that name: what was read before, or what `read` gives now."""
        found = self._kept.pop(name, None)
        if found is None:
            found = read()
        self._kept[name] = found  # the latest stands last
        if len(self._kept) > _MOST:
            self._kept.pop(next(iter(self._kept)), None)
        return found
