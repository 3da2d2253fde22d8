"""The fake Bot API on HTTP: tokens, long polls, webhooks, and what goes wrong where it is to."""

import asyncio
import json
from collections import deque
from time import monotonic
from typing import Any

import aiohttp
from aiohttp import web

from tests.fakes.telegram_methods import METHODS
from tests.fakes.telegram_rules import Body, Refused
from tests.fakes.telegram_world import World

TOKEN = "42:canary-telegram-token"  # noqa: S105 - known to the fake alone
_NESTED = ("entities", "reply_markup", "link_preview_options", "reply_parameters", "commands",
           "scope", "results", "allowed_updates")  # fmt: skip
_SENDING = ("sendMessage", "editMessageText")
_A_SECOND, _A_MINUTE = 30, 20
"""Messages a second to all, and a minute to one group (core.telegram.org/bots/faq)."""


class Server:
    """Answers what the bot asks."""

    def __init__(self, world: World) -> None:
        """Answer from `world`."""
        self.world = world
        self.calls: list[tuple[str, Body]] = []
        self.due: dict[str, deque[tuple[str, str, int] | None]] = {}
        self.pace = False
        self.webhook: Body = {}
        self.polled = 0
        self._sent: deque[tuple[float, int]] = deque(maxlen=1000)
        self._poll: asyncio.Task[Any] | None = None
        self._ending = asyncio.Event()

    def app(self) -> web.Application:
        """Return what is to be served."""
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_route("*", "/bot{token}/{method}", self._called)
        return app

    def stop(self) -> None:
        """Let whoever waits go."""
        self._ending.set()
        if self._poll:
            self._poll.cancel()

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given = await _given(request)
        self.calls.append((method, given))
        if request.match_info["token"] != TOKEN:
            return _refusal(Refused(401, "Unauthorized"))
        fault = self.due[method].popleft() if self.due.get(method) else None
        if fault is None:
            return await self._answer(method, given)
        how, description, seconds = fault
        if how.endswith("_after") or how == "half":
            await self._answer(method, given)
        if how.startswith("timeout"):
            await self._ending.wait()
        return await _wrong(request, how.removesuffix("_after"), description, seconds)

    async def _answer(self, method: str, given: Body) -> web.Response:
        try:
            result = await self._done(method, given)
        except Refused as refused:
            return _refusal(refused)
        return web.json_response({"ok": True, "result": result})

    async def _done(self, method: str, given: Body) -> object:
        if method == "getUpdates":
            return await self._updates(given)
        if method in {"setWebhook", "deleteWebhook"}:
            self.webhook = given if method == "setWebhook" else {}
            return True
        if method not in METHODS:
            raise Refused(404, "Not Found: method not found")
        if self.pace and method in _SENDING:
            self._keep_pace(int(given["chat_id"]))
        return METHODS[method](self.world, given)

    def _keep_pace(self, chat: int) -> None:
        now = monotonic()
        lately = [at for at, _ in self._sent if now - at < 1]
        there = [at for at, where in self._sent if where == chat and chat < 0 and now - at < 60]
        if len(lately) >= _A_SECOND or len(there) >= _A_MINUTE:
            raise Refused(429, "Too Many Requests: retry after 1", retry_after=1)
        self._sent.append((now, chat))

    async def _updates(self, given: Body) -> list[Body]:
        """Return what is new, once there is something: one poll at a time."""
        if self.webhook:
            raise Refused(409, "Conflict: can't use getUpdates method while webhook is active")
        if self._poll and not self._poll.done():
            self._poll.cancel()
        self._poll = asyncio.create_task(self._waited(given))
        self.polled += 1
        try:
            return await self._poll
        except asyncio.CancelledError:
            if asyncio.current_task().cancelling():  # type: ignore[union-attr] # there is one
                self._poll.cancel()
                raise
            raise Refused(409, "Conflict: terminated by other getUpdates request") from None

    async def _waited(self, given: Body) -> list[Body]:
        until = monotonic() + float(given.get("timeout", 0))
        wanted = set(given.get("allowed_updates") or ())
        while True:
            self.world.news.clear()
            left = self.world.confirmed(int(given.get("offset", 0)))
            found = [each for each in left if not wanted or wanted & each.keys()]
            if found or monotonic() >= until:
                return found[: int(given.get("limit", 100))]
            try:
                await asyncio.wait_for(self.world.news.wait(), until - monotonic())
            except TimeoutError:
                return []

    async def push(self, update: Body, *, secret: str | None = None) -> int:
        """Post an update to the webhook, again until it is taken; return the last status."""
        headers = {"X-Telegram-Bot-Api-Secret-Token": secret or self.webhook["secret_token"]}
        async with aiohttp.ClientSession() as session:
            for _ in range(3):
                async with session.post(self.webhook["url"], json=update, headers=headers) as reply:
                    if reply.status < 300 or secret:
                        break
        return reply.status


def _refusal(refused: Refused) -> web.Response:
    body: Body = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return web.json_response(body, status=refused.code)


async def _wrong(
    request: web.Request, how: str, description: str, seconds: int
) -> web.StreamResponse:
    if how == "reset" and request.transport is not None:
        request.transport.abort()
    if how == "half":
        reply = web.StreamResponse(headers={"Content-Length": "100"})
        await reply.prepare(request)
        await reply.write(b'{"ok": tr')
        if request.transport is not None:
            request.transport.close()
        return reply
    if how == "429":
        return _refusal(
            Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
        )
    if how.isdecimal() and int(how) < 500:
        return _refusal(Refused(int(how), description))
    return web.Response(status=int(how) if how.isdecimal() else 500, text="<html>no</html>")


async def _given(request: web.Request) -> Body:
    given: Body = dict(request.query)
    if request.content_type == "application/json":
        given.update(await request.json())
    elif request.can_read_body:
        given.update(await request.post())
    for name in _NESTED:
        if isinstance(given.get(name), str):
            given[name] = json.loads(given[name])
    return given
