"""What Slack is asked about users."""

import asyncio
from itertools import count

from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.chat.request import Channel, Request, User
from bot.platforms.slack.api import Api
from bot.platforms.slack.people import People

USER = User(id="U1")
CHANNEL = Channel(platform="slack", id="D1", workspace="T1")


async def test_what_a_user_sends_at_once_stays_in_its_order() -> None:
    """As after a restart: Slack may reply to a later question first, so it is asked once."""
    asked = count(1)

    async def users_info(_: web.Request) -> web.Response:
        await asyncio.sleep(0.2 / next(asked) ** 2)
        return web.json_response({"ok": True, "user": {"locale": "de-DE", "tz": "Europe/Berlin"}})

    application = web.Application()
    application.router.add_get("/users.info", users_info)
    arrived: list[str] = []
    async with TestServer(application) as server:
        api = Api(str(server.make_url("/")), "xoxb-1", None)
        people = People(api)

        async def take(text: str) -> None:
            asks = Request(channel=CHANNEL, user=USER, text=text, key=text)
            found = await people.with_language(asks)
            arrived.append(f"{found.text} {found.user.zone}")

        await asyncio.gather(*map(take, ("energy", "trade", "stop")))
        await api.close()

    assert ["energy Europe/Berlin", "trade Europe/Berlin", "stop Europe/Berlin"] == arrived
    assert 2 == next(asked)
