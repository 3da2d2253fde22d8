"""The days of a store's articles: what is in them, and what was usual before them."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from briefings.model import digest
from briefings.stories.grouping.background import (
    Background,
    DayCounter,
    DayCounts,
    count_day,
    days_before,
)
from briefings.stories.grouping.days import is_dated, seconds_of
from briefings.stories.grouping.features import Features, read_features
from briefings.stories.grouping.vectors import weigh
from briefings.stories.grouping.window import Entry
from storage.ports.store import Store
from storage.ports.stories import StoryDay

COUNTED: Final = 50
"""Days behind the newest one for which counts are kept: what is usual now and a week ago."""
_AT_ONCE: Final = 200
"""Articles that are in memory at a time."""


class Days:
    """All days that have articles, as the store has them when this is made."""

    def __init__(self, store: Store) -> None:
        """Look at the days of `store`."""
        self._store = store
        self._counts: dict[int, DayCounts] = {}
        self._background = Background(self.counts)
        self.all: dict[int, StoryDay] = {}
        self.load()

    def load(self) -> None:
        """Look at the store's days anew; what is known of days that are as they were is kept."""
        before = self.all
        self.all = {day.day: day for day in self._store.story_days()}
        self.dated: Sequence[int] = [day for day in self.all if is_dated(day)]
        self._sizes = {day: self.all[day].articles for day in self.dated}
        for day, known in before.items():
            now = self.all.get(day)
            is_same = known.members is not None and now and now.members == known.members
            if not is_same and day in self._counts:
                del self._counts[day]
                self._background = Background(self.counts)

    @property
    def newest(self) -> int | None:
        """The newest day that articles are dated."""
        return self.dated[-1] if self.dated else None

    def usual(self, day: int) -> Sequence[int]:
        """Return the days whose articles tell what is usual on a day."""
        return days_before(day, self.dated, self._sizes) if is_dated(day) else (day,)

    def members(self, day: int) -> str:
        """Return a digest of which articles a day has."""
        return self._known(day).members or ""

    def counts(self, day: int) -> DayCounts:
        """Return how many articles of a day have each feature."""
        if day not in self._counts and not self._recall(day):
            self._keep(day, count_day(features for _, _, features in self._read(day)))
        return self._counts[day]

    def entries(self, day: int) -> list[Entry]:
        """Return the articles of a day as they are grouped, in order; count them by the way."""
        entries, counter = [], DayCounter()
        for article, at, features in self._read(day):
            entries.append(self.weighed(article, at, features, day))
            counter.add(features)
        if day not in self._counts and not self._recall(day):
            self._keep(day, counter.counts())
        return sorted(entries)

    def weighed(self, article: str, at: float, features: Features, day: int) -> Entry:
        """Return one article as it is grouped."""
        usual = self.usual(day)
        self._background.move(usual)
        for past in self._counts.keys() - set(usual):
            del self._counts[past]
        return Entry(at, article, weigh(features, self._background))

    def _recall(self, day: int) -> bool:
        """Whether it is kept what was counted on a day."""
        counts = self._store.day_counts(day)
        if counts:
            self._counts[day] = counts
        return counts is not None

    def _keep(self, day: int, counts: DayCounts) -> None:
        self._counts[day] = counts
        if self.newest is None or not is_dated(day) or day >= self.newest - COUNTED:
            self._store.save_day(self._known(day), counts)

    def _read(self, day: int) -> Iterator[tuple[str, float, Features]]:
        """Yield the articles of a day, by when they were published, and what they tell."""
        members = iter(self._store.story_members(day, day))
        while some := [member.article for member in islice(members, _AT_ONCE)]:
            for article in self._store.articles(some):
                at = seconds_of(article.published, article.retrieved_at)
                yield article.id, at, read_features(article)

    def _known(self, day: int) -> StoryDay:
        """Return what is known of a day, with the digest of its articles."""
        known = self.all[day]
        if known.members is None:
            ids = sorted(member.article for member in self._store.story_members(day, day))
            known = StoryDay(
                day=day,
                articles=len(ids),
                members=digest(*ids),
                inputs=known.inputs,
                outputs=known.outputs,
            )
            self._store.save_day(known)
            self.all[day] = known
        return known
