"""The library: what commands are answered from."""

from collections.abc import Callable, Collection, Sequence
from copy import copy
from dataclasses import replace
from datetime import datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING, TypeAlias

from bot.chat.background import JobState
from bot.chat.request import Channel
from bot.library.answers import answer
from bot.library.freshness import remember_freshness
from bot.library.limits import TOPICS
from bot.library.overviews.stories import BigStories
from bot.library.passages import Passage, find_passages
from bot.library.publishers import by_family, count_publishers
from bot.library.ready.briefs import OwnBriefs, ReadyBriefs
from bot.library.ready.corpus import Corpus
from bot.library.similar import find_similar
from bot.library.stories.keeper import StoryKeeper
from briefings.composing.recipe import Recipe
from briefings.errors import TopicError
from briefings.matching import relevance
from briefings.model import Brief, Topic
from storage.errors import NotFound
from storage.ports.audiences import Viewer
from storage.ports.corpus import CorpusStats, PublisherCount
from storage.ports.store import Store

if TYPE_CHECKING:
    from briefings.gathering.fetching.fetch import Fetcher

_CACHED_BRIEFS = 64
"""Most requests are for the same few briefs, whose articles need not be read again."""
_FindPassages: TypeAlias = Callable[[Brief], tuple[Passage, ...]]


