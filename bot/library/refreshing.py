"""In the background, round by round, the briefs are made anew that new articles touch."""

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from bot.library.library import Library

_PAUSE: Final = 2.0
"""Seconds from one round to the next; one in which nothing came takes a millisecond."""

_log = logging.getLogger(__name__)


class Refreshing:
    """Keeps the briefs of a library ready while others read them.

    Whatever came since the last round is looked at once; each topic is composed once a round.
    """

    def __init__(self, library: Library, waits: Callable[[], bool] = lambda: False) -> None:
        """Refresh `library`, which answers with what is ready from now on.

        Args:
            library: what is refreshed.
            waits: whether more is about to come, so that the next round is to wait for it.
        """
        self._library = library
        self._waits = waits
        library.refresh_in_background()

    async def run(self) -> None:
        """Have rounds until cancelled.

        Raises:
            StorageError: the store can't be used now.
        """
        while True:
            if made := await asyncio.to_thread(self.refresh):
                _log.info("briefs made anew: %d", made)
            await asyncio.sleep(_PAUSE)

    def refresh(self) -> int:
        """Have a round, unless more is about to come; return of how many topics."""
        return 0 if self._waits() else self._library.refresh()
