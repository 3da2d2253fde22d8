"""What a topic would find, before it is kept or changed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from briefings.matching.relevance import find_matches, index_words_of
from briefings.model import Article, Topic
from storage.ports.store import Store

LOOKED_AT: Final = 300
"""Articles that are read, the newest that have words of the topic."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a topic finds.

    Attributes:
        topic: the topic.
        articles: those about it, the newest first.
        by_term: in how many of these each term is found, and in how many it alone; as people read
            the terms.
        is_whole: whether there are no further ones that were not looked at.
    """

    topic: Topic
    articles: Sequence[Article]
    by_term: dict[str, tuple[int, int]]
    is_whole: bool

    @property
    def publishers(self) -> int:
        """How many publishers state to have published the articles."""
        return len({article.source.name for article in self.articles if article.source})


def try_topic(store: Store, topic: Topic) -> Trial:
    """Return what `topic` finds among the newest articles that have its words."""
    ids = store.find_articles(index_words_of(topic), most=LOOKED_AT)
    found, by_term, alone = list[Article](), Counter[str](), Counter[str]()
    for article in store.articles(ids):
        hits = set(chain.from_iterable(match.hits for match in find_matches(topic, article)))
        if hits:
            found.append(article)
            by_term.update(hits)
            alone.update(hits if len(hits) == 1 else ())
    return Trial(
        topic=topic,
        articles=found,
        by_term={term: (by_term[term], alone[term]) for term in by_term},
        is_whole=len(ids) < LOOKED_AT,
    )
