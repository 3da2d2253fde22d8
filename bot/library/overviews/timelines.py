"""Timelines: what was told of a topic or of some words, in the order in which it came out."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from bot.library.answers import find_nearest
from bot.library.ready.newest import find
from bot.library.stories.affairs import known_stories
from briefings.composing.answer import NEAR_BEST, build_answer
from briefings.composing.brief import build_brief
from briefings.composing.chapters import Articles, chapters_in, find_untold
from briefings.composing.recipe import Recipe
from briefings.language.candidates import Candidate
from briefings.matching import relevance
from briefings.matching.asked import read_question
from briefings.matching.nearest import WHOLE, verdict_of
from briefings.matching.relevance import ad_hoc_topic
from briefings.model import Article, Brief, Point, Topic
from storage.ports.store import Store

NAME: Final = "timeline"
"""What a timeline has for a topic's name: that of its command, so it is no topic's."""
POINTS: Final = 12
"""Of a timeline, at most."""
_ARTICLES: Final = 200
"""Articles on a topic that are read, the newest."""
_TRIED: Final = 2
"""Times as many chapters as points: some only repeat what was told before."""
_EACH: Final = 2
"""Points of a chapter, where there are few."""


class Timelines:
    """Timelines from a store."""

    def __init__(self, store: Store, recipe: Recipe) -> None:
        """Read from `store`; what chooses is as `recipe` says, and which days are looked at."""
        self._store = store
        self._recipe = replace(recipe, points=_TRIED * _EACH, words=None, order="importance")
        self._window = recipe.window

    def of_topic(self, topic: Topic) -> Brief:
        """Return what was told of a topic."""
        ids = find(self._store, topic, self._window, _ARTICLES)
        about = [
            article
            for article in self._store.articles(ids)
            if self._is_in_window(article) and relevance.is_about(topic, article)
        ]
        stats = self._store.count_current()

        def tell(chapter: Articles) -> Brief:
            considered = stats.articles
            return build_brief(
                topic, chapter, self._recipe, considered=considered, as_of=stats.newest
            )

        points = _told([(each, tell(each)) for each in self._chapters(about)])
        return self._timeline(topic, points, len(about))

    def of_words(self, words: str) -> Brief:
        """Return what was told of an event or subject.

        Raises:
            TopicError: there is no word in them to look for.
        """
        topic, asked = ad_hoc_topic(words), read_question(words)
        nearest = find_nearest(self._store, asked, self._window)
        if verdict_of(nearest) == "nothing":
            return self._timeline(topic, (), 0)
        best = NEAR_BEST * nearest[0].score
        about = (each for each in nearest if each.score >= best or each.passage >= WHOLE)
        near = {each.article.id: each for each in about}
        stats = self._store.count_current()

        def tell(chapter: Articles) -> Brief:
            return build_answer(
                topic,
                asked,
                sorted((near[each.id] for each in chapter), key=lambda each: -each.score),
                self._recipe,
                match="about",
                considered=stats.articles,
                as_of=stats.newest,
                stories=dict.fromkeys((each.id for each in chapter), words),
            )

        articles = [each.article for each in near.values()]
        points = _told([(each, tell(each)) for each in self._chapters(articles)])
        return self._timeline(topic, points, len(near))

    def _chapters(self, articles: Sequence[Article]) -> Sequence[Articles]:
        """Return what was told on each day, by the stories of the store once all are in some."""
        stories = known_stories(self._store, [article.id for article in articles])
        return chapters_in(articles, _TRIED * POINTS, stories)

    def _is_in_window(self, article: Article) -> bool:
        return self._window is None or self._window.has(article.published)

    def _timeline(self, topic: Topic, points: Sequence[Point], matched: int) -> Brief:
        stats = self._store.count_current()
        return Brief(
            topic=Topic(name=NAME, title=topic.title, terms=()),
            as_of=stats.newest,
            points=tuple(points),
            method=f"{NAME}, {self._recipe.method}",
            considered=stats.articles,
            matched=matched,
            window=self._window,
        )


def _told(chapters: Sequence[tuple[Articles, Brief]]) -> Sequence[Point]:
    """Return what each chapter tells that is new, as much as there may be.

    Args:
        chapters: in order of days, each with its brief.
    """
    each = _EACH if len(chapters) <= POINTS // _EACH else 1
    told = list(_untold(chapters, each))
    weighed = sorted(range(len(told)), key=lambda at: (-len(told[at].support), -at))
    return [told[at] for at in sorted(weighed[:POINTS])]


def _untold(chapters: Sequence[tuple[Articles, Brief]], each: int) -> Iterator[Point]:
    """Yield points that repeat none before them, so many of each chapter."""
    told: list[Candidate] = []
    for chapter, brief in chapters:
        articles = {article.id: article for article in chapter}
        enough = len(told) + each
        for point in brief.points:
            article = articles[point.lead.citation.article]
            if len(told) < enough and (found := find_untold(point.lead, article, told)):
                told.append(found)
                yield point
