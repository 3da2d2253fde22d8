"""The biggest stories of some days: those that no topic covers, or those on one topic."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from itertools import islice
from typing import Final

from briefings.composing.chapters import tell
from briefings.composing.recipe import Recipe
from briefings.matching.relevance import is_about
from briefings.matching.routing import Routes
from briefings.model import Article, Brief, Point, Topic
from briefings.published import Published
from storage.ports.store import Store

NAME: Final = "stories"
"""What a list of stories has for a topic's name: that of its command, so it is no topic's."""
_LOOKED_AT: Final = 60
"""Stories that are looked at: most of the biggest are on some topic."""
_ARTICLES: Final = 10
"""Articles of a story that are read, the newest."""
_CACHED: Final = 32
_COVERED: Final = 0.5
"""Share of a story's articles that a topic it is on has a sentence in."""


@dataclass(frozen=True, slots=True)
class BigStory:
    """A story as it is listed.

    Attributes:
        point: the sentence that tells it best, alone.
        publishers: how many have reported it.
        newest: when the newest of its articles was published.
    """

    point: Point
    publishers: int
    newest: Published | None


class BigStories:
    """The stories that had articles since some time, those of most publishers first."""

    def __init__(self, store: Store, recipe: Recipe) -> None:
        """Read from `store`; what chooses sentences is as `recipe` says."""
        self._store = store
        self._recipe = replace(recipe, points=1, words=None)
        self._cached = lru_cache(_CACHED)(self._uncovered)

    def uncovered(self, since: datetime, most: int, publishers: int = 1) -> Sequence[BigStory]:
        """Return those that no stored topic covers and that so many publishers have reported.

        Many digests that are due at once ask for the same ones.
        """
        topics = tuple(self._store.topics())
        return self._cached(self._store.stories_revision(), topics, since, most, publishers)

    def _uncovered(
        self, _revision: int, topics: Sequence[Topic], since: datetime, most: int, publishers: int
    ) -> Sequence[BigStory]:
        routes = Routes(topics)

        def is_uncovered(articles: Sequence[Article]) -> bool:
            found = [topic for article in articles for topic in routes.topics_of(article)]
            return all(found.count(topic) < _COVERED * len(articles) for topic in set(found))

        return tuple(islice(self._told(since, is_uncovered, publishers), most))

    def on(self, topic: Topic, since: datetime, most: int) -> Sequence[BigStory]:
        """Return those on `topic`."""

        def is_covered(articles: Sequence[Article]) -> bool:
            about = sum(is_about(topic, article) for article in articles)
            return about >= _COVERED * len(articles)

        return tuple(islice(self._told(since, is_covered), most))

    def _told(
        self,
        since: datetime,
        is_wanted: Callable[[Sequence[Article]], bool],
        publishers: int = 1,
    ) -> Iterator[BigStory]:
        for story in self._store.biggest_stories(since, _LOOKED_AT):
            if story.publishers < publishers:
                continue
            articles = list(islice(self._store.articles(story.articles), _ARTICLES))
            if articles and is_wanted(articles) and (points := tell(articles, self._recipe)):
                lead = replace(points[0], support=(), differs=(), updates=())
                yield BigStory(lead, story.publishers, articles[0].published)


def stories_brief(
    title: str, stories: Sequence[BigStory], as_of: Published | None, recipe: Recipe
) -> Brief:
    """Return what `stories` are told by as one brief: their numbers are asked about and kept."""
    return Brief(
        topic=Topic(name=NAME, title=title, terms=()),
        as_of=as_of,
        points=tuple(story.point for story in stories),
        method=recipe.method,
        considered=len(stories),
        matched=len(stories),
    )
