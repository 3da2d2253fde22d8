"""Fetching from a server on loopback that answers as a test says."""

import ssl
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from briefings.gathering.fetching.fetch import Fetcher
from briefings.gathering.fetching.pace import Pace
from briefings.gathering.guard.connecting import GuardedNetwork
from briefings.gathering.outcomes import Outcome
from tests.fakes.web import Answer, Everywhere, Web, web
from tests.fakes.world import CERTIFICATES


def fetcher(
    *served: Web,
    seconds: float = 5.0,
    agent: str = "BriefingBot/1",
    context: ssl.SSLContext = CERTIFICATES,
) -> Fetcher:
    """Return a fetcher that may fetch from servers."""
    network = GuardedNetwork({(each.host, each.port) for each in served})
    return Fetcher(agent, network=network, pace=Pace(gap=0.0), seconds=seconds, context=context)


async def fetched(
    answer: Answer, path: str = "/feed", seconds: float = 5.0, **options: object
) -> Outcome:
    """Return what comes of fetching from a server that answers so."""
    async with web(answer) as served, fetcher(served, seconds=seconds) as fetching:
        return await fetching.fetch(f"{served.url}{path}", **options)  # type: ignore[arg-type]


@asynccontextmanager
async def politely(answer: Answer, pace: Pace) -> AsyncIterator[Fetcher]:
    """Fetch from a world of hosts that one server answers for; `own.example` is our own."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        return [f"10.0.0.{port}" if host == "own.example" else "93.184.216.34"]

    async with web(answer) as served:
        network = GuardedNetwork({("own.example", 80)}, resolve, Everywhere(served))
        async with Fetcher(network=network, pace=pace, context=CERTIFICATES) as fetcher:
            yield fetcher
