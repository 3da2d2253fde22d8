"""Gathering in the background: what is due is fetched by itself, and briefs wait for a round."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import partial

from bot.gathering.fetching import Fetchers
from bot.gathering.health import SourceNotices
from bot.gathering.job import LONGEST_HOLD, GatheringJob
from bot.gathering.websub import Hubs
from bot.queue.events import Events
from briefings.gathering.fetching.mailbox import Mailboxes
from briefings.gathering.guard.connecting import GuardedNetwork
from storage.sql.store import SqlStore
from tests.builders import a_feed
from tests.contracts.gathering import LEASE, NOW, feed, item
from tests.fakes.fetching import fetcher
from tests.fakes.web import Asked, Web, by_path, web


class Clock:
    """Tells the time that it is set to."""

    def __init__(self) -> None:
        self.now = NOW

    def __call__(self) -> datetime:
        """Return it."""
        return self.now


@asynccontextmanager
async def fetchers(served: Web) -> AsyncIterator[Fetchers]:
    """Give what fetches from a server."""
    mailboxes = Mailboxes(GuardedNetwork(), {})
    async with fetcher(served) as fetching:
        yield Fetchers(fetching, mailboxes)
    mailboxes.close()


@asynccontextmanager
async def working(store: SqlStore, served: Web, clock: Clock) -> AsyncIterator[GatheringJob]:
    """Have the job at work."""

    async def take(_: object) -> None:
        raise AssertionError("nobody is to be told anything")

    notices = SourceNotices(store, [], [], take)
    hubs = partial(Hubs, "", b"secret", clock)
    made = partial(fetchers, served)
    job = GatheringJob(store, made, clock, LEASE, Events(), notices, hubs)
    task = asyncio.create_task(job.run())
    try:
        yield job
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def eventually(is_so: Callable[[], bool]) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(20):
        while not await asyncio.to_thread(is_so):  # noqa: ASYNC110 - the store says nothing by itself
            await asyncio.sleep(0.02)


async def test_what_is_due_is_fetched_and_what_a_hub_tells_of_soon(store: SqlStore) -> None:
    """Not before it is due, unless it is told of; then at most once a minute."""
    pages = {"/rss": feed(item(1))}
    clock = Clock()
    async with web(by_path(pages)) as served:
        source = a_feed(f"{served.url}/rss")
        store.save_source(source)
        async with working(store, served, clock) as job:
            await eventually(lambda: store.corpus_stats().articles == 1)
            pages["/rss"] = feed(item(2), item(1))
            job.fetch_soon(source.id)
            await eventually(lambda: store.source_health()[source.id].due == NOW + _MINUTE)
            assert 1 == served.hits

            clock.now += _MINUTE
            job.fetch_soon(source.id)
            await eventually(lambda: store.corpus_stats().articles == 2)


_MINUTE = timedelta(minutes=1)


async def test_briefs_wait_for_a_round_but_not_for_long(store: SqlStore) -> None:
    """They are made anew once it has ended, or where it takes minutes."""
    clock, answer = Clock(), asyncio.Event()

    async def slow(asked: Asked) -> None:
        await answer.wait()
        await asked.send(feed(item(1)))

    async with web(slow) as served:
        store.save_source(a_feed(f"{served.url}/rss"))
        async with working(store, served, clock) as job:
            await eventually(job.holds_briefs)
            clock.now += LONGEST_HOLD
            assert not job.holds_briefs()
            clock.now -= LONGEST_HOLD
            assert job.holds_briefs()
            answer.set()
            await eventually(lambda: not job.holds_briefs())

    assert 1 == store.corpus_stats().articles
