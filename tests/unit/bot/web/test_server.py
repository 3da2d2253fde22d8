"""The web server: what is heard, and what is too long to be."""

from collections.abc import Mapping

import httpx
import pytest

from bot.chat.platform import Hook, HookReply
from bot.web.server import ALIVE, MOST_BYTES, application


def _client(hook: Hook) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(application([hook]))
    return httpx.AsyncClient(transport=transport, base_url="https://bot.example")


@pytest.mark.parametrize(
    ("size", "status"), [(0, 202), (MOST_BYTES, 202), (MOST_BYTES + 1, 413), (2 * MOST_BYTES, 413)]
)
async def test_a_body_is_heard_up_to_the_longest(size: int, status: int) -> None:
    """What is longer is refused, and no platform is given it."""
    handle: list[int] = []

    async def hear(_headers: Mapping[str, str], body: bytes, _query: str) -> HookReply:
        handle.append(len(body))
        return HookReply(status=202)

    async with _client(Hook(path="/hook", handle=hear)) as web:
        reply = await web.post("/hook", content=b"x" * size)

    assert status == reply.status_code
    assert ([size] if status == 202 else []) == handle


async def test_a_hook_is_given_what_came_and_says_what_to_reply() -> None:
    """Names of headers in small letters, the body and the query as they came."""
    given: list[tuple[str | None, bytes, str]] = []

    async def hear(headers: Mapping[str, str], body: bytes, query: str) -> HookReply:
        given.append((headers.get("x-signature"), body, query))
        return HookReply(status=418, body=b"short", headers={"X-Kind": "teapot"})

    async with _client(Hook(path="/hook", handle=hear)) as web:
        reply = await web.post("/hook?a=1&b=2", content=b"\xff{", headers={"X-Signature": "v0"})
        alive = await web.get(ALIVE)
        other = await web.get("/hook")
        near = await web.post("/hook/")

    assert [("v0", b"\xff{", "a=1&b=2")] == given
    assert (418, b"short", "teapot") == (reply.status_code, reply.content, reply.headers["X-Kind"])
    assert (200, "ok", 405) == (alive.status_code, alive.text, other.status_code)
    assert 404 == near.status_code
