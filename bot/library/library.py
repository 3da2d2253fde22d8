"""The library: what commands are answered from. Keeps briefs ready, builds the others."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, replace
from functools import lru_cache

from bot.chat.request import Channel
from bot.library.nearest import nearest
from bot.library.passages import Passage, passage
from briefings.composing.brief import build_brief
from briefings.composing.recipe import Recipe
from briefings.errors import ReadingError, TopicError
from briefings.matching import relevance
from briefings.matching.votes import Vote, learnt
from briefings.model import Article, Brief, Published, Topic, digest
from briefings.reading.ingest import IngestReport, ingest
from storage.errors import NotFound
from storage.ports.corpus import CorpusStats, SourceCount
from storage.ports.store import Store

_BRIEFS_AT_HAND = 64
"""Briefs whose articles need not be read again: what is asked for is mostly the same few."""


class Library:
    """A store, a recipe for briefs, and what the two answer together.

    The briefs of all topics by the library's own recipe are kept ready: whoever changes articles or
    topics does so through the library. `zone` is where times are local that nobody named one for.
    """

    def __init__(
        self, store: Store, recipe: Recipe, reserved: Collection[str] = (), *, learn: bool = False
    ) -> None:
        """Work on `store`; no topic may take a `reserved` name; to `learn` is to mind votes."""
        self.store = store
        self.recipe = recipe
        self.learn = learn
        self.zone = "UTC"
        self.reserved = frozenset(reserved)
        self.keep = lru_cache(_BRIEFS_AT_HAND)(store.save_brief)
        self.passages = lru_cache(_BRIEFS_AT_HAND)(self._passages)

    # Taking in ------------------------------------------------------------------------------------

    def ingest(
        self,
        findings: Iterable[Article | ReadingError],
        progress: Callable[[Article | ReadingError], None] = lambda _: None,
    ) -> IngestReport:
        """Keep the articles among `findings`, and bring every topic's brief up to date."""
        ready = [self._ready(topic, self.recipe) for topic in self.topics()]
        report = ingest(findings, self.store, progress)
        if report.changed:
            self._refresh(report, {brief.topic: brief for brief in ready if brief})
        return report

    def add_topic(self, topic: Topic) -> None:
        """Keep a topic that is not there yet, and have its brief ready.

        Raises:
            TopicError: it can't be used, or there is one of that name.
        """
        if any(topic.name == kept.name for kept in self.topics()):
            raise TopicError(topic.name, "it already exists", "edit it, or choose another name")
        self.save_topic(topic)

    def save_topic(self, topic: Topic) -> None:
        """Keep `topic` in place of one of its name, and have its brief ready.

        Raises:
            TopicError: it can't be used, or is named like a command of the bot.
        """
        relevance.check(topic)
        if topic.name in self.reserved:
            raise TopicError(topic.name, "a command has that name", "choose another name")
        self.store.save_topic(topic)
        if self.store.corpus_stats().articles:
            self._build(topic, self.recipe)

    # Topics ---------------------------------------------------------------------------------------

    def topics(self) -> Sequence[Topic]:
        """Return all topics, by name."""
        return self.store.topics()

    def topic(self, name: str) -> Topic:
        """Return the topic of that name.

        Raises:
            TopicError: there is none; it names what is near.
        """
        if found := self.topic_named(name):
            return found
        near = self.nearest_topics(name)
        remedy = f"did you mean {near[0]!r}?" if near else "`briefing-bot topics` lists them"
        raise TopicError(name, "there is no such topic", remedy)

    def topic_named(self, words: str) -> Topic | None:
        """Return the topic that `words` name: case, slash, ``_`` and spaces do not matter."""
        name = words.strip().removeprefix("/").casefold().replace("_", " ")
        try:
            return self.store.topic("-".join(name.split()))
        except NotFound:
            return None

    def nearest_topics(self, words: str) -> list[str]:
        """Return the names of the topics that `words` come near to."""
        spellings = {topic.name: (topic.title, *topic.terms) for topic in self.topics()}
        return nearest(words, spellings)

    # Briefs ---------------------------------------------------------------------------------------

    def brief_on(self, words: str, recipe: Recipe | None = None) -> Brief:
        """Return the brief of the topic that `words` name, or else one on the words themselves.

        Raises:
            TopicError: they name no topic, and there is no word in them to look for.
        """
        topic = self.topic_named(words)
        if topic:
            return self.brief(topic, recipe)
        brief = self._make(relevance.ad_hoc(words), recipe or self.recipe)
        if brief.points:
            self.store.save_brief(brief)
        return brief

    def brief(self, topic: Topic, recipe: Recipe | None = None) -> Brief:
        """Return the brief of a topic that is kept: the one that is ready, or else a new one."""
        wanted = recipe or self.recipe
        return self._ready(topic, wanted) or self._build(topic, wanted)

    def wider(self, brief: Brief) -> Brief:
        """Return a brief of the same topic with more points, those of `brief` first."""
        points = len(brief.points) + self.recipe.points
        wider = self.brief(brief.topic, replace(self.recipe, points=points, words=None))
        had = {excerpt.citation for excerpt in brief.quoted}
        further = [point for point in wider.points if point.lead.citation not in had]
        told = replace(wider, points=(*brief.points, *further)[:points])
        self.store.save_brief(told)
        return told

    # What a channel was last shown ----------------------------------------------------------------

    def show(self, channel: Channel, brief: Brief) -> None:
        """Remember that `channel` was last shown `brief`, so that it can ask about its numbers."""
        self.store.set_last_brief(str(channel), brief.id)

    def brief_meant(self, channel: Channel, brief_id: str | None) -> Brief | None:
        """Return the brief of that id, or without one what `channel` was last shown."""
        if brief_id is None:
            return self.store.last_brief(str(channel))
        try:
            return self.store.brief(brief_id)
        except NotFound:
            return None

    # What there is --------------------------------------------------------------------------------

    def corpus_stats(self) -> CorpusStats:
        """Return how much is kept."""
        return self.store.corpus_stats()

    def sources(self, topic: Topic | None = None) -> Sequence[SourceCount]:
        """Return who publishes what is kept (about `topic`): most articles first, then by title."""
        if topic is None:
            return self.store.sources()
        found = self._candidates(topic)
        return _counted([article for article in found if relevance.touches(topic, article)])

    # Making briefs --------------------------------------------------------------------------------

    def _candidates(self, topic: Topic) -> Iterator[Article]:
        """Yield the current articles that may have something about `topic`, newest first."""
        words = relevance.index_words_of(topic)
        return self.store.articles(self.store.find_articles(words) if words else None)

    def _ready(self, topic: Topic, recipe: Recipe) -> Brief | None:
        return self.store.ready_brief(topic, self._minding_votes(topic, recipe).method)

    def _minding_votes(self, topic: Topic, recipe: Recipe) -> Recipe:
        return _minding(recipe, self.store.votes(topic.name)) if self.learn else recipe

    def _make(self, topic: Topic, recipe: Recipe) -> Brief:
        held = self.store.corpus_stats()
        minding = self._minding_votes(topic, recipe)
        leanings = learnt(self.store, topic) if minding.votes else None
        found = self._candidates(topic)
        as_of, considered = held.newest, held.articles
        return build_brief(
            topic, found, minding, considered=considered, as_of=as_of, leanings=leanings
        )

    def _build(self, topic: Topic, recipe: Recipe) -> Brief:
        brief = self._make(topic, recipe)
        self.store.save_brief(brief)
        return brief

    def _passages(self, brief: Brief) -> tuple[Passage, ...]:
        """Return all that the brief quotes, each in its place in its article."""
        cited = {excerpt.citation.article for excerpt in brief.quoted}
        articles = {article.id: article for article in self.store.articles(cited)}
        return tuple(
            passage(articles[excerpt.citation.article], excerpt, number)
            for number, excerpt in enumerate(brief.excerpts, start=1)
        )

    def _refresh(self, report: IngestReport, ready: Mapping[Topic, Brief]) -> None:
        """Rebuild the briefs that the changed articles touch; the others only get a new stamp.

        Args:
            report: what was changed.
            ready: the briefs that were up to date before it was.
        """
        former = (self.store.article(each.replaces) for each in report.replaced if each.replaces)
        changed = [*report.changed, *former]
        held = self.store.corpus_stats()
        for topic in self.store.topics():
            brief = ready.get(topic)
            if brief is None or _touched(topic, changed):
                self._build(topic, self.recipe)
            else:
                stamped = replace(brief, considered=held.articles, as_of=held.newest)
                self.store.save_brief(stamped)


def _minding(recipe: Recipe, votes: Sequence[Vote]) -> Recipe:
    """Return the recipe with what stands for the votes that count."""
    return replace(recipe, votes=digest(*map(astuple, votes))) if votes else recipe


def _counted(newest_first: Sequence[Article]) -> list[SourceCount]:
    """Return the sources of the articles: most articles first, then by title."""
    counts = Counter(_source_title(article) for article in newest_first)
    newest: dict[str | None, Published | None] = {}
    for article in newest_first:
        newest.setdefault(_source_title(article), article.published)
    listed = [
        SourceCount(title=title, articles=count, newest=newest[title])
        for title, count in counts.items()
    ]
    return sorted(listed, key=lambda source: (-source.articles, source.title or ""))


def _touched(topic: Topic, articles: Iterable[Article]) -> bool:
    return any(relevance.touches(topic, article) for article in articles)


def _source_title(article: Article) -> str | None:
    return article.source.title if article.source else None
