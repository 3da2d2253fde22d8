"""A small web server: what platforms call, and what operators and their monitors ask."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Route

from bot.chat.errors import ConfigError
from bot.chat.platform import Hook
from bot.web.addresses import bind

ALIVE = "/healthz"
MOST_BYTES = 1_000_000
"""Longest body that is read: no platform sends as much."""

_TOO_LONG = 413


def application(hooks: Sequence[Hook], pages: Sequence[BaseRoute] = ()) -> Starlette:
    """Return the web application that serves `hooks` and `pages`."""
    alive = Route(ALIVE, lambda _request: PlainTextResponse("ok"))
    made = Starlette(routes=[alive, *pages, *map(_route, hooks)])
    made.router.redirect_slashes = False  # a redirect would name the host that the caller names
    return made


async def serve(
    listen: str,
    hooks: Sequence[Hook],
    pages: Sequence[BaseRoute] = (),
    others: Sequence[Hook] = (),
) -> None:
    """Serve at `listen`, such as ``127.0.0.1:8080``, until cancelled; nowhere where it is empty.

    Args:
        listen: where.
        hooks: what platforms call: without it they can't reach the bot.
        pages: what monitors ask for.
        others: what may be called, too.

    Raises:
        ConfigError: nothing can listen there, or it is empty though platforms call the bot.
    """
    if not listen:
        if hooks:
            raise ConfigError("LISTEN", "is empty", "set it: a platform calls the bot there")
        await asyncio.Event().wait()
    sockets = bind(listen)
    config = uvicorn.Config(
        application((*hooks, *others), pages),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets))
    try:
        await asyncio.shield(serving)
    finally:
        server.should_exit = True
        await asyncio.gather(serving, return_exceptions=True)
        for each in sockets:
            each.close()


class _Server(uvicorn.Server):
    """uvicorn's server, without its signal handlers: the bot has its own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _route(hook: Hook) -> Route:
    async def endpoint(request: Request) -> Response:
        body = await _body(request)
        if body is None:
            return PlainTextResponse("too long", status_code=_TOO_LONG)
        headers = {name.lower(): value for name, value in request.headers.items()}
        reply = await hook.handle(headers, body, request.url.query)
        return Response(reply.body, status_code=reply.status, headers=dict(reply.headers))

    return Route(hook.path, endpoint, methods=[hook.method])


async def _body(request: Request) -> bytes | None:
    """Return the body; None if it is too long."""
    read = bytearray()
    async for piece in request.stream():
        read += piece
        if len(read) > MOST_BYTES:
            return None
    return bytes(read)
