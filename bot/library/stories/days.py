"""The days of a store's articles: what is in them, and what was usual before them."""

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from typing import Final

from briefings.model import digest
from briefings.stories.grouping.background import Background, DayCounts, count_day, days_before
from briefings.stories.grouping.days import is_dated, seconds_of
from briefings.stories.grouping.features import Features, read_features
from briefings.stories.grouping.vectors import weigh
from briefings.stories.grouping.window import Entry
from storage.ports.store import Store
from storage.ports.stories import StoryDay

COUNTED: Final = 50
"""Days behind the newest one for which counts are kept: what is usual now and a week ago."""
_READ: Final = 3
"""Days of which the features are remembered: each day is counted and grouped."""


class Days:
    """All days that have articles, as the store has them when this is made."""

    def __init__(self, store: Store) -> None:
        """Look at the days of `store`."""
        self._store = store
        self._counts: dict[int, DayCounts] = {}
        self._read: OrderedDict[int, Mapping[str, tuple[float, Features]]] = OrderedDict()
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
            if known.members is None or now is None or now.members != known.members:
                self._read.pop(day, None)
                if self._counts.pop(day, None):
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
        if day not in self._counts:
            counts = self._store.day_counts(day)
            if counts is None:
                known = self._known(day)
                counts = count_day(features for _, features in self.read(day).values())
                if self.newest is None or day >= self.newest - COUNTED:
                    self._store.save_day(known, counts)
            self._counts[day] = counts
        return self._counts[day]

    def read(self, day: int) -> Mapping[str, tuple[float, Features]]:
        """Return the articles of a day: when each was published, in seconds, and its features."""
        if day not in self._read:
            members = self._store.story_members(day, day)
            articles = self._store.articles([member.article for member in members])
            self._read[day] = {
                article.id: (
                    seconds_of(article.published, article.retrieved_at),
                    read_features(article),
                )
                for article in articles
            }
            while len(self._read) > _READ:
                self._read.popitem(last=False)
        return self._read[day]

    def entries(self, day: int) -> list[Entry]:
        """Return the articles of a day as they are grouped, in order."""
        return sorted(
            self.weighed(article, at, features, day)
            for article, (at, features) in self.read(day).items()
        )

    def weighed(self, article: str, at: float, features: Features, day: int) -> Entry:
        """Return one article as it is grouped."""
        usual = self.usual(day)
        self._background.move(usual)
        for past in self._counts.keys() - set(usual):
            del self._counts[past]
        return Entry(at, article, weigh(features, self._background))

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
