"""Which topics an article may feed: those that one of its sources may, where all are limited."""

from collections.abc import Collection, Mapping

from storage.ports.store import Store


class Feeding:
    """What of some articles may feed which topics."""

    def __init__(self, store: Store, articles: Collection[str]) -> None:
        """Look up the sources of `articles` in `store`, if any source is limited to topics."""
        limited = store.limited_sources()
        came = store.sources_of(articles) if limited else {}
        self._topics: Mapping[str, frozenset[str]] = {
            article: frozenset(topic for source in sources for topic in limited[source])
            for article, sources in came.items()
            if limited.keys() >= set(sources)
        }

    def allows(self, article: str, topic: str) -> bool:
        """Return whether an article may feed the topic of that name."""
        return article not in self._topics or topic in self._topics[article]
