"""Stories: which articles report one event, and what it takes to group further ones."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from briefings.stories.grouping.background import DayCounts
from briefings.stories.grouping.vectors import Vector
from briefings.stories.grouping.window import Core


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An event that articles report.

    Attributes:
        id: that of its first article.
        thread: the id of the first story of those that it goes on with.
        articles: in order of publishing, what has no date last.
        first: when the first one was published; None where none has a date.
        last: when the last one was.
        publishers: how many have reported it, all names and sites of one counted once.
    """

    id: str
    thread: str
    articles: tuple[str, ...]
    first: datetime | None
    last: datetime | None
    publishers: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryDay:
    """A day with articles, by its number (`briefings.stories.grouping.days`).

    Attributes:
        day: its number.
        articles: how many articles it has.
        members: a digest of which they are; None where they have changed since.
        inputs: a digest of all that its stories were made of; None where they weren't yet.
        outputs: a digest of these.
    """

    day: int
    articles: int
    members: str | None = None
    inputs: str | None = None
    outputs: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMember:
    """An article as it is grouped.

    Attributes:
        article: its id.
        day: the number of its day.
        at: when it was published, in seconds since 1970.
        story: the id of its story, or None.
        vector: what it tells, while it is open.
        links: which articles before it are alike, and how much.
    """

    article: str
    day: int
    at: float
    story: str | None = None
    vector: Vector | None = None
    links: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What came and went since the last time.

    Attributes:
        came: how many articles are to be grouped.
        gone: those that are current no more.
        more: whether there are further changes to note.
    """

    came: int
    gone: frozenset[str]
    more: bool


class StoryStore(Protocol):
    """Stories of the current articles. They follow their articles: a new one has none at first."""

    def stories_of(self, articles: Collection[str]) -> Mapping[str, str]:
        """Return the story of each of `articles` that has one."""
        ...

    def threads_of(self, stories: Collection[str]) -> Mapping[str, str]:
        """Return the thread of each of `stories`: its own id where it goes on with none."""
        ...

    def story(self, story_id: str) -> Story:
        """Return a story; in place of one that became part of another, that one.

        Raises:
            NotFound: there is none with this id.
        """
        ...

    def biggest_stories(self, since: datetime, most: int) -> Sequence[Story]:
        """Return the stories that had articles since then, by how many publishers had one since.

        Of equals those with more articles since then go first, then the newer ones, then by id.
        """
        ...

    def note_articles(self, most: int = 5000) -> Changes:
        """Note which articles came, changed or went since the last time, `most` at most."""
        ...

    def count_unnoted(self) -> int:
        """Return how many articles came or went since articles were noted last."""
        ...

    def count_ungrouped(self) -> Mapping[int, int]:
        """Return the days with articles that have no story yet, and how many."""
        ...

    def story_days(self) -> Sequence[StoryDay]:
        """Return all days that have articles, in order."""
        ...

    def story_members(
        self, first: int, last: int, *, ungrouped: bool = False
    ) -> Sequence[StoryMember]:
        """Return the articles of some days (without a story), by date and id."""
        ...

    def dated_members(self, read: int, most: int) -> Sequence[StoryMember]:
        """Return the dated articles that were read on a day, the newest, `most` at most.

        Args:
            read: the number of the day of articles without a date that were read on it.
            most: how many.
        """
        ...

    def closed_stories(self, articles: Collection[str], before: int) -> Mapping[str, Core]:
        """Return the stories of dated `articles`, as far as they are of days before a day.

        Of each story's articles only those among `articles` are named, but all with a date are
        counted.
        """
        ...

    def day_counts(self, day: int) -> DayCounts | None:
        """Return what was counted on a day, or None where that is not kept."""
        ...

    def save_day(self, day: StoryDay, counts: DayCounts | None = None) -> None:
        """Remember what is known of a day, and its `counts` where they are given.

        Where its articles have changed in the meantime, nothing is remembered.
        """
        ...

    def stories_revision(self) -> int:
        """Return how often stories were saved or articles noted, by whatever program."""
        ...

    def save_stories(self, stories: Mapping[str, str], open_: Iterable[StoryMember] = ()) -> int:
        """Remember the stories of articles, and of open ones what it takes to group further ones.

        What no longer has articles becomes part of the story that most of them went to. The
        revision is returned that this makes.
        """
        ...

    def save_threads(self, threads: Mapping[str, str]) -> int:
        """Remember which thread stories are of; return the revision that there is then."""
        ...

    def drop_vectors(self, before: int, counts_before: int) -> None:
        """Drop the vectors of articles of days before a day, and what was counted before one."""
        ...
