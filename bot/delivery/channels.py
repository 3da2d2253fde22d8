"""What becomes of channels, stored: moved, gone, back, forgotten."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.chat.request import Channel
from bot.subscriptions.slots import CATCH_UP
from storage.ports.store import Store

_log = logging.getLogger(__name__)


class StoredChanges:
    """A `bot.chat.platform.Changes` that remembers in a store.

    Whether it can be reached is remembered of a whole channel: what is refused in a thread of it is
    sent outside of the thread.
    """

    def __init__(
        self, store: Store, now: Callable[[], datetime], catch_up: timedelta = CATCH_UP
    ) -> None:
        """Remember in `store` what happens `now`; a digest may be as late as `catch_up`."""
        self._store = store
        self._now = now
        self._catch_up = catch_up

    async def moved(self, former: str, now: str) -> None:
        """Write a channel's new name wherever its former one stands; it can be reached."""
        _log.info("%s is called %s now", former, now)
        await asyncio.to_thread(self._store.move_channel, former, now)
        await self.back(now)

    async def gone(self, channel: str, reason: str) -> None:
        """Remember that a channel can't be reached."""
        _log.warning("%s can't be reached any more: %s", channel, reason)
        await asyncio.to_thread(self._store.mark_gone, _home(channel), reason, self._now())

    async def back(self, channel: str) -> None:
        """Remember that a channel can be reached: what it missed of late is due again.

        The next message there says since when it was gone.
        """
        now = self._now()
        since = now - self._catch_up
        if await asyncio.to_thread(self._store.mark_back, _home(channel), now, since):
            _log.info("%s can be reached again", channel)

    async def expect_back(self, channel: str) -> None:
        """Have it asked soon whether a channel can be reached."""
        home = _home(channel)
        state = await asyncio.to_thread(self._store.channel, home)
        if state.gone:  # platforms tell of many channels where nothing is sent
            await asyncio.to_thread(self._store.expect_back, home)

    async def told_back(self, channel: str) -> None:
        """Remember that a channel was told since when it was gone: so it can be reached."""
        await self.back(channel)
        await asyncio.to_thread(self._store.mark_told_back, _home(channel))

    async def forgotten(self, platform: str, workspace: str) -> None:
        """Forget all channels of a workspace."""
        _log.warning("%s: the workspace %s sent the bot away", platform, workspace)
        await asyncio.to_thread(self._store.forget_workspace, platform, workspace)


def _home(channel: str) -> str:
    return str(Channel.named(channel).home)
