"""Keeps what briefs are cut of ready, topic by topic, and makes anew what articles touch."""

import logging
from collections.abc import Iterator
from dataclasses import astuple, replace
from datetime import date, datetime
from typing import Any, Final

from bot.library.ready.apart import compose_apart
from bot.library.ready.newest import find, newest_in
from bot.library.ready.routing import is_stored, route
from bot.library.ready.turns import A_ROUND, Turns
from bot.library.stories.affairs import affairs_of
from briefings.composing.brief import build_brief
from briefings.composing.lists import cut_list, list_recipe
from briefings.composing.recipe import Recipe
from briefings.matching import relevance
from briefings.matching.mentions import is_mentioned, is_subject
from briefings.matching.votes import learn_leanings
from briefings.model import Article, Brief, Topic, digest
from briefings.published import instant_of
from briefings.window import Window, usual_window
from storage.errors import NotFound, StorageError
from storage.ports.briefs import RankedList
from storage.ports.store import Store

READ: Final = 300
"""Articles that a brief is made of at most, the newest of its days: reading one takes a millisecond
or two, so a brief takes no longer in a large store."""
_REMEMBERED: Final = 256
"""Briefs cut of a list of which is remembered that they are stored."""

_log = logging.getLogger(__name__)


class ReadyBriefs:
    """Of each topic one ranked list, and the brief of the usual recipe that is cut of it.

    Attributes:
        is_refreshed: whether someone calls `refresh` again and again. Then what is ready is
            returned as it is, with its date, whatever has come since, and what is not is composed
            in a worker process. Else it is brought up to date before it is returned.
    """

    def __init__(self, store: Store, usual: Recipe, *, learn: bool) -> None:
        """Compose from `store`.

        Args:
            store: where articles, topics and briefs are.
            usual: the recipe whose briefs are ready.
            learn: whether votes change a topic's briefs.
        """
        self._store = store
        self._usual = usual
        self._learn = learn
        self._cut: dict[tuple[str, int, Recipe], Brief] = {}
        self._turns = Turns()
        self._refreshed_on: tuple[date | None, ...] = ()
        self.is_refreshed = self._is_quick = False

    def brief(self, topic: Topic, recipe: Recipe, now: datetime | None) -> Brief:
        """Return the brief of a stored topic: the one that is ready, or else a new one."""
        self._turns.ask(topic.name)
        with_votes = self._with_votes(topic, recipe)
        if not (self.is_refreshed or self._is_quick):
            route(self._store)
        is_usual = with_votes == self._with_votes(topic, self._usual)
        if is_usual or with_votes.window:
            outdated = self.is_refreshed and is_usual
            ready = self._store.ready_brief(topic, with_votes.method, outdated=outdated)
            if ready and (outdated or (self._is_dated(ready) and _is_of_these_days(ready, now))):
                return ready
        return self._cut_to(self._list(topic, with_votes, now), with_votes)

    def ranked_list(self, topic: Topic, now: datetime | None) -> Brief:
        """Return all points there are of a stored topic, the most important first."""
        self._turns.ask(topic.name)
        if not (self.is_refreshed or self._is_quick):
            route(self._store)
        return self._list(topic, self._with_votes(topic, self._usual), now).brief

    def refresh(self, now: datetime | None) -> int:
        """Have a round: make anew what is out of date, and nothing else; return of how many topics.

        What no article touches is made anew on the next day, as its days move on. Of many topics
        some wait for the next round: not those that were asked for, the latest first.
        """
        today = now.date() if now else None
        if not self._store.is_routed() or self._refreshed_on != (today,):
            route(self._store)
            self._turns.begin(topic.name for topic in self._store.topics())
            self._refreshed_on = (today,)
        count = 0
        while count < A_ROUND and (name := self._turns.next()):
            made = self._renew(name, now)
            self._turns.pass_on(name, made=made)
            count += made
        return count

    def build(self, topic: Topic, now: datetime | None) -> None:
        """Make a topic's list anew, and the brief that is cut of it."""
        recipe = self._with_votes(topic, self._usual)
        self._cut_to(self._build_list(topic, recipe, now), recipe)

    def compose(self, topic: Topic, recipe: Recipe, now: datetime | None) -> Brief:
        """Compose a brief from the current articles without storing it.

        Args:
            topic: what it is on.
            recipe: how it is composed, and the days that were asked for.
            now: to count the usual days back from; None to look at all times.
        """
        window = recipe.window or (usual_window(now) if now else None)
        if not window:
            return self._compose(topic, recipe, None)
        for in_passing in (False, True):  # what mentions it only, where nothing at all is about it
            brief = self._compose(topic, recipe, window, in_passing=in_passing)
            if _is_within(brief):
                return brief
            if newest := newest_in(
                self._store, topic, window, is_mentioned if in_passing else is_subject
            ):
                return self._compose(
                    topic, recipe, window, window.widen(newest), in_passing=in_passing
                )
        return brief

    def _compose(
        self,
        topic: Topic,
        recipe: Recipe,
        window: Window | None,
        wider: Window | None = None,
        *,
        in_passing: bool = True,
    ) -> Brief:
        """Compose a brief of a window from the articles in it, or in the `wider` one instead."""
        stats = self._store.count_current()
        with_votes = self._with_votes(topic, recipe)
        articles = list(self.candidates(topic, wider or window, READ))
        named: dict[str, Any] = {
            "considered": stats.articles,
            "as_of": stats.newest,
            "leanings": learn_leanings(self._store, topic) if with_votes.votes else None,
            "stories": affairs_of(self._store, [article.id for article in articles]),
            "window": window,
            "in_passing": in_passing,
        }
        # a model is larger than a worker may be, and lets others work while it reads
        is_apart = (self.is_refreshed or self._is_quick) and with_votes.meaning is None
        if is_apart and (made := compose_apart((topic, articles, with_votes), named)):
            return made
        return build_brief(topic, articles, with_votes, **named)

    def candidates(
        self, topic: Topic, window: Window | None = None, most: int | None = None
    ) -> Iterator[Article]:
        """Yield the current articles that may have something about `topic`, the newest first.

        They are the `most` newest of a window, where the index can tell which they are.
        """
        can_tell = bool(relevance.index_words_of(topic))
        return self._store.articles(find(self._store, topic, window, most) if can_tell else None)

    def _renew(self, name: str, now: datetime | None) -> bool:
        """Make what is ready of a topic anew where it is out of date; return whether it was."""
        try:
            topic = self._store.topic(name)
            recipe = self._with_votes(topic, self._usual)
            ranked = self._store.ready_list(topic, list_recipe(recipe).method)
            if ranked is None or not _is_of_these_days(ranked.brief, now):
                self.build(topic, now)
                return True
            ready = self._store.ready_brief(topic, recipe.method)
            if ready is None or not self._is_dated(ready, days=True):
                self._cut_to(self._with_date(ranked), recipe)
        except NotFound:  # it was removed meanwhile
            return False
        except StorageError:
            raise
        except Exception:  # noqa: BLE001 - one topic that can't be composed is not to stop the others
            _log.exception("the brief of topic %r can't be made anew", name)
        return False

    def _list(self, topic: Topic, recipe: Recipe, now: datetime | None) -> RankedList:
        """Return the list that briefs by `recipe` are cut of."""
        asked = list_recipe(recipe)
        is_usual = asked == list_recipe(self._with_votes(topic, self._usual))
        outdated = self.is_refreshed and is_usual
        found = self._store.ready_list(topic, asked.method, outdated=outdated)
        if found and outdated:
            return found
        if found and _is_of_these_days(found.brief, now):
            return self._with_date(found)
        return self._build_list(topic, recipe, now)

    def _build_list(self, topic: Topic, recipe: Recipe, now: datetime | None) -> RankedList:
        revision = self._store.count_current().revision
        brief = self.compose(topic, list_recipe(recipe), now)
        ranked = RankedList(brief=brief, revision=revision)
        # days may be any; and "more" may be of a topic that was changed or removed
        if recipe.window is None and is_stored(self._store, topic):
            self._store.save_list(ranked)
        return ranked

    def _cut_to(self, ranked: RankedList, recipe: Recipe) -> Brief:
        """Return the brief by `recipe` that is cut of a list; it is stored."""
        key = ranked.brief.id, ranked.revision, recipe
        brief = self._cut.get(key)
        if brief is None:
            brief = cut_list(ranked.brief, recipe)
            self._store.save_brief(brief, revision=ranked.revision)
            if len(self._cut) >= _REMEMBERED:
                self._cut.clear()
            self._cut[key] = brief
        return brief

    def _is_dated(self, brief: Brief, *, days: bool = False) -> bool:
        """Whether a brief has the date and size of the corpus as it is now (or its day)."""
        stats = self._store.count_current()
        if days:
            return instant_of(brief.as_of).date() == instant_of(stats.newest).date()
        return (brief.considered, brief.as_of) == (stats.articles, stats.newest)

    def _with_date(self, ranked: RankedList) -> RankedList:
        """Return a list that is up to date with the date and size of the corpus as it is now."""
        stats = self._store.count_current()
        dated = replace(ranked.brief, considered=stats.articles, as_of=stats.newest)
        return RankedList(brief=dated, revision=stats.revision)

    def _with_votes(self, topic: Topic, recipe: Recipe) -> Recipe:
        """Return the recipe with what stands for the votes that count."""
        votes = self._store.votes(topic.name) if self._learn else ()
        return replace(recipe, votes=digest(*map(astuple, votes))) if votes else recipe


