"""Stories in the tables: looked up by readers, and saved as they are grouped."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, delete, func, select, update

from briefings.families.family import voice_of
from briefings.publisher import Publisher
from briefings.stories.grouping.days import is_dated
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.upsert import upsert
from storage.errors import NotFound
from storage.ports.stories import Story, StoryMember
from storage.sql.codec import decode_instant, encode_instant
from storage.sql.stories.changes import raise_revision, revision
from storage.sql.stories.codec import (
    encode_links,
    encode_vector,
)
from storage.sql.tables import articles, former_stories, story_articles
from storage.sql.tables import stories as stories_table

_MICROSECONDS: Final = 1_000_000
_MEMBER: Final = story_articles.c
_NAMED: Final = func.coalesce(articles.c.source_name, articles.c.id)
_SPARE: Final = 4
"""How many times as many stories are looked at as are wanted: of one house's many names, one
publisher may be left."""
_SET_STORY: Final = (
    update(story_articles)
    .where(_MEMBER.article == bindparam("its_article"))
    .values(story=bindparam("its_story"))
)
_SET_OPEN: Final = (
    update(story_articles)
    .where(_MEMBER.article == bindparam("its_article"))
    .values(vector=bindparam("its_vector"), links=bindparam("its_links"))
)


class Stories:
    """A `storage.ports.stories.StoryStore`, but for what it takes to group further articles."""

    _database: Database

    def stories_of(self, articles: Collection[str]) -> Mapping[str, str]:
        """Return the story of each of `articles` that has one."""
        with self._database.reading() as connection:
            return _stories_of(connection, articles)

    def threads_of(self, stories: Collection[str]) -> Mapping[str, str]:
        """Return the thread of each of `stories`: its own id where it goes on with none."""
        with self._database.reading() as connection:
            return _threads_of(connection, stories)

    def story(self, story_id: str) -> Story:
        """Return a story; in place of one that became part of another, that one."""
        with self._database.snapshot() as connection:
            seen: set[str] = set()
            wanted: str | None = story_id
            while wanted and wanted not in seen:
                if found := _stories(connection, [wanted]):
                    return found[0]
                seen.add(wanted)
                into = select(former_stories.c.into).where(former_stories.c.story == wanted)
                wanted = connection.scalar(into)
        raise NotFound("story", story_id)

    def biggest_stories(self, since: datetime, most: int) -> Sequence[Story]:
        """Return the stories that had articles since then, by how many publishers had one since."""
        order = (
            func.count(_NAMED.distinct()).desc(),
            func.count().desc(),
            func.max(_MEMBER.at).desc(),
            _MEMBER.story,
        )
        day = encode_instant(since) // (86_400 * _MICROSECONDS)
        found = (
            select(_MEMBER.story)
            .join(articles, articles.c.id == _MEMBER.article)
            .where(_MEMBER.day >= day, _MEMBER.at >= encode_instant(since))
            .where(_MEMBER.story.is_not(None))
            .group_by(_MEMBER.story)
            .order_by(*order)
            .limit(most * _SPARE)
        )
        with self._database.snapshot() as connection:
            likely = _members_of(connection, connection.scalars(found).all())
            at = encode_instant(since)
            recent = {
                story: [row for row in rows if row.at >= at and row.day >= day]
                for story, rows in likely.items()
            }
            biggest = sorted(likely, key=lambda story: _size(story, recent[story]))
            return _stories(connection, biggest[:most])

    def save_stories(self, stories: Mapping[str, str], open_: Iterable[StoryMember] = ()) -> int:
        """Remember the stories of articles, and of open ones what it takes to group others."""
        rows = [
            {"its_article": each.article, "its_links": encode_links(each.links)}
            | {"its_vector": encode_vector(each.vector) if each.vector else None}
            for each in open_
        ]
        with self._database.writing() as connection:
            raised = raise_revision(connection)
            before = _stories_of(connection, stories)
            changed = {one: to for one, to in stories.items() if before.get(one) != to}
            if changed:
                named = [{"its_article": one, "its_story": to} for one, to in changed.items()]
                connection.execute(_SET_STORY, named)
                _follow(connection, before, changed)
            if rows:
                connection.execute(_SET_OPEN, rows)
            return raised

    def save_threads(self, threads: Mapping[str, str]) -> int:
        """Remember which thread stories are of; return the revision that there is then."""
        with self._database.reading() as connection:
            known = _threads_of(connection, threads)
            now = revision(connection)
        changed = {story: to for story, to in sorted(threads.items()) if known[story] != to}
        if not changed:
            return now
        rows = [{"story": story, "thread": thread} for story, thread in changed.items()]
        with self._database.writing() as connection:
            connection.execute(upsert(connection.dialect.name, stories_table, "thread"), rows)
            return raise_revision(connection)


def _stories_of(connection: Connection, articles: Collection[str]) -> dict[str, str]:
    known = select(_MEMBER.article, _MEMBER.story).where(_MEMBER.story.is_not(None))
    return {
        article: story
        for part in chunks(sorted(articles))
        for article, story in connection.execute(known.where(_MEMBER.article.in_(part)))
    }


def _threads_of(connection: Connection, stories: Collection[str]) -> dict[str, str]:
    found = {story: story for story in stories}
    table = stories_table.c
    for part in chunks(sorted(found)):
        rows = connection.execute(select(table.story, table.thread).where(table.story.in_(part)))
        found |= {one: other for one, other in rows}  # noqa: C416 - rows are no pairs to mypy
    return found


def _members_of(connection: Connection, ids: Sequence[str]) -> dict[str, list[Any]]:
    """Return the articles of those of `ids` that are stories, in order of publishing."""
    its = articles.c
    members = (
        select(
            *(_MEMBER.story, _MEMBER.article, _MEMBER.day, _MEMBER.at),
            *(its.source_name, its.source_title, its.url),
        )
        .join(articles, its.id == _MEMBER.article)
        .order_by(_MEMBER.at, _MEMBER.article)
    )
    found: dict[str, list[Any]] = defaultdict(list)
    for part in chunks(ids):
        for row in connection.execute(members.where(_MEMBER.story.in_(part))):
            found[row.story].append(row)
    return found


def _stories(connection: Connection, ids: Sequence[str]) -> list[Story]:
    """Return those of `ids` that are stories, in their order."""
    found = _members_of(connection, ids)
    threads = _threads_of(connection, found)
    return [_story(story, threads[story], found[story]) for story in ids if story in found]


def _size(story: str, rows: Sequence[Any]) -> tuple[int, int, int, str]:
    """Return what the biggest story has least of."""
    return -_publishers(rows), -len(rows), -max(row.at for row in rows), story


def _publishers(rows: Iterable[Any]) -> int:
    """Return how many publishers articles have; one whose publisher isn't stated has its own."""
    named = (
        (Publisher(name=row.source_name, title=row.source_title) if row.source_name else None, row)
        for row in rows
    )
    return len({voice_of(publisher, row.url, row.article) for publisher, row in named})


