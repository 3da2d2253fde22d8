"""What a new bot says on the bundled topics, for tests of how it is sent and shown."""

from contextlib import closing
from functools import cache
from tempfile import TemporaryDirectory

from bot.library.bundled import bundled_articles, bundled_topics
from bot.library.library import Library
from briefings.composing.recipe import Recipe
from briefings.model import Brief
from storage.opening import open_store
from tests.builders import AT


@cache
def bundled_brief(name: str) -> Brief:
    """Return a topic's brief as a new store has it."""
    with TemporaryDirectory() as folder, closing(open_store(f"sqlite:///{folder}/new.db")) as store:
        library = Library(store, Recipe())
        for topic in bundled_topics():
            library.save_topic(topic)
        library.ingest(bundled_articles(AT))
        topic = library.find_topic(name)
        assert topic
        return library.brief(topic)


def quotations(name: str) -> tuple[str, ...]:
    """Return the sentences that lead the points of a topic's brief, in their order.

    Which these are is for the tests of choosing; here they are what has to arrive word for word.
    """
    return tuple(point.lead.text for point in bundled_brief(name).points)
