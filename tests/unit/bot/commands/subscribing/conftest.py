"""A library with two topics."""

import pytest

from bot.library.library import Library
from tests.builders import a_topic, an_article


@pytest.fixture
def library(library: Library) -> Library:
    """Return a library with two topics, in Berlin."""
    library.zone = "Europe/Berlin"
    library.store.add_articles([an_article("Trade with Kyiv grew by a tenth.")])
    for name in ("trade", "energy"):
        library.save_topic(a_topic(name, title=name.title()))
    return library
