"""Which articles came and went since stories were grouped last."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, delete, func, or_, select

from briefings.stories.grouping.days import day_of, seconds_of, undated_day
from storage.engines.chunks import chunks
from storage.engines.faults import report_damage
from storage.engines.upsert import insert_if_absent, upsert
from storage.ports.stories import Changes
from storage.sql.codec import decode_published
from storage.sql.tables import articles, meta, story_articles, story_days

_CURSOR: Final = "stories"
_REVISION: Final = "stories revision"
_MICROSECONDS: Final = 1_000_000


def revision(connection: Connection) -> int:
    """Return how often stories were saved or articles noted."""
    return int(connection.scalar(select(meta.c.value).where(meta.c.name == _REVISION)) or 0)


def raise_revision(connection: Connection) -> int:
    """Count that something was saved, one writer at a time; return the revision."""
    raised = revision(connection) + 1
    row = {"name": _REVISION, "value": str(raised)}
    connection.execute(upsert(connection.dialect.name, meta, "value"), row)
    return raised


def note_changes(connection: Connection, where: str, most: int) -> Changes:
    """Note the next articles that came or went: their days are to be grouped anew."""
    rows = _next(connection, most)
    if not rows:
        return Changes(came=0, gone=frozenset(), more=False)
    raise_revision(connection)
    with report_damage(where, "the date of an article"):
        members = [_member(row) for row in rows if row.current]
    ids = {row.id for row in rows}
    gone = frozenset(ids - {member["article"] for member in members})
    days = _days(connection, ids)
    for part in chunks(sorted(gone)):
        connection.execute(delete(story_articles).where(story_articles.c.article.in_(part)))
    known = {article for _, article in days}
    new = [member for member in members if member["article"] not in known]
    for some in chunks(new):
        connection.execute(insert_if_absent(connection.dialect.name, story_articles), some)
    touched = {member["day"] for member in new}
    touched.update(day for day, article in days if article in gone)
    _touch(connection, touched)
    last = rows[-1]
    row = {"name": _CURSOR, "value": f"{last.placed} {last.pk}"}
    connection.execute(upsert(connection.dialect.name, meta, "value"), row)
    return Changes(came=len(new), gone=gone, more=len(rows) == most)


def count_unnoted(connection: Connection) -> int:
    """Return how many articles came or went since changes were noted last."""
    unnoted = select(func.count()).select_from(articles).where(*_further(connection))
    return connection.scalar(unnoted) or 0


def _further(connection: Connection) -> tuple[ColumnElement[bool], ...]:
    cursor = connection.scalar(select(meta.c.value).where(meta.c.name == _CURSOR))
    placed, pk = map(int, (cursor or "0 0").split())
    table = articles.c
    return table.placed >= placed, or_(table.placed > placed, table.pk > pk)


def _next(connection: Connection, most: int) -> Sequence[Any]:
    table = articles.c
    columns = (table.pk, table.placed, table.id, table.published, table.retrieved_at, table.current)
    further = select(*columns).where(*_further(connection))
    return connection.execute(further.order_by(table.placed, table.pk).limit(most)).all()


def _member(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row
    published = decode_published(row.published)
    read = datetime.fromisoformat(row.retrieved_at) if row.retrieved_at else None
    at = round(seconds_of(published, read) * _MICROSECONDS)
    days = {"day": day_of(published, read), "read": undated_day(read)}
    return {"article": row.id, "at": at} | days


def _days(connection: Connection, ids: Collection[str]) -> list[tuple[int, str]]:
    table = story_articles.c
    return [
        (day, article)
        for part in chunks(sorted(ids))
        for day, article in connection.execute(
            select(table.day, table.article).where(table.article.in_(part))
        )
    ]


def _touch(connection: Connection, days: Iterable[int]) -> None:
    """Count the articles of days anew, and forget what was made of them."""
    table = story_articles.c
    counted: dict[int, int] = defaultdict(int)
    for part in chunks(sorted(days)):
        counted |= dict.fromkeys(part, 0)
        many = select(table.day, func.count()).where(table.day.in_(part)).group_by(table.day)
        counted |= {one: other for one, other in connection.execute(many)}  # noqa: C416 - rows are no pairs to mypy
    names = ("articles", "members", "counts", "inputs")
    rows = [
        {"day": str(day), "articles": many} | dict.fromkeys(names[1:])
        for day, many in counted.items()
    ]
    if rows:
        connection.execute(upsert(connection.dialect.name, story_days, *names), rows)
        connection.execute(delete(story_days).where(story_days.c.articles == 0))
