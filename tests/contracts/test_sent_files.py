"""Files that people send: fetched from the platform's own host, within limits, for owners alone."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.chat.errors import MaybeSent
from bot.chat.request import MOST_BYTES, Attachment, Channel, Request, User
from bot.platforms.slack.api import Api
from bot.platforms.telegram.adapter import TelegramPlatform
from bot.platforms.telegram.settings import TelegramSettings

TOKEN = "42:token"  # noqa: S105 - known to the fake alone
BODY = b"Trade grew by a tenth."


def _request(platform: str, stated: dict[str, object], kind: str = "file") -> Request:
    channel = Channel(platform=platform, id="1", workspace="T1" if platform == "slack" else None)
    reply = {kind: json.dumps(stated)}
    return Request(channel=channel, user=User(id="1"), text="/received a.txt", reply=reply)


@asynccontextmanager
async def _telegram(body: bytes = BODY, status: int = 200) -> AsyncIterator[TelegramPlatform]:
    async def get_file(_: web.Request) -> web.Response:
        if status != 200:
            refusal = {
                "ok": False,
                "error_code": status,
                "description": "Bad Request: no such file",
            }
            return web.json_response(refusal, status=status)
        file = {"file_id": "F1", "file_unique_id": "U", "file_path": "documents/a.txt"}
        return web.json_response({"ok": True, "result": file})

    async def download(_: web.Request) -> web.Response:
        return web.Response(body=body)

    application = web.Application()
    application.router.add_post("/bot42:token/getFile", get_file)
    application.router.add_get("/file/bot42:token/documents/a.txt", download)
    async with TestServer(application) as server:
        url = str(server.make_url("/"))
        places = {"api_url": f"{url}bot", "file_url": f"{url}file/bot"}
        settings = TelegramSettings(token=SecretStr(TOKEN), **places)
        platform = TelegramPlatform(settings, None)
        try:
            yield platform
        finally:
            await platform.close()


async def test_telegram_gives_a_file() -> None:
    """Through the Bot API's own server."""
    asked = _request("telegram", {"id": "F1", "name": "a.txt", "size": 22})
    async with _telegram() as platform:
        assert Attachment(name="a.txt", body=BODY) == await platform.attachment(asked)


async def test_telegram_is_not_asked_for_what_is_too_large() -> None:
    """Nor is more taken than was said."""
    named = {"id": "F1", "name": "a.txt", "size": MOST_BYTES + 1}
    async with _telegram(status=500) as platform:
        found = await platform.attachment(_request("telegram", named))
    assert Attachment(name="a.txt", flaw="too_large") == found
    async with _telegram(b"x" * (MOST_BYTES + 1)) as platform:
        found = await platform.attachment(_request("telegram", named | {"size": 1}))
    assert Attachment(name="a.txt", flaw="too_large") == found


async def test_a_file_that_telegram_has_no_more_is_said_so() -> None:
    """Where it is only busy, it is tried again."""
    asked = _request("telegram", {"id": "F1", "name": "a.txt", "size": 22})
    async with _telegram(status=400) as platform:
        assert Attachment(name="a.txt", flaw="not_had") == await platform.attachment(asked)
    async with _telegram(status=500) as platform:
        with pytest.raises(MaybeSent):
            await platform.attachment(asked)


@asynccontextmanager
async def _slack(status: int = 200, size: int = 0) -> AsyncIterator[tuple[Api, str, list[str]]]:
    asked: list[str] = []

    async def download(request: web.Request) -> web.Response:
        asked.append(request.headers.get("Authorization", ""))
        if status == 302:
            return web.Response(status=302, headers={"Location": "/login"})
        return web.Response(body=b"x" * size or BODY)

    application = web.Application()
    application.router.add_get("/files-pri/a.txt", download)
    application.router.add_get("/login", download)
    async with TestServer(application) as server:
        api = Api(str(server.make_url("/api/")), "xoxb-1", None)
        try:
            yield api, str(server.make_url("/files-pri/a.txt")), asked
        finally:
            await api.close()


async def test_slack_gives_a_file_to_the_bots_token() -> None:
    """From its own host."""
    async with _slack() as (api, url, asked):
        found = await api.attachment(_request("slack", {"name": "a.txt", "size": 22, "url": url}))

    assert Attachment(name="a.txt", body=BODY) == found
    assert ["Bearer xoxb-1"] == asked


@pytest.mark.parametrize(
    "url",
    [
        "https://files.slack.com.evil.example/a.txt",
        "http://127.0.0.1:9/a.txt",
        "https://evil.example/a.txt",
        "file:///etc/passwd",
        "",
    ],
)
async def test_the_token_goes_to_no_other_host(url: str) -> None:
    """Whatever address a payload names."""
    async with _slack() as (api, _url, asked):
        found = await api.attachment(_request("slack", {"name": "a.txt", "size": 22, "url": url}))

    assert Attachment(name="a.txt", flaw="not_had") == found
    assert [] == asked


async def test_slack_without_the_scope_leads_elsewhere() -> None:
    """Its page to log in is no file, and isn't asked for."""
    async with _slack(status=302) as (api, url, asked):
        found = await api.attachment(_request("slack", {"name": "a.txt", "size": 22, "url": url}))

    assert Attachment(name="a.txt", flaw="not_had") == found
    assert 1 == len(asked)


async def test_no_more_of_slack_is_read_than_the_limit() -> None:
    """Whatever size was stated."""
    async with _slack(size=MOST_BYTES + 1) as (api, url, _asked):
        found = await api.attachment(_request("slack", {"name": "a.txt", "size": 22, "url": url}))

    assert Attachment(name="a.txt", flaw="too_large") == found


async def test_a_post_needs_nothing_fetched() -> None:
    """Its words came with the message."""
    stated = {"words": "Trade grew.", "date": 0, "publisher": "Bay", "url": "https://t.me/bay/7"}
    async with _telegram(status=500) as platform:
        found = await platform.attachment(_request("telegram", stated, "post"))

    assert found is not None
    assert ("Trade grew.", "Bay", "https://t.me/bay/7") == (found.post, found.publisher, found.url)
