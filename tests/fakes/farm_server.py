"""Serves the made-up feeds of `feed_farm`: good ones well, and bad ones as badly as servers do."""

import asyncio
import gzip
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final, TypeAlias

from tests.fakes.feed_farm import TYPES, Feed, written

Send: TypeAlias = Callable[[bytes], Awaitable[None]]
_LONG: Final = 600.0
_PART: Final = b"<item>" + b"x" * 60_000


def _head(status: int, **headers: object) -> bytes:
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([f"HTTP/1.1 {status} x", *lines, "", ""]).encode()


def _whole(body: bytes, status: int = 200, **headers: object) -> bytes:
    return _head(status, content_length=len(body), **headers) + body


async def _silent(send: Send, body: bytes) -> None:  # noqa: ARG001 - as all faults are called
    await asyncio.sleep(_LONG)


async def _drips(send: Send, body: bytes) -> None:
    await send(_head(200))
    for byte in body * 100:
        await send(bytes([byte]))
        await asyncio.sleep(0.1)


async def _endless(send: Send, body: bytes) -> None:
    await send(_head(200) + body)
    while True:
        await send(_PART)


async def _busy(send: Send, body: bytes) -> None:  # noqa: ARG001 - as above
    await send(_whole(b"later", 503, retry_after=120))


def _sends(make: Callable[[bytes], bytes]) -> Callable[[Send, bytes], Awaitable[None]]:
    async def fault(send: Send, body: bytes) -> None:
        await send(make(body))
        await send(b"")

    return fault


_BOMB: Final = gzip.compress(b"<rss>" + b" " * 50_000_000)
_FAULTS: Final[Mapping[str, Callable[[Send, bytes], Awaitable[None]]]] = {
    "cut in half": _sends(lambda body: _whole(body[: len(body) // 2])),
    "garbage": _sends(lambda body: _whole(sha256(body).digest() * 500)),
    "a page": _sends(lambda _: _whole(b"<!doctype html><title>Moved</title><p>Sorry.</p>")),
    "empty": _sends(lambda _: _whole(b"")),
    "silent": _silent,
    "drips": _drips,
    "endless": _endless,
    "a bomb": _sends(lambda _: _whole(_BOMB, content_encoding="gzip")),
    "a lie": _sends(lambda body: _head(200, content_length=10**9) + body),
    "a loop": _sends(lambda _: _whole(b"", 302, location="?again")),
    "gone": _sends(lambda _: _whole(b"", 410)),
    "an error": _sends(lambda _: _whole(b"oh no", 500)),
    "nothing new": _sends(lambda _: _head(304)),
    "hangs up": _sends(lambda body: _head(200, content_length=len(body)) + body[:50]),
    "busy": _busy,
}


@dataclass
class Farm:
    """Feeds that are served, each at ``/number``.

    Attributes:
        feeds: they.
        port: on loopback.
        asked: how often each was asked for.
        unchanged: how often each was said not to have changed.
    """

    feeds: Sequence[Feed]
    port: int = 0
    asked: Counter[int] = field(default_factory=Counter)
    unchanged: Counter[int] = field(default_factory=Counter)

    @property
    def good(self) -> list[Feed]:
        """Those that nothing is wrong with."""
        return [feed for feed in self.feeds if feed.fault is None]

    async def answer(self, path: str, headers: Mapping[str, str], send: Send) -> None:
        """Answer a request, well or badly."""
        number = int(path.strip("/").partition("?")[0])
        feed = self.feeds[number]
        self.asked[number] += 1
        body = written(feed)
        if feed.fault is not None:
            await _FAULTS[feed.fault](send, body)
            return
        etag = f'"{sha256(body).hexdigest()[:16]}"'
        if headers.get("if-none-match") == etag:
            self.unchanged[number] += 1
            await send(_head(304, etag=etag))
            return
        packed = gzip.compress(body, mtime=0) if number % 2 else body
        stated = {"content_encoding": "gzip"} if number % 2 else {}
        await send(_whole(packed, etag=etag, content_type=TYPES[feed.kind], **stated))

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer what is asked over one connection."""

        async def send(data: bytes) -> None:
            if not data:
                writer.close()
            writer.write(data)
            await writer.drain()

        with suppress(ConnectionError, asyncio.IncompleteReadError):
            while not writer.is_closing():
                request = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
                pairs = (line.partition(": ") for line in request[1:])
                headers = {name.lower(): value for name, _, value in pairs}
                await self.answer(request[0].split(" ")[1], headers, send)
        writer.close()


@asynccontextmanager
async def farm(feeds: Sequence[Feed]) -> AsyncIterator[Farm]:
    """Serve feeds on loopback until the block ends."""
    served = Farm(feeds)
    busy: set[asyncio.Task[None]] = set()

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        busy.add(task)
        task.add_done_callback(busy.discard)
        try:
            await served.talk(reader, writer)
        except asyncio.CancelledError:
            writer.transport.abort()

    server = await asyncio.start_server(talk, "127.0.0.1", 0, backlog=1024)
    served.port = server.sockets[0].getsockname()[1]
    try:
        yield served
    finally:
        server.close()
        for task in list(busy):
            task.cancel()
        await asyncio.gather(*busy, return_exceptions=True)
        await asyncio.sleep(0)  # transports that were aborted close now
