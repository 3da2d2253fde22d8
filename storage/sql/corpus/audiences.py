"""Who may see an article: everyone, or the channels that brought it.

What is private is never `current` in the table of articles, so that whatever asks for current
articles finds none that not everyone may see. Of each channel it is kept apart what it has now.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from copy import copy
from datetime import datetime
from typing import Any, Final, Self

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ScalarSelect,
    Select,
    and_,
    exists,
    or_,
    select,
    true,
    update,
)

from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.upsert import insert_if_absent, upsert
from storage.ports.audiences import OPERATOR, Viewer
from storage.sql.codec import encode_instant
from storage.sql.corpus.counts import CountChanges
from storage.sql.corpus.rows import lock_corpus, revision
from storage.sql.corpus.search import find_words
from storage.sql.tables import articles, audiences, meta, sources

CLOSED: Final = "closed"
"""Names the revision of the corpus at which articles were closed last."""


def is_visible(viewer: Viewer) -> ColumnElement[bool]:
    """Return whether someone may see an article, current or not."""
    if viewer == OPERATOR:
        return true()
    public = ~articles.c.private
    return public if viewer is None else or_(public, articles.c.id.in_(_rows_of(viewer)))


def is_current(viewer: Viewer) -> ColumnElement[bool]:
    """Return whether an article is among what someone reads now.

    Where it has to be quick among all articles, `current_parts` says the same.
    """
    return or_(*current_parts(viewer))


def current_parts(viewer: Viewer) -> Sequence[ColumnElement[bool]]:
    """Return conditions, each quick by an index, of which an article someone reads now has one."""
    return articles.c.current, *private_parts(viewer)


def private_parts(viewer: Viewer) -> Sequence[ColumnElement[bool]]:
    """Return those of `current_parts` that are not everyone's."""
    if viewer is None:
        return ()
    theirs = _rows_of(viewer).where(audiences.c.current)
    return (and_(articles.c.private, articles.c.id.in_(theirs)),)


def hidden_keys(viewer: Viewer) -> Select[int]:
    """Return what selects the keys of the articles that someone may not see."""
    hidden = select(articles.c.pk).where(articles.c.private)
    return hidden if viewer is None else hidden.where(articles.c.id.not_in(_rows_of(viewer)))


def _rows_of(viewer: Viewer) -> Select[str]:
    rows = select(audiences.c.article)
    return rows if viewer == OPERATOR else rows.where(audiences.c.channel == viewer)


