"""Socket Mode: Slack's requests over a connection that we open (docs.slack.dev/apis/events-api).

The loop is our own. That of slack_sdk 3.47 tries a spent address again for ever (its issues 1379,
1446, 1922), logs the ticket in it, and goes on when Slack says that the token is revoked.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import chain, repeat
from typing import Any, TypeAlias

import aiohttp

from bot.chat.errors import PlatformLost, RetryLater, SendError

Handle: TypeAlias = Callable[[dict[str, Any]], Awaitable[str | None]]
"""Takes a payload; returns what Slack is told as JSON or empty; None: it was not taken."""
Open: TypeAlias = Callable[[], Awaitable[aiohttp.ClientWebSocketResponse]]

_PAUSES = (1.0, 2.0, 5.0, 10.0, 30.0)
"""Seconds between tries, the last one again and again."""
_LONG = 60.0
"""Seconds without a connection after which it is worth a warning."""

_log = logging.getLogger(__name__)


class SocketMode:
    """Listens on one connection after the other, without a gap where Slack announces its end."""

    def __init__(self, connect: Open, handle: Handle) -> None:
        """Open connections with `connect`, hand what comes to `handle`."""
        self._connect = connect
        self._handle = handle
        self._tasks: set[asyncio.Task[None]] = set()
        self._open: set[aiohttp.ClientWebSocketResponse] = set()

    @property
    def is_connected(self) -> bool:
        """Whether a connection is open; one that Slack does not answer on is closed in seconds."""
        return any(not connection.closed for connection in self._open)

    async def run(self) -> None:
        """Listen until cancelled.

        Raises:
            PlatformLost: Slack does not know the app any more.
        """
        try:
            while True:
                connection = await self._connect_again()
                leaving = asyncio.Event()
                self._start(self._listen(connection, leaving))
                await leaving.wait()
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _connect_again(self) -> aiohttp.ClientWebSocketResponse:
        waited = 0.0
        for pause in chain(_PAUSES, repeat(_PAUSES[-1])):
            try:
                return await self._connect()
            except SendError as error:
                seconds = max(pause, error.after) if isinstance(error, RetryLater) else pause
                level = logging.WARNING if waited >= _LONG else logging.INFO
                _log.log(level, "slack: no connection: %s; again in %.0f s", error, seconds)
                await asyncio.sleep(seconds)
                waited += seconds
        raise PlatformLost("slack", "no connection", "try again")  # pragma: no cover - for ever

    async def _listen(
        self, connection: aiohttp.ClientWebSocketResponse, leaving: asyncio.Event
    ) -> None:
        """Take what comes, also what still comes after Slack said that it will disconnect."""
        self._open.add(connection)
        try:
            async with connection:
                async for message in connection:
                    if message.type is aiohttp.WSMsgType.TEXT:
                        self._take(connection, message.data, leaving)
        finally:
            self._open.discard(connection)
            leaving.set()

    def _take(
        self, connection: aiohttp.ClientWebSocketResponse, text: str, leaving: asyncio.Event
    ) -> None:
        try:
            envelope = json.loads(text)
        except ValueError:
            _log.info("slack: received something that is not JSON")
            return
        match envelope:
            case {"type": "disconnect"}:
                leaving.set()
            case {"envelope_id": str(name), "payload": dict(payload)}:
                self._start(self._acknowledge(connection, name, payload))

    async def _acknowledge(
        self, connection: aiohttp.ClientWebSocketResponse, name: str, payload: dict[str, Any]
    ) -> None:
        """Acknowledge an envelope once it is taken; without, Slack brings it again."""
        said = await self._handle(payload)
        if said is None:
            return
        reply = {"payload": json.loads(said)} if said.startswith("{") else {}
        with suppress(ConnectionError, RuntimeError):
            await connection.send_str(json.dumps({"envelope_id": name, **reply}))

    def _start(self, work: Any) -> None:  # noqa: ANN401 - a coroutine
        task: asyncio.Task[None] = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
