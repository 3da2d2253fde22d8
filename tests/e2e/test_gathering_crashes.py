"""A power cut at each step of a round: nothing is lost, nothing is there twice, and it goes on."""

import asyncio
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from time import monotonic, sleep

import pytest

from bot.queue.events import GATHERING
from briefings.gathering.source import Source
from storage.errors import StorageError
from storage.opening import open_store
from storage.sql.store import SqlStore
from tests.bots import running, telegram_settings
from tests.contracts.gathering import feed, item
from tests.fakes.telegram_api import telegram_api
from tests.fakes.web import Web, by_path, web

FEEDS = ("/a", "/b", "/c")
_WITHIN = 90.0


@pytest.mark.parametrize("point", [*(f"{each}:1" for each in GATHERING), "storing:2", "stored:2"])
async def test_a_round_that_was_cut_off_is_made_up_for(
    tmp_path: Path, url: str, point: str
) -> None:
    """What was stored before stays; the rest comes once another program takes it over."""
    pages = {path: feed(*(item(n + 10 * k) for k in range(2))) for n, path in enumerate(FEEDS)}
    async with web(by_path(pages)) as served:
        await asyncio.to_thread(_cut_off, tmp_path, url, served, point)
        with closing(open_store(url)) as store:
            gathered = [each for each in store.articles() if each.file and "://" in each.file]
            assert 6 == len(gathered) == len({each.url for each in gathered})
            assert 6 == len(store.sources_of([each.id for each in gathered]))
            assert 0 == store.corpus_stats().replaced


def _cut_off(folder: Path, url: str, served: Web, dies_at: str) -> None:
    """Have the bot die at a point of its round, and another one make up for it."""
    with telegram_api() as telegram:
        settings = telegram_settings(telegram) | {
            "DATABASE_URL": url,
            "LEASE": "0.02",
            "PRIVATE_HOSTS": f"{served.host}:{served.port}",
        }
        with closing(open_store(url)) as store:
            for path in FEEDS:
                store.save_source(Source(kind="feed", address=f"{served.url}{path}"))
        with running(folder, settings, dies_at) as first:
            assert -9 == first.ended()
        with running(folder, settings):
            _until(url, _is_done)


def _is_done(store: SqlStore) -> bool:
    healths = store.source_health().values()
    all_read = len(healths) == len(FEEDS) and all(each.succeeded for each in healths)
    return all_read and store.is_routed()  # its briefs, too


def _until(url: str, is_so: Callable[[SqlStore], bool]) -> None:
    """Wait until a store is in some state.

    Raises:
        TimeoutError: it doesn't come to be.
    """
    until = monotonic() + _WITHIN
    with closing(open_store(url)) as store:
        while monotonic() < until:
            with suppress(StorageError):
                if is_so(store):
                    return
            sleep(0.05)
    raise TimeoutError("the sources are not gathered")
