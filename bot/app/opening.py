"""Opening the library: what every command and platform works on."""

import gc
import logging
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from time import monotonic, sleep
from typing import TYPE_CHECKING, Final, TypeVar

from bot.app.config import Settings
from bot.app.logging import log_to_stderr
from bot.commands.table import NAMES
from bot.library.bundled import bundled_topics
from bot.library.library import Library
from bot.queue.backoff import backoff
from briefings.families.table import bundled_table
from storage.errors import StoreUnreachable
from storage.opening import open_store
from storage.sql.store import SqlStore

if TYPE_CHECKING:
    from briefings.gathering.fetching.fetch import Fetcher

_LONGEST: Final = 5.0
"""Seconds at most from one try to reach a server to the next."""

_OBJECTS: Final = 20_000
"""New objects from one search for cycles to the next; Python's own 700 take a tenth of all work."""

_log = logging.getLogger(__name__)

_Used = TypeVar("_Used")


@contextmanager
def open_library(settings: Settings, *, waits: bool = False) -> Iterator[Library]:
    """Open the store and give a library on it; a new store has the bundled topics.

    Args:
        settings: where it is, and how it is used.
        waits: wait for a database server that can't be reached, instead of raising that.

    Raises:
        StorageError: the store can't be opened.
    """
    log_to_stderr(settings.log_level, settings.secrets, settings.log_format)
    url = settings.database_url.get_secret_value()
    opening = partial(_open, url, settings.data_folder)
    with closing(wait_for_server(opening) if waits else opening()) as store:
        collect_seldom()
        library = Library(store, settings.recipe, reserved=NAMES, learn=settings.learn)
        library.zone = settings.timezone
        library.make_fetcher = partial(_make_fetcher, settings)
        library.clock = partial(datetime.now, UTC)
        yield library


def _make_fetcher(settings: Settings) -> "Fetcher":
    """Return what fetches addresses; its libraries are imported only where one is fetched."""
    from bot.gathering.fetching import make_fetcher  # noqa: PLC0415

    return make_fetcher(settings.private_hosts, settings.contact)


def collect_seldom() -> None:
    """Have Python look for cycles seldom, and never among what is there already.

    Next to nothing here refers to itself, but each search through everything takes 0.1 s.
    """
    gc.freeze()
    gc.set_threshold(_OBJECTS)


def wait_for_server(use: Callable[[], _Used]) -> _Used:
    """Return what `use` returns, once the server of the store it uses can be reached.

    The log says once that it can't be, and once that it can again.
    """
    begun = monotonic()
    for failures in count(1):
        try:
            used = use()
        except StoreUnreachable as error:
            if failures == 1:
                _log.error("%s; waiting until it is there", error)
            sleep(backoff(failures, _LONGEST))
        else:
            if failures > 1:
                _log.warning("the store is there, after %.0f s", monotonic() - begun)
            return used
    raise AssertionError  # pragma: no cover - counting has no end


def _open(url: str, folder: Path) -> SqlStore:
    bundled_table()  # whoever extended it wrongly reads so now, not in place of a brief
    store = open_store(url, folder=folder)
    try:
        if not store.topics():
            for topic in bundled_topics():
                store.save_topic(topic)
    except BaseException:
        store.close()
        raise
    return store