class Audiences:
    """A `storage.ports.audiences.AudienceStore`, read for someone."""

    _database: Database
    viewer: Viewer = None

    def seen_by(self, viewer: Viewer) -> Self:
        """Return this store as someone sees it."""
        seen = copy(self)
        seen.viewer = viewer
        return seen

    def has_private(self, channel: str) -> bool:
        """Return whether a channel ever brought an article, or has a source, of its own."""
        brought = exists().where(audiences.c.channel == channel)
        has_source = exists().where(sources.c.audience == channel)
        with self._database.reading() as connection:
            return bool(connection.scalar(select(or_(brought, has_source))))

    def has_private_on(self, words: Collection[str]) -> bool:
        """Return whether any of `words` is in a current article that is not everyone's."""
        theirs = private_parts(self.viewer)
        if not theirs:
            return False
        with self._database.reading() as connection:
            if words:
                return bool(find_words(connection, words, None, 1, theirs))
            return bool(connection.scalar(select(exists().where(*theirs))))

    def private_since(self, since: datetime, most: int) -> Sequence[str]:
        """Return the newest current articles since then that are not everyone's."""
        newest = (articles.c.published_at.desc(), articles.c.id)
        found = select(articles.c.id).where(articles.c.published_at >= encode_instant(since))
        with self._database.reading() as connection:
            return [
                article
                for which in private_parts(self.viewer)
                for article in connection.scalars(found.where(which).order_by(*newest).limit(most))
            ]

    def audiences_of(self, articles: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Return the channels that alone may see each of `articles` that is private."""
        with self._database.reading() as connection:
            return private_audiences(connection, articles)

    def open_articles(self, ids: Collection[str]) -> int:
        """Let everyone see private articles; return how many."""
        with self._database.writing() as connection:
            lock_corpus(connection)
            rows = _states(connection, ids, private=True)
            placed = revision(connection) + 1
            changes = CountChanges()
            current = {row.origin_key or row.id: row for row in rows if row.theirs}
            origins = {row.origin_key for row in current.values()} - {None}
            retired = retire_public(connection, articles.c.origin_key, origins, placed)
            changes.add(retired, current=-1)
            changes.add([row.source_title for row in current.values()], current=1)
            changes.add([row.source_title for row in rows], stored=1)
            _mark(connection, (row.id for row in rows), placed, private=False)
            _mark(connection, (row.id for row in current.values()), placed, current=True)
            changes.save(connection)
            return len(rows)

    def close_articles(self, ids: Collection[str]) -> int:
        """Let only the channels see articles that brought them; return how many."""
        with self._database.writing() as connection:
            lock_corpus(connection)
            rows = _states(connection, ids, private=False)
            placed = revision(connection) + 1
            changes = CountChanges()
            changes.add([row.source_title for row in rows if row.current], current=-1)
            changes.add([row.source_title for row in rows], stored=-1)
            _mark(connection, (row.id for row in rows), placed, private=True, current=False)
            changes.save(connection)
            if rows:
                closed = {"name": CLOSED, "value": str(placed)}
                connection.execute(upsert(connection.dialect.name, meta, "value"), closed)
            return len(rows)


def closed_at() -> ScalarSelect[str]:
    """Return what selects the revision of the corpus at which articles were closed last."""
    return select(meta.c.value).where(meta.c.name == CLOSED).scalar_subquery()


def private_audiences(connection: Connection, ids: Collection[str]) -> Mapping[str, frozenset[str]]:
    """Return the channels that alone may see each of the articles of `ids` that is private."""
    found: dict[str, set[str]] = defaultdict(set)
    rows = select(articles.c.id, audiences.c.channel).outerjoin_from(
        articles, audiences, audiences.c.article == articles.c.id
    )
    for part in chunks(ids):
        for article, channel in connection.execute(
            rows.where(articles.c.private, articles.c.id.in_(part))
        ):
            found[article].update(filter(None, [channel]))
    return {article: frozenset(channels) for article, channels in found.items()}


def retire_public(
    connection: Connection,
    column: Column[str],
    values: Iterable[str | None],
    placed: int,
) -> list[str | None]:
    """Make articles no longer current that everyone reads; return the titles of their sources."""
    titles: list[str | None] = []
    for part in chunks(values):
        retired = (
            update(articles)
            .where(articles.c.current, column.in_(part))
            .values(current=False, placed=placed)
            .returning(articles.c.source_title)
        )
        titles += connection.scalars(retired)
    return titles


def add_audience(connection: Connection, current: Mapping[str, bool], channel: str) -> None:
    """Remember that a channel brought articles, and which of them are current."""
    rows = [
        {"article": article, "channel": channel, "current": is_current}
        for article, is_current in current.items()
    ]
    if rows:
        connection.execute(upsert(connection.dialect.name, audiences, "current"), rows)


def carry_audience(connection: Connection, article: str, replaced: str, *, current: bool) -> None:
    """Give an article the audience of the one that it replaces; is it what they read now?"""
    theirs = select(audiences).where(audiences.c.article == replaced)
    rows = [
        {"article": article, "channel": row.channel, "current": row.current and current}
        for row in connection.execute(theirs)
    ]
    if rows and article != replaced:
        connection.execute(insert_if_absent(connection.dialect.name, audiences), rows)


def end_private(connection: Connection, ids: Collection[str]) -> list[str]:
    """Have private articles no longer among what anyone reads now; return which of `ids`."""
    ended: list[str] = []
    theirs = audiences.c.article.in_(select(articles.c.id).where(articles.c.private))
    for part in chunks(ids):
        its = update(audiences).where(audiences.c.article.in_(part), audiences.c.current, theirs)
        ended += connection.scalars(its.values(current=False).returning(audiences.c.article))
    return sorted(set(ended))


def resume_private(connection: Connection, ids: Collection[str]) -> None:
    """Have private articles that ended among what their channels read now."""
    for part in chunks(ids):
        its = update(audiences).where(audiences.c.article.in_(part))
        connection.execute(its.values(current=True))


def retire_private(
    connection: Connection, ids: Collection[str], channel: str | None = None
) -> None:
    """Have articles no longer among what a channel (or any) reads now."""
    for part in chunks(ids):
        theirs = update(audiences).where(audiences.c.article.in_(part))
        if channel is not None:
            theirs = theirs.where(audiences.c.channel == channel)
        connection.execute(theirs.values(current=False))


def _states(connection: Connection, ids: Collection[str], *, private: bool) -> list[Any]:
    """Return the articles of `ids` that some channels brought, and are private, or not."""
    its = exists().where(audiences.c.article == articles.c.id)
    found = (
        select(
            articles.c.id,
            articles.c.origin_key,
            articles.c.source_title,
            articles.c.current,
            its.where(audiences.c.current).label("theirs"),
        )
        .where(articles.c.private.is_(private), its)
        .order_by(articles.c.id)
    )
    return [
        row
        for part in chunks(ids)
        for row in connection.execute(found.where(articles.c.id.in_(part)))
    ]


def _mark(connection: Connection, ids: Iterable[str], placed: int, **values: bool) -> None:
    for part in chunks(ids):
        change = update(articles).where(articles.c.id.in_(part))
        connection.execute(change.values(placed=placed, **values))
