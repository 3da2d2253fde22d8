"""Serves made-up feeds in a process of their own, so that what they cost isn't counted."""

import asyncio
import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing.connection import Connection

from tests.fakes.farm_server import farm
from tests.fakes.feed_farm import Feed


@contextmanager
def farmed(feeds: Sequence[Feed]) -> Iterator[tuple[int, int | None]]:
    """Serve feeds in a process of their own; give the port, and the process's number."""
    spawning = multiprocessing.get_context("spawn")
    here, there = spawning.Pipe()
    process = spawning.Process(target=farm_feeds, args=(feeds, there), daemon=True)
    process.start()
    try:
        yield here.recv(), process.pid
    finally:
        here.close()
        process.join(5)
        process.terminate()


def farm_feeds(feeds: Sequence[Feed], parent: Connection) -> None:
    """Serve feeds until the parent hangs up."""

    async def serve() -> None:
        async with farm(feeds) as here:
            parent.send(here.port)
            with suppress(EOFError):
                await asyncio.to_thread(parent.recv)

    asyncio.run(serve())
