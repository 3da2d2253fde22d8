"""What it takes to group further articles: days, open articles, closed stories."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import func, or_, select, update

from briefings.stories.grouping.background import DayCounts
from briefings.stories.grouping.days import FIRST_DATED, is_dated
from briefings.stories.grouping.window import Core, Member
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.ports.stories import Changes, StoryDay, StoryMember
from storage.sql.stories.changes import count_unnoted, note_changes, revision
from storage.sql.stories.codec import decode_counts, decode_links, decode_vector, encode_counts
from storage.sql.tables import story_articles, story_days

_MICROSECONDS: Final = 1_000_000
_MEMBER: Final = story_articles.c


class StoryDays:
    """The part of a `storage.ports.stories.StoryStore` by which articles are grouped."""

    _database: Database

    def stories_revision(self) -> int:
        """Return how often stories were saved or articles noted, by whatever program."""
        with self._database.reading() as connection:
            return revision(connection)

    def note_articles(self, most: int = 5000) -> Changes:
        """Note which articles came, changed or went since the last time, `most` at most."""
        with self._database.writing() as connection:
            return note_changes(connection, self._database.where, most)

    def count_unnoted(self) -> int:
        """Return how many articles came or went since articles were noted last."""
        with self._database.reading() as connection:
            return count_unnoted(connection)

    def count_ungrouped(self) -> Mapping[int, int]:
        """Return the days with articles that have no story yet, and how many."""
        counted = select(_MEMBER.day, func.count()).where(_MEMBER.story.is_(None))
        with self._database.reading() as connection:
            return {one: other for one, other in connection.execute(counted.group_by(_MEMBER.day))}  # noqa: C416 - rows are no pairs to mypy

    def story_days(self) -> Sequence[StoryDay]:
        """Return all days that have articles, in order."""
        table = story_days.c
        columns = (table.day, table.articles, table.members, table.inputs, table.outputs)
        with self._database.reading() as connection:
            rows = connection.execute(select(*columns)).all()
        days = (
            StoryDay(
                day=int(row.day),
                articles=row.articles,
                members=row.members,
                inputs=row.inputs,
                outputs=row.outputs,
            )
            for row in rows
        )
        return sorted(days, key=lambda day: day.day)

    def story_members(
        self, first: int, last: int, *, ungrouped: bool = False
    ) -> Sequence[StoryMember]:
        """Return the articles of some days, by when they were published and id."""
        found = select(story_articles).where(_MEMBER.day.between(first, last))
        if ungrouped:
            found = found.where(_MEMBER.story.is_(None))
        with self._database.reading() as connection:
            rows = connection.execute(found.order_by(_MEMBER.at, _MEMBER.article)).all()
        return [_member(row) for row in rows]

    def dated_members(self, read: int, most: int) -> Sequence[StoryMember]:
        """Return the dated articles that were read on a day, the newest, `most` at most."""
        found = select(story_articles).where(_MEMBER.read == read, _MEMBER.day != read)
        newest = found.order_by(_MEMBER.at.desc(), _MEMBER.article.desc()).limit(most)
        with self._database.reading() as connection:
            return [_member(row) for row in connection.execute(newest)]

    def closed_stories(self, articles: Collection[str], before: int) -> Mapping[str, Core]:
        """Return the stories of dated `articles`, as far as they are of days before a day."""
        cores: dict[str, Core] = {}
        past = _MEMBER.day.between(FIRST_DATED, before - 1)
        closed = select(_MEMBER.article, _MEMBER.story, _MEMBER.at).where(
            past, _MEMBER.story.is_not(None)
        )
        with self._database.reading() as connection:
            for part in chunks(sorted(articles)):
                for article, story, at in connection.execute(
                    closed.where(_MEMBER.article.in_(part))
                ):
                    core = cores.setdefault(story, Core(first=(0.0, story)))
                    member = Member(at=at / _MICROSECONDS, story=story, links={})
                    core.articles[article] = member
            sizes = select(_MEMBER.story, func.count(), func.min(_MEMBER.at)).where(past)
            for part in chunks(sorted(cores)):
                counted = sizes.where(_MEMBER.story.in_(part)).group_by(_MEMBER.story)
                for story, size, first in connection.execute(counted):
                    cores[story].size = size
                    cores[story].first = first / _MICROSECONDS, story
        return cores

    def day_counts(self, day: int) -> DayCounts | None:
        """Return what was counted on a day, or None where that is not kept."""
        counts = select(story_days.c.counts).where(story_days.c.day == str(day))
        with self._database.reading() as connection:
            return decode_counts(connection.scalar(counts))

    def save_day(self, day: StoryDay, counts: DayCounts | None = None) -> None:
        """Remember what is known of a day, and its `counts` where they are given."""
        known: dict[str, Any] = {
            "members": day.members,
            "inputs": day.inputs,
            "outputs": day.outputs,
        }
        if counts:
            known["counts"] = encode_counts(counts)
        same = story_days.c.members.is_(None), story_days.c.members == day.members
        with self._database.writing() as connection:
            change = update(story_days).where(
                story_days.c.day == str(day.day), story_days.c.articles == day.articles, or_(*same)
            )
            connection.execute(change.values(known))

    def drop_vectors(self, before: int, counts_before: int) -> None:
        """Drop the vectors of days before a day, and what was counted before another."""
        vectors = update(story_articles).where(_MEMBER.day < before, _MEMBER.vector.is_not(None))
        days = [day.day for day in self.story_days() if day.day < counts_before]
        with self._database.writing() as connection:
            connection.execute(vectors.values(vector=None, links=None))
            for part in chunks(map(str, filter(is_dated, days))):
                counted = update(story_days).where(
                    story_days.c.day.in_(part), story_days.c.counts.is_not(None)
                )
                connection.execute(counted.values(counts=None))


def _member(row: Any) -> StoryMember:  # noqa: ANN401 - a row
    return StoryMember(
        article=row.article,
        day=row.day,
        at=row.at / _MICROSECONDS,
        story=row.story,
        vector=decode_vector(row.vector),
        links=decode_links(row.links),
    )