class Library(Corpus):
    """A store, a recipe for briefs, and what the two answer together.

    The briefs of all topics by its own recipe are kept ready: articles and topics change through it
    alone. `zone` is that where nobody named another; `clock` tells the time where it isn't given,
    `background` how the bot's background jobs are doing, `make_fetcher` what fetches addresses.
    """

    def __init__(
        self, store: Store, recipe: Recipe, reserved: Collection[str] = (), *, learn: bool = False
    ) -> None:
        """Work on `store`.

        Args:
            store: where articles, topics and briefs are.
            recipe: how briefs are composed.
            reserved: names that no topic may take.
            learn: whether votes change a topic's briefs.
        """
        self.store = store
        self.viewer: Viewer = None
        self.recipe = recipe
        self.learn = learn
        self.zone = "UTC"
        self.background: Callable[[], Sequence[JobState]] = tuple
        self.make_fetcher: Callable[[], Fetcher] | None = None
        self.clock: Callable[[], datetime | None] = lambda: None
        self.reserved = frozenset(reserved)
        self.save_brief: Callable[..., None] = lru_cache(_CACHED_BRIEFS)(store.save_brief)
        find: _FindPassages = partial(find_passages, store)
        self.passages: _FindPassages = lru_cache(_CACHED_BRIEFS)(find)
        self.stories = StoryKeeper(store)
        self.freshness = remember_freshness(store)
        self.big_stories = BigStories(store, recipe)
        self._everyones = ReadyBriefs(store, recipe, learn=learn)
        self._briefs = self._everyones

    def seen_by(self, viewer: Viewer) -> "Library":
        """Return this library as a channel sees it: with what is everyone's, and what is its own.

        What is read in through it is the channel's alone.
        """
        seen = copy(self)
        seen.viewer = viewer
        if viewer is not None and self.store.has_private(viewer):
            seen.use(self.store.seen_by(viewer))
        return seen

    def use(self, store: Store) -> None:
        """Answer from `store`, in which a channel has something of its own."""
        self.store = store
        self.save_brief, self.passages = store.save_brief, partial(find_passages, store)
        self._briefs = OwnBriefs(store, self.recipe, self._everyones, learn=self.learn)

    def _changed(self) -> None:
        """Bring every topic's brief up to date, unless that is done in the background."""
        if not self._everyones.is_refreshed:
            self.refresh()

    def refresh(self) -> int:
        """Put articles into stories, and make the briefs anew that they touch; return how many."""
        self.stories.follow()
        return self._everyones.refresh(self.clock())

    def refresh_in_background(self) -> None:
        """Serve what is ready from now on: somebody else calls `refresh` again and again."""
        self._everyones.is_refreshed = True

    def corpus_stats(self) -> CorpusStats:
        """Return how much is stored."""
        return self.store.corpus_stats()

    def publishers(self, topic: Topic | None = None) -> Sequence[PublisherCount]:
        """Return who published the articles (about `topic`): most articles first, then by title."""
        if topic is None:
            return by_family(self.store.publishers())
        found = self._briefs.candidates(topic)
        return count_publishers(article for article in found if relevance.is_about(topic, article))

    def topics(self) -> Sequence[Topic]:
        """Return all topics, by name."""
        return self.store.topics()

    def topic(self, name: str) -> Topic:
        """Return the topic of that name.

        Raises:
            TopicError: there is none; it names similar ones.
        """
        if found := self.find_topic(name):
            return found
        similar = self.similar_topics(name)
        remedy = f"did you mean {similar[0]!r}?" if similar else "`briefing-bot topics` lists them"
        raise TopicError(name, "there is no such topic", remedy)

    def find_topic(self, words: str) -> Topic | None:
        """Return the topic that `words` name: case, slash, ``_`` and spaces do not matter."""
        name = words.strip().removeprefix("/").casefold().replace("_", " ")
        try:
            return self.store.topic("-".join(name.split()))
        except NotFound:
            return None

    def similar_topics(self, words: str) -> list[str]:
        """Return the names of the topics whose names, titles or terms are like `words`."""
        return find_similar(words, {each.name: (each.title, *each.terms) for each in self.topics()})

    def add_topic(self, topic: Topic) -> None:
        """Store a new topic, and have its brief ready.

        Raises:
            TopicError: it can't be used, or there is one of that name.
        """
        existing = self.topics()
        if any(topic.name == each.name for each in existing):
            raise TopicError(topic.name, "it already exists", "edit it, or choose another name")
        if len(existing) >= TOPICS:
            raise TopicError(topic.name, f"there are {len(existing)} topics", "remove one first")
        self.save_topic(topic)

    def save_topic(self, topic: Topic) -> None:
        """Store `topic` in place of one of its name, and have its brief ready.

        Raises:
            TopicError: it can't be used, or is named like a command of the bot.
        """
        relevance.check(topic)
        if topic.name in self.reserved:
            raise TopicError(topic.name, "a command has that name", "choose another name")
        self.store.save_topic(topic)
        if self.store.count_current().articles:
            self._everyones.build(topic, self.clock())

    def brief_on(
        self, words: str, recipe: Recipe | None = None, now: datetime | None = None
    ) -> Brief:
        """Return the brief of the topic that `words` name, or else one on the words themselves.

        Raises:
            TopicError: they name no topic, and there is no word in them to look for.
        """
        if topic := self.find_topic(words):
            return self.brief(topic, recipe, now)
        brief = answer(self.store, words, recipe or self.recipe, now or self.clock())
        if brief.points:
            self.store.save_brief(brief)
        return brief

    def brief(
        self, topic: Topic, recipe: Recipe | None = None, now: datetime | None = None
    ) -> Brief:
        """Return the brief of a stored topic as of `now`: the one that is ready, or a new one."""
        return self._briefs.brief(topic, recipe or self.recipe, now or self.clock())

    def ranked_list(self, topic: Topic, now: datetime | None = None) -> Brief:
        """Return all points there are of a stored topic, the most important first."""
        return self._briefs.ranked_list(topic, now or self.clock())

    def widen(self, brief: Brief, more: int | None = None, now: datetime | None = None) -> Brief:
        """Return a brief of the same topic with `more` points, those of `brief` first."""
        points = len(brief.points) + (more or self.recipe.points)
        window = brief.window.asked if brief.window else None
        recipe = replace(self.recipe, points=points, words=None, window=window)
        if brief.match == "topic":
            wider = self.brief(brief.topic, recipe, now)
        else:
            wider = answer(self.store, brief.topic.title, recipe, now or self.clock())
        had = {each.citation for each in brief.quoted}
        further = [point for point in wider.points if point.lead.citation not in had]
        widened = replace(wider, points=(*brief.points, *further)[:points], match=brief.match)
        self.store.save_brief(widened)
        return widened

    def show(self, channel: Channel, brief: Brief) -> None:
        """Remember that `channel` and its conversation were last shown `brief`."""
        for name in channel.names:
            self.store.set_last_brief(name, brief.id)

    def find_brief(self, channel: Channel, brief_id: str | None) -> Brief | None:
        """Return the brief of that id, or without one what `channel` was last shown."""
        if brief_id is None:
            return next(filter(None, map(self.store.last_brief, channel.names)), None)
        try:
            return self.store.brief(brief_id)
        except NotFound:
            return None
