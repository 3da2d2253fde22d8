"""Long polling (core.telegram.org/bots/api#getupdates): store, then confirm.

The loop is our own. That of python-telegram-bot 22.8 confirms updates as it queues them, so that a
crash loses them, and after a 401 or 404 it ends while all else goes on.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from time import monotonic
from typing import TypeAlias
from urllib.parse import urlencode

from telegram.error import Conflict, TelegramError
from telegram.request import HTTPXRequest

from bot.chat.errors import PlatformLost, RetryLater
from bot.platforms.telegram.errors import translate
from bot.platforms.telegram.updates import WANTED, Update
from storage.errors import StorageError

Handle: TypeAlias = Callable[[Sequence[Update]], Awaitable[None]]
"""Takes updates; once it returns they may be confirmed."""

_LONG_POLL = 25
"""Seconds that Telegram waits for something to tell; connections live for some forty."""
_SLACK = 10.0
_MOST = 100
_PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
_WORTH_A_WARNING = 60.0
_DEAF = 90.0
"""Seconds without a reply after which nothing is heard any more: two polls and more."""
_ANOTHER = "another bot is already using this token, or a webhook is set"

_log = logging.getLogger(__name__)


class Polling:
    """Asks for updates, one batch after the other."""

    def __init__(self, api_url: str, token: str, handle: Handle) -> None:
        """Poll `api_url` with `token`, and pass updates to `handle`."""
        self._address = f"{api_url}{token}/getUpdates"
        self._handle = handle
        self._request = HTTPXRequest(connection_pool_size=1)
        self._offset = 0
        self._failures = 0
        self._well = monotonic()
        self._is_polling = False

    @property
    def is_connected(self) -> bool:
        """Whether Telegram replied to a poll lately, and what it told was stored."""
        return self._is_polling and monotonic() - self._well < _DEAF

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            PlatformLost: the token is refused, or another process uses it.
        """
        self._failures, self._well, self._is_polling = 0, monotonic(), True
        try:
            async with self._request:
                while True:
                    await self._poll()
        finally:
            self._is_polling = False

    async def _poll(self) -> None:
        """Poll once; wait where that fails."""
        try:
            await self._once()
        except TelegramError as error:
            await self._pause_after(error)
        except StorageError as error:
            _log.info("telegram: updates could not be stored, will be fetched again: %s", error)
            await asyncio.sleep(self._next_pause())
        else:
            self._failures, self._well = 0, monotonic()

    async def _once(self) -> None:
        asked = {
            "offset": self._offset,
            "limit": _MOST,
            "timeout": _LONG_POLL,
            "allowed_updates": json.dumps(WANTED),
        }
        found = await self._request.post(
            f"{self._address}?{urlencode(asked)}", read_timeout=_LONG_POLL + _SLACK
        )
        if isinstance(found, list) and found:
            await self._store(found)
            self._offset = int(found[-1]["update_id"]) + 1

    async def _store(self, updates: Sequence[Update]) -> None:
        """Hand updates on; one that can't be handled is left out, so that all others get through.

        Raises:
            StorageError: they could not be stored: they must be fetched again.
        """
        try:
            await self._handle(updates)
        except (StorageError, TelegramError):
            raise
        except Exception as error:  # noqa: BLE001 - fetched again, it would fail again, for ever
            if len(updates) == 1:
                number = updates[0].get("update_id")
                _log.error("telegram: update %s can't be handled: left out", number, exc_info=error)
                return
            for update in updates:
                await self._store([update])

    async def _pause_after(self, error: TelegramError) -> None:
        meant = translate(error)
        if isinstance(meant, PlatformLost):
            raise meant from None
        silent = monotonic() - self._well
        if isinstance(error, Conflict) and silent > _WORTH_A_WARNING:
            raise PlatformLost("telegram", _ANOTHER, "stop the other bot, or get another token")
        level = logging.WARNING if silent > _WORTH_A_WARNING else logging.INFO
        _log.log(level, "polling: %s", _ANOTHER if isinstance(error, Conflict) else meant)
        wanted = meant.after if isinstance(meant, RetryLater) else 0.0
        await asyncio.sleep(max(wanted, self._next_pause()))

    def _next_pause(self) -> float:
        self._failures += 1
        return _PAUSES[min(self._failures, len(_PAUSES)) - 1]
