"""Users: their language, their time zone, and whether they are admins."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import replace
from typing import Any, TypeAlias

from bot.chat.errors import BotError, MaybeSent, RetryLater, SendError
from bot.chat.request import Request
from bot.platforms.slack.api import Api

_WITHIN = 1.0
"""Seconds to wait for the user's locale: Slack waits three for all."""
_MOST = 10_000

_Who: TypeAlias = tuple[str | None, str]
"""A workspace, and the id of a user there."""

_log = logging.getLogger(__name__)


class People:
    """Asks Slack about users; languages and zones are cached."""

    def __init__(self, api: Api) -> None:
        """Ask over `api`."""
        self._api = api
        self._known: dict[_Who, tuple[str | None, str | None]] = {}
        self._asking: dict[_Who, asyncio.Task[None]] = {}

    async def with_language(self, request: Request) -> Request:
        """Return the request with the user's language and zone, if Slack replies in time.

        Slack is asked once for all that a user sends meanwhile, so that it stays in its order.
        """
        who = (request.channel.workspace, request.user.id)
        if who not in self._known:
            if who not in self._asking:
                self._asking[who] = asyncio.create_task(self._learn(who, request))
            await asyncio.shield(self._asking[who])
        language, zone = self._known.get(who, (None, None))
        return replace(request, user=replace(request.user, language=language, zone=zone))

    async def _learn(self, who: _Who, request: Request) -> None:
        if len(self._known) >= _MOST:
            self._known.clear()
        try:
            with suppress(BotError, TimeoutError):
                async with asyncio.timeout(_WITHIN):
                    user = await self._user(request)
                    self._known[who] = user.get("locale"), user.get("tz")
        finally:
            del self._asking[who]

    async def is_admin(self, request: Request) -> bool:
        """Return whether the user is an admin or an owner of the workspace, as Slack says now.

        Whoever comes from another workspace, by a shared channel, may be one there.

        Raises:
            RetryLater: it can't be asked now.
            MaybeSent: the same: it did not reply, or has trouble of its own.
            PlatformLost: Slack no longer knows the bot.
        """
        try:
            user = await self._user(request)
        except (RetryLater, MaybeSent):
            raise
        except SendError as error:
            _log.warning("slack: can't tell who is an admin: %s", error)
            return False
        is_admin = user.get("is_admin") or user.get("is_owner")
        return bool(is_admin and not user.get("is_stranger"))

    async def _user(self, request: Request) -> dict[str, Any]:
        said = await self._api.read(
            request.channel.workspace, "users.info", user=request.user.id, include_locale=True
        )
        return said.get("user") or {}
