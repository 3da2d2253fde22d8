"""What came since a day, by importance: the stories of most publishers, on topics and on none."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from typing import Final

from bot.library.ready.feeding import Feeding
from briefings.composing.chapters import tell
from briefings.composing.recipe import Recipe
from briefings.matching import relevance
from briefings.model import Article, Brief, Point, Topic
from briefings.stories.grouping.whole import name_stories
from briefings.window import Window
from storage.ports.store import Store

NAME: Final = "today"
"""What it has for a topic's name: that of its command, so it is no topic's."""
STORIES: Final = 10
"""That are told, at most."""
_LOOKED_AT: Final = 40
"""Stories that are looked at: some are on topics that are muted, or have nothing to quote."""
_ARTICLES: Final = 10
"""Articles of a story that are read, the newest."""
OWN: Final = 3
"""Stories that came to the channel alone are told first, at most so many …"""
_OWN_READ: Final = 100
"""… of so many articles."""


_LONG_AGO: Final = date(1970, 1, 2)
_EARLIER: Final = timedelta(hours=14)
"""How much earlier a day begins elsewhere."""


@dataclass(frozen=True, slots=True)
class Section:
    """What came on one topic, or on none of them.

    Attributes:
        topic: the topic; None for what is on none.
        points: one of each story, the most important first.
    """

    topic: Topic | None
    points: tuple[Point, ...]


class Today:
    """What came on some days."""

    def __init__(self, store: Store, recipe: Recipe, window: Window) -> None:
        """Read from `store` what came in `window`; what chooses is as `recipe` says."""
        self._store = store
        self._recipe = replace(recipe, points=1, words=None)
        self._window = window

    def sections(self, topics: Sequence[Topic], muted: Sequence[Topic]) -> list[Section]:
        """Return what came, the section with the most important story first.

        Args:
            topics: those that a story is told under, the one that most of it is about.
            muted: those whose stories are left out, unless they are about another one, too.
        """
        found: dict[Topic | None, list[Point]] = {}
        for articles in self._stories():
            feeding = Feeding(self._store, [article.id for article in articles])
            topic = _topic_of(articles, topics, feeding)
            if topic is None and _topic_of(articles, muted, feeding):
                continue
            if points := tell(articles, self._recipe):
                lead = replace(points[0], support=(), differs=(), updates=())
                found.setdefault(topic, []).append(lead)
            if sum(map(len, found.values())) == STORIES:
                break
        return [Section(topic, tuple(points)) for topic, points in found.items()]

    def brief(self, title: str, sections: Sequence[Section]) -> Brief:
        """Return the points of all sections as one brief, so that they can be asked about."""
        stats = self._store.count_current()
        points = tuple(point for section in sections for point in section.points)
        return Brief(
            topic=Topic(name=NAME, title=title, terms=()),
            as_of=stats.newest,
            points=points,
            method=self._recipe.method,
            considered=stats.articles,
            matched=len(points),
            window=self._window,
        )

    def _stories(self) -> Iterator[list[Article]]:
        """Yield what came of each story, the most important first."""
        since = datetime.combine(self._window.since or _LONG_AGO, time(), UTC) - _EARLIER
        yield from islice(self._own_stories(since), OWN)
        for story in self._store.biggest_stories(since, _LOOKED_AT):
            articles = self._store.articles(story.articles)
            came = [article for article in articles if self._window.has(article.published)]
            if came:
                yield came[:_ARTICLES]

    def _own_stories(self, since: datetime) -> Iterator[list[Article]]:
        """Yield what came of each story to the channel alone, those of most publishers first."""
        articles = self._store.articles(self._store.private_since(since, _OWN_READ))
        came = [article for article in articles if self._window.has(article.published)]
        named, stories = name_stories(came), defaultdict[str, list[Article]](list)
        for article in came:
            stories[named[article.id]].append(article)
        for story in sorted(stories.values(), key=lambda each: -len({one.voice for one in each})):
            yield story[:_ARTICLES]


def _topic_of(
    articles: Sequence[Article], topics: Sequence[Topic], feeding: Feeding
) -> Topic | None:
    """Return the topic that most of the articles are about, and may feed; the first of equals."""
    about = {
        topic: sum(
            relevance.is_about(topic, article) and feeding.allows(article.id, topic.name)
            for article in articles
        )
        for topic in topics
    }
    most = max(about.values(), default=0)
    return next((topic for topic in topics if most and about[topic] == most), None)
