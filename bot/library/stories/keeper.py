"""Stories follow their articles: what came is grouped at once, and put right once a day."""

from collections.abc import Collection, Iterator, Sequence
from threading import Lock
from typing import Final

from bot.library.stories.days import Days
from bot.library.stories.settling import Settling, open_members, threads_in
from briefings.stories.grouping.background import DAYS
from briefings.stories.grouping.days import is_dated
from briefings.stories.grouping.features import read_features
from briefings.stories.grouping.neighbours import APART, DAY
from briefings.stories.grouping.window import Entry, Window
from storage.ports.store import Store
from storage.ports.stories import StoryMember

FEW: Final = 500
"""Articles that are grouped anew at once, whatever came."""
_TIMES: Final = 4
"""How many times the articles that came may be grouped anew at once."""


class StoryKeeper:
    """Groups the articles of a store as they come, and remembers the open ones between."""

    def __init__(self, store: Store, few: int = FEW) -> None:
        """Group the articles of `store`; other programs may do so, too.

        Args:
            store: where articles and stories are.
            few: how many articles are grouped anew at once, whatever came.
        """
        self._store = store
        self._few = few
        self._lock = Lock()
        self._days: Days | None = None
        self._window: Window | None = None
        self._revision = -1
        self._saved: dict[str, str] = {}

    def follow(self) -> bool:
        """Group the articles that came; return whether all have a story now.

        Where few are concerned, the stories are made what they finally are; else those that came
        are grouped with the open ones, and `settle` does the rest. It costs the same however
        large the store is.
        """
        with self._lock:
            if not self.count_waiting():
                return True
            gone = self._note()
            ungrouped = self._store.count_ungrouped()
            if not ungrouped and not gone:
                return True
            came = sum(ungrouped.values()) + len(gone)
            if self._concerned() <= max(self._few, _TIMES * came):
                self._window = self._days = None
                for _ in Settling(self._store).run():
                    pass
                return True
            self._extend(gone)
            self._extend_undated()
            return not self._store.count_ungrouped()

    def count_waiting(self) -> int:
        """Return how many articles are to be grouped yet."""
        grouped = sum(self._store.count_ungrouped().values())
        return self._store.count_unnoted() + grouped

    def settle(self) -> Iterator[int]:
        """Make all stories what they finally are, whatever came when; yield each day grouped.

        Others may have articles grouped between two days: then it ends, and is to be begun again.
        What is done is done.
        """
        with self._lock:
            self._note()
            settling = Settling(self._store).run()
        while True:
            with self._lock:
                self._window = self._days = None
                day = next(settling, None)
            if day is None:
                return
            yield day

    def _note(self) -> frozenset[str]:
        gone: set[str] = set()
        if self._store.stories_revision() != self._revision:
            self._window = None
        while True:
            changes = self._store.note_articles()
            gone |= changes.gone
            if not changes.more:
                self._revision = self._store.stories_revision()
                return frozenset(gone)

    def _concerned(self) -> int:
        """Return about how many articles would be read to make the stories final."""
        days = self._store.story_days()
        changed = [day.day for day in days if day.inputs is None]
        if not changed:
            return 0
        first, last = min(changed) - 2 * APART - DAYS, max(changed) + DAYS + APART
        return sum(day.articles for day in days if first <= day.day <= last)

    def _extend(self, gone: Collection[str]) -> None:
        """Group what came in the last days with what is open."""
        days = self._days = self._days or Days(self._store)
        days.load()
        if days.newest is None:
            return
        first = days.newest - APART
        window = self._window = self._window or self._restored(first, days.newest)
        window.remove(gone)
        stories = self._close(window, first)
        came = self._store.story_members(first, days.newest, ungrouped=True)
        self._add(window, days, came)
        stories |= {one: each.story for one, each in window.open.items()}
        changed = {one: to for one, to in stories.items() if self._saved.get(one) != to}
        later = (window.later(each.article) for each in came)
        touched = {each.article for each in came}.union(*later)
        self._store.save_stories(changed, open_members(window, touched))
        began = {each.story for each in window.open.values()} - window.cores.keys()
        self._revision = self._store.save_threads(threads_in(self._store, window, began))
        self._saved = {one: each.story for one, each in window.open.items()}

    def _extend_undated(self) -> None:
        """Group what came without a date with what was read on the same day."""
        settling = Settling(self._store)
        for day in self._store.count_ungrouped():
            if not is_dated(day):
                list(settling.group_undated(day))

    def _restored(self, first: int, newest: int) -> Window:
        """Return the window as it was left, by whatever program: of these days."""
        members = self._store.story_members(first, newest)
        entries = [
            (Entry(each.at, each.article, each.vector), each.links)
            for each in members
            if each.story and each.vector
        ]
        linked = {article for _, links in entries for article in links}
        window = Window()
        window.restore(entries, self._store.closed_stories(linked, first))
        self._saved = {each.article: each.story for each in members if each.story}
        return window

    def _close(self, window: Window, first: int) -> dict[str, str]:
        """Close what was published before a day, one day after the other; return its stories."""
        stories: dict[str, str] = {}
        past = {int(each.at // DAY) for each in window.open.values()}
        for day in sorted(each for each in past if each < first):
            stories |= {one: each.story for one, each in window.open.items()}
            window.close((day + 1) * DAY)
        return stories

    def _add(self, window: Window, days: Days, came: Sequence[StoryMember]) -> None:
        of = {member.article: member for member in came if member.article not in window.open}
        entries = []
        for article in self._store.articles(of):
            member = of[article.id]
            features = read_features(article)
            entries.append(days.weighed(article.id, member.at, features, member.day))
        window.add(entries)