def _story(story: str, thread: str, rows: Sequence[Any]) -> Story:
    dated = [row for row in rows if is_dated(row.day)]
    rows = [*dated, *(row for row in rows if not is_dated(row.day))]
    return Story(
        id=story,
        thread=thread,
        articles=tuple(row.article for row in rows),
        first=decode_instant(dated[0].at) if dated else None,
        last=decode_instant(dated[-1].at) if dated else None,
        publishers=_publishers(rows),
    )


def _follow(connection: Connection, before: Mapping[str, str], changed: Mapping[str, str]) -> None:
    """Remember where the articles of stories went that no longer have any."""
    went: dict[str, Counter[str]] = defaultdict(Counter)
    for article, story in changed.items():
        if article in before:
            went[before[article]][story] += 1
    alive: set[str] = set()
    for part in chunks(sorted({*went, *changed.values()})):
        still = select(_MEMBER.story).where(_MEMBER.story.in_(part)).distinct()
        alive.update(filter(None, connection.scalars(still)))
    for part in chunks(sorted(alive)):
        connection.execute(delete(former_stories).where(former_stories.c.story.in_(part)))
    rows = [
        {"story": story, "into": min(to, key=lambda one: (-to[one], one))}
        for story, to in sorted(went.items())
        if story not in alive
    ]
    if rows:
        connection.execute(upsert(connection.dialect.name, former_stories, "into"), rows)
        ended = [row["story"] for row in rows]
        for part in chunks(ended):
            connection.execute(delete(stories_table).where(stories_table.c.story.in_(part)))
