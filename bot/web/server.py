"""A small web server for webhooks and health checks."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.chat.errors import ConfigError
from bot.chat.platform import Hook

ALIVE = "/healthz"
MOST_BYTES = 1_000_000
"""Longest body that is read: no platform sends as much."""

_TOO_LONG = 413


def application(hooks: Sequence[Hook]) -> Starlette:
    """Return the web application that serves `hooks`."""
    alive = Route(ALIVE, lambda _request: PlainTextResponse("ok"))
    return Starlette(routes=[alive, *map(_route, hooks)])


async def serve(listen: str, hooks: Sequence[Hook]) -> None:
    """Serve `hooks` at `listen`, such as ``127.0.0.1:8080``, until cancelled.

    Raises:
        ConfigError: nothing can listen there.
    """
    host, _, port = listen.rpartition(":")
    config = uvicorn.Config(
        application(hooks),
        host=host.strip("[]"),
        port=int(port),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=1,
    )
    server = _Server(config)
    serving = asyncio.create_task(_serve(server, listen))
    try:
        await asyncio.shield(serving)
    finally:
        server.should_exit = True
        await asyncio.gather(serving, return_exceptions=True)


class _Server(uvicorn.Server):
    """uvicorn's server, without its signal handlers: the bot has its own."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def _serve(server: uvicorn.Server, listen: str) -> None:
    try:
        await server.serve()
    except SystemExit:
        raise ConfigError(
            "LISTEN", f"can't be used: {listen}", "choose a free port on this machine"
        ) from None


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
