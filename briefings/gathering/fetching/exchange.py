"""One request and its answer: no cookies, no proxies, no redirects, no addresses in logs."""

import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final

import httpcore
import httpx

from briefings.errors import FetchFailed
from briefings.gathering.fetching.bodies import read_body, too_large
from briefings.gathering.guard.connecting import GuardedNetwork
from briefings.gathering.guard.targets import Target

_WITH_BODY: Final = frozenset({200, 203})
_FORM: Final = b"application/x-www-form-urlencoded"
_CONNECT_SECONDS: Final = 10.0
_IDLE_SECONDS: Final = 15.0


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered.

    Attributes:
        target: what it was asked for.
        status: of HTTP.
        headers: their names in small letters.
        body: unpacked; empty unless the server says that it is what was asked for.
    """

    target: Target
    status: int
    headers: httpx.Headers
    body: bytes = field(repr=False)


class Exchange:
    """Sends requests over connections that are guarded and shared."""

    def __init__(
        self, network: GuardedNetwork, *, at_once: int, context: ssl.SSLContext | None = None
    ) -> None:
        """Connect with `network`; `context` says which certificates are trusted."""
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=context or httpx.create_ssl_context(),
            max_connections=at_once,
            max_keepalive_connections=at_once,
            keepalive_expiry=_IDLE_SECONDS,
            network_backend=network,
        )

    async def close(self) -> None:
        """Close all connections."""
        await self._pool.aclose()

    async def ask(
        self, target: Target, headers: Mapping[str, str], most: int, form: bytes | None = None
    ) -> Reply:
        """Return the answer of a server, with at most `most` bytes of a body.

        Where there is a form, it is sent.

        Raises:
            FetchRefused: its address isn't public, or the body is larger.
            FetchFailed: there is no answer, or none that can be understood.
        """
        async with _failures_in_words(), self._sent(target, headers, form) as response:
            stated = httpx.Headers(response.headers)
            if response.status not in _WITH_BODY or form is not None:
                return Reply(target, response.status, stated, b"")
            if _stated_length(stated) > most:
                raise too_large(most)
            packing = stated.get("content-encoding", "").strip().lower()
            body = await read_body(response.aiter_stream(), packing, most)
            return Reply(target, response.status, stated, body)

    @asynccontextmanager
    async def _sent(
        self, target: Target, headers: Mapping[str, str], form: bytes | None
    ) -> AsyncIterator[httpcore.Response]:
        url = httpcore.URL(
            scheme=target.scheme.encode(),
            host=target.host.encode(),
            port=target.port,
            target=target.path,
        )
        sent = [(b"host", target.authority.encode())]
        sent += [(name.encode(), value.encode()) for name, value in headers.items()]
        if form is not None:
            sent += [(b"content-length", str(len(form)).encode()), (b"content-type", _FORM)]
        method = "GET" if form is None else "POST"
        timeouts = {"timeout": {"connect": _CONNECT_SECONDS}}
        async with self._pool.stream(
            method, url, headers=sent, content=form, extensions=timeouts
        ) as response:
            yield response


def _stated_length(headers: httpx.Headers) -> int:
    text = headers.get("content-length", "")
    return int(text[:18]) if text.isascii() and text.isdigit() else 0


@asynccontextmanager
async def _failures_in_words() -> AsyncIterator[None]:
    try:
        yield
    except httpcore.ConnectTimeout:
        raise FetchFailed("nobody answers at this address") from None
    except httpcore.ConnectError as error:
        raise FetchFailed(_why_no_connection(error)) from None
    except httpcore.TimeoutException:
        raise FetchFailed("the server took too long to answer") from None
    except (httpcore.NetworkError, httpcore.ProtocolError):
        raise FetchFailed("the server broke off, or its answer isn't HTTP") from None
    except OSError:
        raise FetchFailed("no address is found for this host") from None


def _why_no_connection(error: httpcore.ConnectError) -> str:
    cause = error.__context__  # the pool takes the cause away
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate isn't valid ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        return "no encrypted connection is possible"
    return "nobody answers at this address"
