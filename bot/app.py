"""The assembly: settings, store, desk and platform put together, here and nowhere else."""

import logging
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial

from bot.bundled import bundled_articles, bundled_topics
from bot.commands import registry
from bot.config import Settings
from bot.desk import Desk
from bot.platform import Asker, Request
from bot.terminal.adapter import LOCAL, Terminal
from storage.opening import open_store


@contextmanager
def open_desk(settings: Settings) -> Iterator[Desk]:
    """Open the store and give a desk on it; a new store has the bundled topics.

    Raises:
        StorageError: the store can't be opened.
    """
    logging.basicConfig(level=settings.log_level, format="%(levelname)s %(name)s: %(message)s")
    with closing(open_store(settings.database_url.get_secret_value())) as store:
        if not store.topics():
            for topic in bundled_topics():
                store.save_topic(topic)
        yield Desk(store, settings.recipe, reserved=registry.NAMES, learn=settings.learn)


def chat(settings: Settings) -> None:
    """Talk in the terminal until the input ends; an empty store gets the bundled articles."""
    with open_desk(settings) as desk:
        if not desk.holdings().articles:
            desk.ingest(bundled_articles(datetime.now(UTC)))
        answer = partial(registry.answer, desk)
        terminal = Terminal(sys.stdin, sys.stdout)
        if sys.stdin.isatty() and sys.stdout.isatty():
            greeting = Request(channel=LOCAL, asker=Asker(id="local"), text="/start")
            terminal.send(LOCAL, answer(greeting))
        terminal.run(answer)
