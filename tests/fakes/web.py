"""A web server on loopback that answers as a test says, byte by byte, and counts who comes."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TypeAlias

import httpcore

LOOPBACK = {4: "127.0.0.1", 6: "::1"}


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: its path, its headers in small letters, its body, and what sends bytes back."""

    path: str
    headers: Mapping[str, str]
    send: Callable[[bytes], Awaitable[None]]
    method: str = "GET"
    body: bytes = b""


Answer: TypeAlias = Callable[[Asked], Awaitable[None]]


@dataclass
class Web:
    """What was asked, and where it is."""

    host: str
    scheme: str = "http"
    port: int = 0
    hits: int = 0
    asked: list[Asked] = field(default_factory=list)

    @property
    def url(self) -> str:
        """Its address, without a last slash."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}:{self.port}"


def reply(body: bytes = b"", status: int = 200, **headers: str) -> bytes:
    """Return a whole answer; an underscore in a header's name stands for a hyphen."""
    lines = [f"HTTP/1.1 {status} Whatever"]
    stated = {"content_length": str(len(body))} | headers
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in stated.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def serving(*replies: bytes) -> Answer:
    """Return what sends the first reply to the first request, and so on; the last to the rest."""
    left = list(replies)

    async def answer(asked: Asked) -> None:
        await asked.send(left.pop(0) if len(left) > 1 else left[0])

    return answer


def by_path(replies: Mapping[str, bytes]) -> Answer:
    """Return what sends the reply of a path, or 404."""

    async def answer(asked: Asked) -> None:
        await asked.send(replies.get(asked.path, reply(status=404)))

    return answer


@asynccontextmanager
async def web(
    answer: Answer, family: int = 4, context: ssl.SSLContext | None = None
) -> AsyncIterator[Web]:
    """Serve on loopback until the block ends, encrypted where there is a context."""
    served = Web(LOOPBACK[family], scheme="https" if context else "http")
    busy: set[asyncio.Task[None]] = set()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        busy.add(task)
        served.hits += 1
        try:
            while asked := await _asked(reader, writer):
                served.asked.append(asked)
                await answer(asked)
        except asyncio.CancelledError:
            writer.transport.abort()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            busy.discard(task)
            writer.close()

    server = await asyncio.start_server(connected, served.host, 0, ssl=context)
    served.port = server.sockets[0].getsockname()[1]
    try:
        yield served
    finally:
        server.close()
        for task in list(busy):
            task.cancel()
        await asyncio.gather(*busy, return_exceptions=True)
        await asyncio.sleep(0)  # transports that were aborted close now


async def _asked(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Asked | None:
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    request, *lines = head.strip().split("\r\n")
    pairs = (line.partition(": ") for line in lines)
    headers = {name.lower(): value for name, _, value in pairs}

    async def send(data: bytes) -> None:
        writer.write(data)
        await writer.drain()
        if not data:
            writer.close()

    method, path, _ = request.split(" ")
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    return Asked(path, headers, send, method, body)


class Everywhere(httpcore.AsyncNetworkBackend):
    """A network on which each address of the world leads to a server here, whatever the port."""

    def __init__(self, *servers: Web) -> None:
        """Lead to `servers`, each by its family."""
        self._servers = {":" in server.host: server for server in servers}
        self._network = httpcore.AnyIOBackend()
        self.dialled: list[str] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - the library's own signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """Connect to the server of the address's family."""
        self.dialled.append(f"{host} {port}")
        server = self._servers[":" in host]
        return await self._network.connect_tcp(
            server.host, server.port, timeout, local_address, socket_options
        )
