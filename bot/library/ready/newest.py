"""Where articles on a topic are found: those of some days, or the newest before these."""

from collections.abc import Callable
from datetime import date
from typing import Final

from bot.library.ready.feeding import Feeding
from briefings.matching import relevance
from briefings.model import Article, Topic
from briefings.published import day_of
from briefings.window import Window
from storage.ports.store import Store

_FEW: Final = 40
"""Articles that are read first for the newest one about a topic."""
_MORE: Final = 8
"""How many times as many are read where none of those is about it …"""
_MOST: Final = 400
"""… as long as they are no more."""


def newest_in(
    store: Store, topic: Topic, window: Window, is_about: Callable[[Topic, Article], bool]
) -> date | None:
    """Return the day of the newest article about a topic before a window that has none."""
    before = Window(until=window.until, is_asked=True) if window.is_asked else None
    most, read = _FEW, frozenset[str]()
    while most <= _MOST and (found := find(store, topic, before, most) - read):
        for article in store.articles(found):
            if article.published and is_about(topic, article):
                return day_of(article.published)
        read |= found
        most *= _MORE
    return None


def find(
    store: Store, topic: Topic, window: Window | None, most: int | None = None
) -> frozenset[str]:
    """Return ids of what may be about `topic`, and may feed it, if the index can tell."""
    found = store.find_articles(relevance.index_words_of(topic), window, most)
    feeding = Feeding(store, found)
    return frozenset(each for each in found if feeding.allows(each, topic.name))
