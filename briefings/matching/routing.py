"""From an article to the topics that it is about, without a look at all the others.

An inverted index of terms, as filters of news have it (Yan & García-Molina, *Index structures for
selective dissemination of information under the Boolean model*, 1994): each topic stands under the
rarest word of each of its terms, so that an article is compared only with those it may be about.
"""

from collections import defaultdict
from collections.abc import Iterable

from briefings.language.terms import index_words
from briefings.matching.relevance import index_words_of, is_about
from briefings.model import Article, Topic


class Routes:
    """Topics by the words that an article about them has one of."""

    def __init__(self, topics: Iterable[Topic]) -> None:
        """Index `topics`."""
        self._whole: dict[str, set[Topic]] = defaultdict(set)
        self._begun: dict[str, set[Topic]] = defaultdict(set)
        self._any: set[Topic] = set()
        for topic in topics:
            words = index_words_of(topic)
            if not words:
                self._any.add(topic)
            for word in words:
                stem = word.removesuffix("*")
                (self._begun if stem != word else self._whole)[stem].add(topic)
        self._lengths = sorted({len(stem) for stem in self._begun})

    def topics_of(self, article: Article, but: Iterable[Topic] = ()) -> set[Topic]:
        """Return the topics that `article` has a sentence about, without looking at those `but`."""
        candidates = self._candidates(article).difference(but)
        return {topic for topic in candidates if is_about(topic, article)}

    def _candidates(self, article: Article) -> set[Topic]:
        found = set(self._any)
        for word in set(index_words(article.body, article.language)):
            found |= self._whole.get(word, set())
            for length in self._lengths:
                if length > len(word):
                    break
                found |= self._begun.get(word[:length], set())
        return found
