"""Hosts are asked politely: a few at a time, with pauses, each without waiting for others."""

import asyncio
from itertools import pairwise

from briefings.gathering.fetching.pace import Pace
from tests.fakes.fetching import politely
from tests.fakes.web import Asked, reply

HOSTS = [f"{name}.example" for name in "abcdefgh"]


class Watch:
    """When requests began, and how many were answered at a time, by host."""

    def __init__(self, takes: float = 0.0) -> None:
        self.begins: dict[str, list[float]] = {}
        self.busy: dict[str, int] = {}
        self.most: dict[str, int] = {}
        self._takes = takes

    async def answer(self, asked: Asked) -> None:
        """Answer after a while."""
        for host in (asked.headers["host"], "all"):
            self.begins.setdefault(host, []).append(asyncio.get_running_loop().time())
            self.busy[host] = self.busy.get(host, 0) + 1
            self.most[host] = max(self.most.get(host, 0), self.busy[host])
        await asyncio.sleep(self._takes)
        for host in (asked.headers["host"], "all"):
            self.busy[host] -= 1
        await asked.send(reply(b"a"))


async def test_a_host_has_pauses_between_requests() -> None:
    """One request begins no sooner than the pause after the one before."""
    watch = Watch()
    async with politely(watch.answer, Pace(gap=0.1)) as fetcher:
        await asyncio.gather(*(fetcher.fetch(f"http://a.example/{n}") for n in range(4)))

    begins = watch.begins["a.example"]
    assert all(later - sooner > 0.09 for sooner, later in pairwise(begins))


async def test_no_host_waits_for_another() -> None:
    """Eight hosts with three requests each take as long as one host."""
    watch = Watch()
    async with politely(watch.answer, Pace(gap=0.2)) as fetcher:
        addresses = [f"http://{host}/{number}" for host in HOSTS for number in range(3)]
        await asyncio.gather(*map(fetcher.fetch, addresses))

    begins = watch.begins["all"]
    assert 24 == len(begins)
    assert begins[-1] - begins[0] < 1.2


async def test_a_host_is_asked_twice_at_a_time_at_most() -> None:
    """A slow host has two of our requests at a time."""
    watch = Watch(takes=0.05)
    async with politely(watch.answer, Pace(gap=0.0)) as fetcher:
        await asyncio.gather(*(fetcher.fetch(f"http://a.example/{n}") for n in range(6)))

    assert 2 == watch.most["a.example"]


async def test_all_hosts_together_are_asked_as_often_as_is_allowed() -> None:
    """Eight hosts with four requests each have five at a time."""
    watch = Watch(takes=0.05)
    async with politely(watch.answer, Pace(at_once=5, gap=0.0)) as fetcher:
        addresses = [f"http://{host}/{number}" for host in HOSTS for number in range(4)]
        await asyncio.gather(*map(fetcher.fetch, addresses))

    assert 5 == watch.most["all"]


async def test_a_host_of_our_own_needs_no_pauses() -> None:
    """What PRIVATE_HOSTS names is asked eight times at a time, without pauses."""
    watch = Watch(takes=0.05)
    async with politely(watch.answer, Pace(gap=9.0)) as fetcher:
        await asyncio.gather(*(fetcher.fetch(f"http://own.example/{n}") for n in range(16)))

    assert 8 == watch.most["own.example"]


async def test_who_gives_up_waiting_leaves_the_line_moving() -> None:
    """A fetch that is cancelled while it waits for its turn takes nobody's."""
    watch = Watch()
    async with politely(watch.answer, Pace(at_once=1, per_host=1, gap=0.1)) as fetcher:
        waiting = [asyncio.ensure_future(fetcher.fetch("http://a.example/")) for _ in range(5)]
        await asyncio.sleep(0.05)
        for each in waiting[1:4]:
            each.cancel()
        await asyncio.wait_for(asyncio.gather(*waiting, return_exceptions=True), 5.0)

        assert 2 == len(watch.begins["all"])
        await asyncio.wait_for(fetcher.fetch("http://b.example/"), 5.0)
