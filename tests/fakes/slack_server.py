"""The fake Slack on HTTP: who may ask what, and how answers go wrong where a test wants it."""

import asyncio
import json
from base64 import b64decode
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.fakes.slack_methods import METHODS
from tests.fakes.slack_socket import Sockets
from tests.fakes.slack_views import VIEWS, granted, responded
from tests.fakes.slack_world import Body, Refused, Workspace, World

_FORM_ONLY = {
    "conversations.history", "conversations.info", "conversations.members",
    "conversations.replies", "oauth.v2.access", "users.info",
}  # fmt: skip
"""Methods that do not read JSON (docs.slack.dev/apis/web-api: only those that write do)."""
_NESTED = ("blocks", "view", "metadata")


@dataclass(slots=True)
class Faults:
    """What is to go wrong: how, for each method, as often as it stands there."""

    retry_after: int = 1
    due: dict[str, deque[str | None]] = field(default_factory=dict)

    def next(self, method: str) -> str | None:
        """Return how the next call of a method fails; None: it does not."""
        for name in (method, "*"):
            if self.due.get(name):
                return self.due[name].popleft()
        return None


class Server:
    """Answers what the app asks."""

    def __init__(self, world: World, sockets: Sockets) -> None:
        """Answer from `world`."""
        self.world = world
        self.faults = Faults()
        self.calls: list[tuple[str, Body]] = []
        self.pace = False
        self.ending = asyncio.Event()
        self._sockets = sockets
        self._posted_at: dict[str, float] = {}

    def app(self) -> web.Application:
        """Return what is to be served."""
        app = web.Application(client_max_size=4 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._called)
        app.router.add_post("/respond/{name}", self._responded)
        app.router.add_get("/link/", self._sockets.heard)
        return app

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given = await _given(request, method)
        token = _token(request, given)
        self.calls.append((method, given))

        def accept() -> web.Response:
            try:
                return web.json_response({"ok": True, **self._done(method, token, given)})
            except Refused as refused:
                headers = {}
                if refused.body["error"] == "ratelimited":
                    headers["Retry-After"] = str(self.faults.retry_after)
                return web.json_response(
                    refused.body, status=429 if headers else 200, headers=headers
                )

        return await self._or_fault(request, method, accept)

    def _done(self, method: str, token: str, given: Body) -> Body:
        if method == "oauth.v2.access":
            return granted(self.world, given)
        if method == "apps.connections.open":
            _check_app_token(token)
            return {"url": self._sockets.address()}
        known = {**METHODS, **VIEWS}
        if method not in known:
            raise Refused("unknown_method")
        team = self._team(token)
        if method == "chat.postMessage" and self.pace:
            self._keep_pace(str(given.get("channel")))
        return known[method](self.world, team, given)

    def _team(self, token: str) -> Workspace:
        if not token:
            raise Refused("not_authed")
        if token.startswith("xapp-"):
            raise Refused("not_allowed_token_type")
        team = next((team for team in self.world.teams.values() if team.token == token), None)
        if team is None:
            raise Refused("invalid_auth")
        if team.refuses:
            raise Refused(team.refuses)
        if team.expires is not None and team.expires < self.world.now():
            raise Refused("token_expired")
        return team

    def _keep_pace(self, channel: str) -> None:
        now = self.world.now()
        if now - self._posted_at.get(channel, -1.0) < 1:
            raise Refused("ratelimited")
        self._posted_at[channel] = now

    async def _responded(self, request: web.Request) -> web.StreamResponse:
        body: Any = await request.json()
        self.calls.append(("response_url", body))

        def accept() -> web.Response:
            try:
                responded(self.world, request.match_info["name"], body)
            except Refused as refused:
                gone = refused.body["error"] in ("expired_url", "used_url")
                return web.json_response(refused.body, status=404 if gone else 200)
            return web.Response(text="ok")

        return await self._or_fault(request, "response_url", accept)

    async def _or_fault(
        self, request: web.Request, method: str, accept: Callable[[], web.Response]
    ) -> web.StreamResponse:
        """Answer as it should be, or go wrong before or after what was asked is done."""
        fault = self.faults.next(method)
        if fault is None:
            return accept()
        how = fault.removesuffix("_after")
        if how != fault or how == "half":
            accept()
        return await self._wrong(request, how)

    async def _wrong(self, request: web.Request, how: str) -> web.StreamResponse:
        if how == "timeout":
            await self.ending.wait()
        if how == "half":
            return await _half(request)
        if how == "reset" and request.transport is not None:
            request.transport.abort()
        if how == "ratelimited":
            headers = {"Retry-After": str(self.faults.retry_after)}
            return web.json_response({"ok": False, "error": how}, status=429, headers=headers)
        if how.isdecimal():
            return web.Response(status=int(how), text="<html>out of order</html>")
        return web.json_response({"ok": False, "error": how})


async def _half(request: web.Request) -> web.StreamResponse:
    """Answer with half a reply, and break off."""
    reply = web.StreamResponse(headers={"Content-Length": "100"})
    await reply.prepare(request)
    await reply.write(b'{"ok": tr')
    if request.transport is not None:
        request.transport.close()
    return reply


async def _given(request: web.Request, method: str) -> Body:
    """Return the arguments of a call; JSON is not read where Slack does not read it."""
    given: Body = dict(request.query)
    if request.content_type == "application/json":
        said = await request.json()
        return given if method in _FORM_ONLY else {**given, **said}
    given.update(await request.post())
    for name in _NESTED:
        if isinstance(given.get(name), str):
            given[name] = json.loads(given[name])
    authorization = request.headers.get("Authorization", "")
    if authorization.startswith("Basic "):
        pair = b64decode(authorization.removeprefix("Basic ")).decode()
        given["client_id"], _, given["client_secret"] = pair.partition(":")
    return given


def _token(request: web.Request, given: Body) -> str:
    inside = given.pop("token", "") if request.content_type != "application/json" else ""
    return request.headers.get("Authorization", "").removeprefix("Bearer ") or str(inside)


def _check_app_token(token: str) -> None:
    if not token:
        raise Refused("not_authed")
    if token.startswith("xoxb-"):
        raise Refused("not_allowed_token_type")
    if token != "xapp-1":  # noqa: S105 - the one token that the fake gives out
        raise Refused("invalid_auth")
