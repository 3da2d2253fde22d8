"""What becomes of channels, stored: moved, gone, back, forgotten."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime

from storage.ports.store import Store

_log = logging.getLogger(__name__)


class StoredChanges:
    """A `bot.chat.platform.Changes` that remembers in a store."""

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        """Remember in `store` what happens `now`."""
        self._store = store
        self._now = now

    async def moved(self, former: str, now: str) -> None:
        """Write a channel's new name wherever its former one stands."""
        _log.info("%s is called %s now", former, now)
        await asyncio.to_thread(self._store.move_channel, former, now)

    async def gone(self, channel: str, reason: str) -> None:
        """Remember that a channel can't be reached."""
        _log.warning("%s can't be reached any more: %s", channel, reason)
        await asyncio.to_thread(self._store.mark_gone, channel, reason, self._now())

    async def back(self, channel: str) -> None:
        """Leave it to the next answer, which says since when the channel was gone."""
        _log.info("%s can be reached again", channel)

    async def forgotten(self, platform: str, workspace: str) -> None:
        """Forget all channels of a workspace."""
        _log.warning("%s: the workspace %s sent the bot away", platform, workspace)
        await asyncio.to_thread(self._store.forget_workspace, platform, workspace)
