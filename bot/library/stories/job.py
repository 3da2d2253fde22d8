"""In the background: stories follow their articles, and once a day all are put right."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from bot.library.stories.keeper import StoryKeeper

_EVERY: Final = 10.0
"""Seconds until it is looked again whether other programs have brought articles."""
_PAUSE: Final = 0.1
"""Seconds between two days that are grouped anew, in which others have the machine."""

_AGAIN: Final = timedelta(hours=1)
"""Time until older articles that came late are put into stories."""

_log = logging.getLogger(__name__)


class StoryJob:
    """Groups what other programs brought, after an upgrade everything, and all anew once a day.

    It may end at any time: the next one goes on where it was.
    """

    def __init__(self, stories: StoryKeeper, now: Callable[[], datetime]) -> None:
        """Have `stories` follow their articles; `now` says which day it is."""
        self._stories = stories
        self._now = now
        self._settled: datetime | None = None

    async def run(self) -> None:
        """Look for articles again and again, until cancelled.

        Raises:
            StorageError: the store can't be used now.
        """
        stories = self._stories
        while True:
            waiting = await asyncio.to_thread(stories.count_waiting)
            is_done = not waiting or await asyncio.to_thread(stories.follow)
            now = self._now()
            if self._is_due(now, is_done=is_done) and await self.settle(waiting):
                self._settled = now
            await asyncio.sleep(_EVERY)

    def _is_due(self, now: datetime, *, is_done: bool) -> bool:
        """Whether stories are to be put right: once a day, or where older articles have come."""
        if self._settled is None:
            return True
        return now - self._settled >= _AGAIN if not is_done else now.date() != self._settled.date()

    async def settle(self, waiting: int = 0) -> bool:
        """Put all stories right, day by day; return whether that was possible without a break.

        Args:
            waiting: how many articles are in no story yet; the log says how many are left.
        """
        days = self._stories.settle()
        more: int | None = 0
        told = waiting
        if waiting:
            _log.info("putting articles into stories, %d to go", waiting)
        while more is not None:
            more = await asyncio.to_thread(next, days, None)
            if told and (left := await asyncio.to_thread(self._stories.count_waiting)) <= told / 2:
                _log.info("putting articles into stories, %d of %d to go", left, waiting)
                told = left
            await asyncio.sleep(_PAUSE)
        is_done = not await asyncio.to_thread(self._stories.count_waiting)
        if waiting and is_done:
            _log.info("all articles are in stories")
        return is_done
