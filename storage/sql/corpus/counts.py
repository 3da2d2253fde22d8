"""Counts of articles that are kept as articles come and go, so that nobody has to count them."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from sqlalchemy import (
    ColumnElement,
    Connection,
    ScalarSelect,
    bindparam,
    func,
    select,
    union_all,
    update,
)

from briefings.published import instant_of
from storage.engines.chunks import chunks
from storage.engines.upsert import insert_if_absent
from storage.sql.codec import decode_published
from storage.sql.tables import articles, source_counts

UNSTATED = ""
"""Stands for the source of articles that state none."""
_CHANGE = (
    update(source_counts)
    .where(source_counts.c.title == bindparam("its_title"))
    .values(
        articles=source_counts.c.articles + bindparam("more_current"),
        stored=source_counts.c.stored + bindparam("more_stored"),
    )
)
_TOTALS = select(
    func.coalesce(func.sum(source_counts.c.articles), 0).label("current"),
    func.coalesce(func.sum(source_counts.c.stored), 0).label("stored"),
)
_SOURCES = select(func.count()).where(
    source_counts.c.articles > 0, source_counts.c.title != UNSTATED
)


def _newest_of(source: ColumnElement[bool]) -> ScalarSelect[str | None]:
    """Return what selects when the newest article of a source was published."""
    newest = (articles.c.published_at.desc(), articles.c.id)
    dated = select(articles.c.published).where(articles.c.current, source)
    return dated.order_by(*newest).limit(1).scalar_subquery()


_IS_STATED = source_counts.c.title != UNSTATED
_COUNTED = union_all(
    *(
        select(source_counts.c.title, source_counts.c.articles, _newest_of(its)).where(
            source_counts.c.articles > 0, which
        )
        for which, its in (
            (_IS_STATED, articles.c.source_title == source_counts.c.title),
            (~_IS_STATED, articles.c.source_title.is_(None)),
        )
    )
)


class CountChanges:
    """How many more articles of each source a transaction stores, and makes current."""

    def __init__(self) -> None:
        """Begin with no change."""
        self._current: Counter[str] = Counter()
        self._stored: Counter[str] = Counter()

    def add(self, titles: Iterable[str | None], *, current: int = 0, stored: int = 0) -> None:
        """Count an article of each of `titles`: so many more are current, and stored."""
        for title, many in Counter(title or UNSTATED for title in titles).items():
            self._current[title] += current * many
            self._stored[title] += stored * many

    def save(self, connection: Connection) -> None:
        """Change what is kept."""
        titles = sorted(
            {title for title in self._stored if self._stored[title]}.union(
                title for title in self._current if self._current[title]
            )
        )
        if not titles:
            return
        absent = insert_if_absent(connection.dialect.name, source_counts)
        connection.execute(absent, [{"title": t, "articles": 0, "stored": 0} for t in titles])
        changes = [
            {"its_title": t, "more_current": self._current[t], "more_stored": self._stored[t]}
            for t in titles
        ]
        connection.execute(_CHANGE, changes)


def count_totals(connection: Connection) -> tuple[int, int]:
    """Return how many articles are current, and how many are stored."""
    row = connection.execute(_TOTALS).one()
    return int(row.current), int(row.stored)


def count_stated(connection: Connection) -> int:
    """Return of how many sources, as stated, there are current articles."""
    return connection.scalar(_SOURCES) or 0


def count_publishers(connection: Connection) -> Sequence[tuple[str | None, int, str | None]]:
    """Return the title of each source, how many current articles it has, and the newest's date."""
    rows = connection.execute(_COUNTED)
    return [(title or None, many, published) for title, many, published in rows]


def count_besides(
    connection: Connection,
    everyones: Sequence[tuple[str | None, int, str | None]],
    theirs: ColumnElement[bool],
) -> Sequence[tuple[str | None, int, str | None]]:
    """Return what `count_publishers` does, with the articles besides that have a condition."""
    found = {title: (many, published) for title, many, published in everyones}
    rows = connection.execute(
        select(articles.c.source_title, articles.c.published)
        .where(theirs)
        .order_by(articles.c.published_at, articles.c.id)
    )
    for title, published in rows:
        many, newest = found.get(title, (0, None))
        is_newer = instant_of(decode_published(published)) >= instant_of(decode_published(newest))
        found[title] = many + 1, published if is_newer else newest
    return [(title, many, published) for title, (many, published) in found.items()]


def are_current(connection: Connection, ids: Collection[str]) -> Mapping[str, bool]:
    """Return which of the stored articles of `ids` are current."""
    found: dict[str, bool] = {}
    for part in chunks(ids):
        rows = connection.execute(
            select(articles.c.id, articles.c.current).where(articles.c.id.in_(part))
        )
        found |= {row.id: bool(row.current) for row in rows}
    return found
