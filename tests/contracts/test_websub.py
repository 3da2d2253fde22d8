"""Hubs of feeds: asked on loopback, they ask back, and tell that there is something new."""

import asyncio
import hmac
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from bot.gathering.websub import HubLink, Hubs
from bot.web.server import serve
from storage.sql.store import SqlStore
from tests.bots import free_port
from tests.builders import a_feed
from tests.contracts.gathering import NOW, feed, gathered, item
from tests.fakes.fetching import fetcher
from tests.fakes.web import Web, by_path, reply, web

TOPIC = "https://news.example/rss"
SECRET = b"what only we know"


class Bot:
    """Hubs of ours behind a real web server, with what they heard."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.news: list[str] = []
        self.now = NOW
        self.hubs = Hubs(url, SECRET, self._now, self.news.append)

    def _now(self) -> datetime:
        return self.now


@asynccontextmanager
async def bot() -> AsyncIterator[Bot]:
    """Serve what hubs call."""
    port = free_port()
    made = Bot(f"http://127.0.0.1:{port}")
    serving = asyncio.create_task(serve(f"127.0.0.1:{port}", (), others=made.hubs.hooks))
    async with httpx.AsyncClient() as client:
        while True:
            try:
                await client.get(f"{made.url}/healthz")
                break
            except httpx.ConnectError:
                await asyncio.sleep(0.01)
    try:
        yield made
    finally:
        serving.cancel()
        await asyncio.gather(serving, return_exceptions=True)


async def asked_by(made: Bot, hub: Web, source: str = "abc") -> dict[str, str]:
    """Have a hub asked for a feed; return what it was sent."""
    link = HubLink(source=source, feed=f"{hub.url}/rss", hub=f"{hub.url}/hub", topic=TOPIC)
    async with fetcher(hub) as fetching:
        await made.hubs.follow(fetching, [link])
    return {name: each[0] for name, each in parse_qs(hub.asked[-1].body.decode()).items()}


async def verified(form: dict[str, str], **changes: str) -> httpx.Response:
    """Ask back, as a hub does."""
    fields = {
        "hub.mode": "subscribe",
        "hub.topic": form["hub.topic"],
        "hub.challenge": "a challenge",
        "hub.lease_seconds": form["hub.lease_seconds"],
    } | {name.replace("_", "."): value for name, value in changes.items()}
    async with httpx.AsyncClient() as client:
        return await client.get(f"{form['hub.callback']}&{urlencode(fields)}")


async def told(form: dict[str, str], body: bytes = b"news", signature: str = "") -> int:
    """Tell of news, as a hub does; return the status."""
    signed = hmac.digest(form["hub.secret"].encode(), body, "sha256").hex()
    headers = {"x-hub-signature": (signature or f"sha256={signed}").encode()}
    async with httpx.AsyncClient() as client:
        return (await client.post(form["hub.callback"], content=body, headers=headers)).status_code


HUB = by_path({"/hub": reply(status=202)})


async def test_a_hub_is_asked_asks_back_and_tells() -> None:
    """Then the source is fetched."""
    async with bot() as made, web(HUB) as hub:
        form = await asked_by(made, hub)
        answer = await verified(form)
        status = await told(form)

    assert ("subscribe", TOPIC) == (form["hub.mode"], form["hub.topic"])
    assert (200, "a challenge") == (answer.status_code, answer.text)
    assert answer.headers["content-type"].startswith("text/plain")
    assert (202, ["abc"]) == (status, made.news)


async def test_what_a_hub_knows_from_before_a_restart_still_leads_here() -> None:
    """Nothing of it is kept but the secret."""
    async with bot() as made, web(HUB) as hub:
        form = await asked_by(made, hub)
        made.hubs._asked_again.clear()

        assert 202 == await told(form)


@pytest.mark.parametrize("signature", ["sha256=00", "sha256=", "md5=00", "none", "sha1=é", "="])
async def test_a_forged_message_is_not_believed(signature: str) -> None:
    """Nothing is fetched for it."""
    async with bot() as made, web(HUB) as hub:
        form = await asked_by(made, hub)

        assert 401 == await told(form, signature=signature)
    assert [] == made.news


@pytest.mark.parametrize("field", ["source", "topic", "key"])
async def test_a_callback_that_is_not_ours_is_not_known(field: str) -> None:
    """Whoever makes up its source, its topic or its key."""
    async with bot() as made, web(HUB) as hub:
        form = await asked_by(made, hub)
        parts = urlsplit(form["hub.callback"])
        query = {name: each[0] for name, each in parse_qs(parts.query).items()} | {field: "x"}
        forged = form | {"hub.callback": parts._replace(query=urlencode(query)).geturl()}

        assert 404 == (await verified(forged)).status_code
        assert 404 == await told(forged)
    assert [] == made.news


@pytest.mark.parametrize(
    "changes",
    [
        {"hub_topic": "https://other.example/rss"},
        {"hub_mode": "unsubscribe"},
        {"hub_mode": ""},
        {"hub_challenge": ""},
    ],
)
async def test_what_we_did_not_ask_for_is_not_confirmed(changes: dict[str, str]) -> None:
    """Nor is a question without a challenge."""
    async with bot() as made, web(HUB) as hub:
        form = await asked_by(made, hub)

        assert 404 == (await verified(form, **changes)).status_code


async def test_a_subscription_is_renewed_before_it_ends() -> None:
    """And not before that."""
    async with bot() as made, web(HUB) as hub:
        form = await asked_by(made, hub)
        await verified(form, hub_lease_seconds="864000")
        hits = []
        for days in (1, 8, 10):
            made.now = NOW + timedelta(days=days)
            await asked_by(made, hub)
            hits.append(hub.hits)

    assert [1, 1, 2] == hits


async def test_a_hub_that_refuses_is_left_alone_for_hours() -> None:
    """Then it is asked again."""
    async with bot() as made, web(by_path({"/hub": reply(status=500)})) as hub:
        for hours in (0, 1, 7):
            made.now = NOW + timedelta(hours=hours)
            await asked_by(made, hub)

    assert 2 == hub.hits


async def test_without_an_address_of_our_own_no_hub_is_asked() -> None:
    """Nobody could tell us anything."""
    async with web(HUB) as hub, fetcher(hub) as fetching:
        hubs = Hubs("", SECRET, lambda: NOW, [].append)
        link = HubLink(source="abc", feed=f"{hub.url}/rss", hub=f"{hub.url}/hub", topic=TOPIC)
        await hubs.follow(fetching, [link])

        assert (0, ()) == (hub.hits, hubs.hooks)


@pytest.mark.parametrize("audience", [None, "telegram:1"])
async def test_a_round_finds_the_hub_of_a_feed(store: SqlStore, audience: str | None) -> None:
    """In its headers or in itself; not of what is one channel's own."""
    link = '<https://hub.example/>; rel="hub", <https://news.example/rss>; rel="self"'
    async with web(by_path({"/rss": feed(item(1), link=link)})) as served:
        source = a_feed(f"{served.url}/rss", audience=audience)
        report = await gathered(store, served, sources=[source])

    known = None if audience else ("https://hub.example/", "https://news.example/rss")
    assert known == report.sources[0].hub
