"""A world in which every address leads to a listener on loopback, whatever it is meant for."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx

from briefings.gathering.fetching.fetch import Fetcher
from briefings.gathering.fetching.pace import Pace
from briefings.gathering.guard.connecting import GuardedNetwork, Resolve, Resolver
from briefings.gathering.guard.targets import HostPort
from briefings.gathering.outcomes import Outcome
from tests.fakes.web import Answer, Everywhere, Web, reply, serving, web

CERTIFICATES = httpx.create_ssl_context()


@dataclass
class World:
    """A fetcher, the listeners that all addresses lead to, and what was dialled."""

    fetcher: Fetcher
    listeners: Sequence[Web]
    network: Everywhere

    @property
    def hits(self) -> int:
        """How many connections came."""
        return sum(each.hits for each in self.listeners)

    async def fetch(self, url: str, found_in: str | None = None) -> Outcome:
        """Fetch an address."""
        return await self.fetcher.fetch(url, found_in=found_in)


def names(table: Mapping[str, Sequence[str] | Callable[[], Sequence[str]]]) -> Resolve:
    """Return what resolves names as a table says, and all else as the system does."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        found = table.get(host)
        if found is None:
            system = Resolver()
            try:
                return await system(host, port)
            finally:
                system.close()
        return found() if callable(found) else found

    return resolve


@asynccontextmanager
async def world(
    table: Mapping[str, Sequence[str] | Callable[[], Sequence[str]]] | None = None,
    *,
    answer: Answer | None = None,
    private: set[HostPort] | None = None,
) -> AsyncIterator[World]:
    """Open a world in which names mean what a table says."""
    answers = answer or serving(reply(b"secret"))
    async with web(answers) as four, web(answers, family=6) as six:
        network = Everywhere(four, six)
        guarded = GuardedNetwork(private or set(), names(table or {}), network)
        async with Fetcher(network=guarded, pace=Pace(gap=0.0), context=CERTIFICATES) as fetcher:
            yield World(fetcher, (four, six), network)
