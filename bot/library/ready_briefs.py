"""Keeps the brief of every topic ready, and composes the others when they are needed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from datetime import date, datetime
from typing import Final

from briefings.composing.brief import build_brief
from briefings.composing.recipe import Recipe
from briefings.matching import relevance
from briefings.matching.votes import Vote, learn_leanings
from briefings.model import Article, Brief, Topic, digest
from briefings.published import day_of
from briefings.reading.ingest import IngestReport
from briefings.window import Window, usual_window
from storage.ports.store import Store

_FEW: Final = 40
"""Articles that are read first for the newest one about a topic."""
_MORE: Final = 8
"""How many times as many are read where none of those is about it."""


class ReadyBriefs:
    """Briefs in a store, each by its topic and recipe."""

    def __init__(self, store: Store, *, learn: bool) -> None:
        """Compose from `store`; to `learn` is to let votes change a topic's briefs."""
        self._store = store
        self._learn = learn

    def find(self, topic: Topic, recipe: Recipe, now: datetime | None) -> Brief | None:
        """Return the brief that is ready, or None where there is none of these days."""
        brief = self._store.ready_brief(topic, self._with_votes(topic, recipe).method)
        return brief if brief and _is_of_these_days(brief, now) else None

    def build(self, topic: Topic, recipe: Recipe, now: datetime | None) -> Brief:
        """Compose a topic's brief and store it."""
        revision = self._store.count_current().revision
        brief = self.compose(topic, recipe, now)
        self._store.save_brief(brief, revision=revision)
        return brief

    def compose(self, topic: Topic, recipe: Recipe, now: datetime | None) -> Brief:
        """Compose a brief from the current articles without storing it.

        Args:
            topic: what it is on.
            recipe: how it is composed, and the days that were asked for.
            now: to count the usual days back from; None to look at all times.
        """
        window = recipe.window or (usual_window(now) if now else None)
        brief = self._compose(topic, recipe, window)
        if window and not _is_within(brief) and (newest := self._newest(topic, window)):
            brief = self._compose(topic, recipe, window, window.widen(newest))
        return brief

    def _compose(
        self, topic: Topic, recipe: Recipe, window: Window | None, wider: Window | None = None
    ) -> Brief:
        """Compose a brief of a window from the articles in it, or in the `wider` one instead."""
        stats = self._store.count_current()
        with_votes = self._with_votes(topic, recipe)
        return build_brief(
            topic,
            self.candidates(topic, wider or window),
            with_votes,
            considered=stats.articles,
            as_of=stats.newest,
            leanings=learn_leanings(self._store, topic) if with_votes.votes else None,
            window=window,
        )

    def _newest(self, topic: Topic, window: Window) -> date | None:
        """Return the day of the newest article about a topic before a window that has none."""
        before = Window(until=window.until, is_asked=True) if window.is_asked else None
        most, read = _FEW, frozenset[str]()
        while found := self._find(topic, before, most) - read:
            for article in self._store.articles(found):
                if article.published and relevance.is_about(topic, article):
                    return day_of(article.published)
            read |= found
            most *= _MORE
        return None

    def refresh(
        self,
        report: IngestReport,
        ready: Mapping[Topic, Brief],
        revision: int,
        recipe: Recipe,
        now: datetime | None,
    ) -> None:
        """Rebuild the briefs that the changed articles touch; the others only get a new date.

        Args:
            report: what was changed.
            ready: the briefs that were up to date before it was, at that `revision`.
            revision: of the corpus. If another program added articles, too, all are rebuilt.
            recipe: what all of them are composed by.
            now: to count the usual days back from.
        """
        former = (self._store.article(each.replaces) for each in report.replaced if each.replaces)
        changed = [*report.changed, *former]
        stats = self._store.count_current()
        is_alone = stats.revision == revision + report.batches
        for topic in self._store.topics():
            brief = ready.get(topic) if is_alone else None
            if brief is None or _is_touched(topic, changed):
                self.build(topic, recipe, now)
            else:
                dated = replace(brief, considered=stats.articles, as_of=stats.newest)
                self._store.save_brief(dated, revision=stats.revision)

    def candidates(self, topic: Topic, window: Window | None = None) -> Iterator[Article]:
        """Yield the current articles that may have something about `topic`, newest first."""
        can_tell = bool(relevance.index_words_of(topic))
        return self._store.articles(self._find(topic, window) if can_tell else None)

    def _find(self, topic: Topic, window: Window | None, most: int | None = None) -> frozenset[str]:
        """Return ids of the articles that may be about `topic`, if the index can tell."""
        return self._store.find_articles(relevance.index_words_of(topic), window, most)

    def _with_votes(self, topic: Topic, recipe: Recipe) -> Recipe:
        return _add_votes(recipe, self._store.votes(topic.name)) if self._learn else recipe


def _add_votes(recipe: Recipe, votes: Sequence[Vote]) -> Recipe:
    """Return the recipe with what stands for the votes that count."""
    return replace(recipe, votes=digest(*map(astuple, votes))) if votes else recipe


def _is_within(brief: Brief) -> bool:
    """Whether the days that were wanted have something dated."""
    return bool(brief.points and brief.window and brief.window.widened_to is None)


def _is_of_these_days(brief: Brief, now: datetime | None) -> bool:
    """Whether a brief covers the days that it would cover now, if no article has come since."""
    if brief.window is None:
        return now is None or not any(each.citation.published for each in brief.quoted)
    return brief.window.is_asked or (now is not None and brief.window.is_usual(now))


def _is_touched(topic: Topic, articles: Iterable[Article]) -> bool:
    return any(relevance.is_about(topic, article) for article in articles)
