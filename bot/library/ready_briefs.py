"""Keeps the brief of every topic ready, and composes the others when they are needed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace

from briefings.composing.brief import build_brief
from briefings.composing.recipe import Recipe
from briefings.matching import relevance
from briefings.matching.votes import Vote, learn_leanings
from briefings.model import Article, Brief, Topic, digest
from briefings.reading.ingest import IngestReport
from storage.ports.store import Store


class ReadyBriefs:
    """Briefs in a store, each by its topic and recipe."""

    def __init__(self, store: Store, *, learn: bool) -> None:
        """Compose from `store`; to `learn` is to let votes change a topic's briefs."""
        self._store = store
        self._learn = learn

    def find(self, topic: Topic, recipe: Recipe) -> Brief | None:
        """Return the brief that is ready, or None."""
        return self._store.ready_brief(topic, self._with_votes(topic, recipe).method)

    def build(self, topic: Topic, recipe: Recipe) -> Brief:
        """Compose a topic's brief and store it."""
        revision = self._store.count_current().revision
        brief = self.compose(topic, recipe)
        self._store.save_brief(brief, revision=revision)
        return brief

    def compose(self, topic: Topic, recipe: Recipe) -> Brief:
        """Compose a brief from the current articles without storing it."""
        stats = self._store.count_current()
        with_votes = self._with_votes(topic, recipe)
        return build_brief(
            topic,
            self.candidates(topic),
            with_votes,
            considered=stats.articles,
            as_of=stats.newest,
            leanings=learn_leanings(self._store, topic) if with_votes.votes else None,
        )

    def refresh(
        self, report: IngestReport, ready: Mapping[Topic, Brief], revision: int, recipe: Recipe
    ) -> None:
        """Rebuild the briefs that the changed articles touch; the others only get a new date.

        Args:
            report: what was changed.
            ready: the briefs that were up to date before it was, at that `revision`.
            revision: of the corpus. If another program added articles, too, all are rebuilt.
            recipe: what all of them are composed by.
        """
        former = (self._store.article(each.replaces) for each in report.replaced if each.replaces)
        changed = [*report.changed, *former]
        stats = self._store.count_current()
        is_alone = stats.revision == revision + report.batches
        for topic in self._store.topics():
            brief = ready.get(topic) if is_alone else None
            if brief is None or _is_touched(topic, changed):
                self.build(topic, recipe)
            else:
                dated = replace(brief, considered=stats.articles, as_of=stats.newest)
                self._store.save_brief(dated, revision=stats.revision)

    def candidates(self, topic: Topic) -> Iterator[Article]:
        """Yield the current articles that may have something about `topic`, newest first."""
        words = relevance.index_words_of(topic)
        return self._store.articles(self._store.find_articles(words) if words else None)

    def _with_votes(self, topic: Topic, recipe: Recipe) -> Recipe:
        return _add_votes(recipe, self._store.votes(topic.name)) if self._learn else recipe


def _add_votes(recipe: Recipe, votes: Sequence[Vote]) -> Recipe:
    """Return the recipe with what stands for the votes that count."""
    return replace(recipe, votes=digest(*map(astuple, votes))) if votes else recipe


def _is_touched(topic: Topic, articles: Iterable[Article]) -> bool:
    return any(relevance.is_about(topic, article) for article in articles)
