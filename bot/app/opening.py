"""Opening the library: what every command and platform works on."""

from collections.abc import Iterator
from contextlib import closing, contextmanager

from bot.app.config import Settings
from bot.app.logging import log_to_stderr
from bot.commands.table import NAMES
from bot.library.bundled import bundled_topics
from bot.library.library import Library
from storage.opening import open_store


@contextmanager
def open_library(settings: Settings) -> Iterator[Library]:
    """Open the store and give a library on it; a new store has the bundled topics.

    Raises:
        StorageError: the store can't be opened.
    """
    log_to_stderr(settings.log_level, settings.secrets, settings.log_format)
    with closing(open_store(settings.database_url.get_secret_value())) as store:
        if not store.topics():
            for topic in bundled_topics():
                store.save_topic(topic)
        library = Library(store, settings.recipe, reserved=NAMES, learn=settings.learn)
        library.zone = settings.timezone
        yield library