class OwnBriefs(ReadyBriefs):
    """What one channel is answered: as everyone is, but on the topics that its own is about."""

    def __init__(self, store: Store, usual: Recipe, everyones: ReadyBriefs, *, learn: bool) -> None:
        """Compose from `store`, which is as the channel sees it, or take what is `everyones`."""
        super().__init__(store, usual, learn=learn)
        self._everyones = everyones
        self._is_quick = everyones.is_refreshed  # someone else routes what comes, as there

    def brief(self, topic: Topic, recipe: Recipe, now: datetime | None) -> Brief:
        """Return the brief of a stored topic."""
        if self._is_own(topic):
            return super().brief(topic, recipe, now)
        return self._everyones.brief(topic, recipe, now)

    def ranked_list(self, topic: Topic, now: datetime | None) -> Brief:
        """Return all points there are of a stored topic, the most important first."""
        if self._is_own(topic):
            return super().ranked_list(topic, now)
        return self._everyones.ranked_list(topic, now)

    def _is_own(self, topic: Topic) -> bool:
        """Whether something that is private may be about a topic."""
        return self._store.has_private_on(relevance.index_words_of(topic))


def _is_within(brief: Brief) -> bool:
    """Whether the days that were wanted have something dated."""
    return bool(brief.points and brief.window and brief.window.widened_to is None)


def _is_of_these_days(brief: Brief, now: datetime | None) -> bool:
    """Whether a brief covers the days that it would cover now, if no article has come since."""
    if brief.window is None:
        return now is None or not any(each.citation.published for each in brief.quoted)
    return brief.window.is_asked or (now is not None and brief.window.is_usual(now))
