"""From an article to the topics that it is about, without a look at all the others.

An inverted index of terms, as filters of news have it (Yan & García-Molina, *Index structures for
selective dissemination of information under the Boolean model*, 1994): each topic stands under the
rarest word of each of its terms, so that an article is compared only with those it may be about.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import chain
from typing import NamedTuple

from briefings.language.terms import index_words
from briefings.matching.relevance import index_words_of, is_about
from briefings.model import Article, Topic


class Routes:
    """Topics by the words that an article about them has one of."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        """Index `topics`."""
        self._whole: dict[str, list[_Route]] = defaultdict(list)
        self._begun: dict[str, list[_Route]] = defaultdict(list)
        self._any: set[Topic] = set()
        for topic in topics:
            together = index_words_of(topic)
            if not together:
                self._any.add(topic)
            for words in sorted(together):
                first, *others = sorted(words.split(), key=lambda word: ("*" in word, -len(word)))
                stem = first.removesuffix("*")
                among = self._begun if stem != first else self._whole
                among[stem].append(_Route(topic, tuple(others)))
        self._lengths = sorted({len(stem) for stem in self._begun})

    def topics_of(self, article: Article, but: Iterable[Topic] = ()) -> set[Topic]:
        """Return the topics that `article` has a sentence about, without looking at those `but`."""
        candidates = self._candidates(article).difference(but)
        return {topic for topic in candidates if is_about(topic, article)}

    def _candidates(self, article: Article) -> set[Topic]:
        found = set(self._any)
        words = set(index_words(article.body, article.language))
        for word in words:
            begun = (word[:length] for length in self._lengths if length <= len(word))
            routes = (*self._whole.get(word, ()), *chain(*(self._begun.get(b, ()) for b in begun)))
            found |= {route.topic for route in routes if _has(words, route.others)}
        return found


class _Route(NamedTuple):
    """A topic, and the words that an article needs beside the one that leads to it."""

    topic: Topic
    others: tuple[str, ...]


def _has(words: Collection[str], needed: Iterable[str]) -> bool:
    return all(
        any(word.startswith(one[:-1]) for word in words) if one.endswith("*") else one in words
        for one in needed
    )
