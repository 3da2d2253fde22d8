"""Rows of articles: read with nothing lost, or called damaged."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, func, select

from briefings.language.terms import index_words
from briefings.model import Article
from storage.engines.chunks import chunks
from storage.engines.faults import RESTORE, report_damage
from storage.engines.upsert import upsert
from storage.errors import StoreDamaged
from storage.ports.corpus import CurrentCount
from storage.sql.codec import decode_article, decode_published
from storage.sql.corpus.counts import count_totals
from storage.sql.corpus.search import in_title
from storage.sql.tables import articles as articles_table
from storage.sql.tables import meta

_NOT_OF_ARTICLES = {"pk", "published_at", "origin_key", "current", "private", "ended", "placed"}
_COLUMNS = [column for column in articles_table.c if column.name not in _NOT_OF_ARTICLES]
_PAGE = 500
"""Whole articles that are read at a time."""

NEWEST = select(func.max(articles_table.c.placed)).scalar_subquery()
"""How often articles were added; None where none ever was."""


def revision(connection: Connection) -> int:
    """Return how often articles were added: it grows whenever what is current may change."""
    return connection.scalar(select(NEWEST)) or 0


def count_current(
    connection: Connection, where: str, theirs: Sequence[ColumnElement[bool]] = ()
) -> CurrentCount:
    """Return how many articles are current, as it is kept, and the date of the newest.

    Args:
        connection: one that is reading.
        where: the database, as a person may read it.
        theirs: conditions of what is counted besides, each article by one of them.

    Raises:
        StoreDamaged: the date can't be read.
    """
    table = articles_table.c
    many = count_totals(connection)[0]
    dates: list[Row[int, str, str | None]] = []
    for which in (table.current, *theirs):
        newest = select(func.max(table.published_at)).where(which).scalar_subquery()
        at_once = select(table.published_at, table.id, table.published).where(
            which, table.published_at == newest
        )
        dates += connection.execute(at_once.order_by(table.id).limit(1)).all()
    for which in theirs:
        counted = select(func.count()).select_from(articles_table).where(which)
        many += connection.scalar(counted) or 0
    newest_of_all = min(dates, key=lambda row: (-row.published_at, row.id), default=None)
    with report_damage(where, "the date of an article"):
        return CurrentCount(
            articles=many,
            newest=decode_published(newest_of_all.published if newest_of_all else None),
            revision=revision(connection),
        )


def lock_corpus(connection: Connection) -> None:
    """Let one writer at a time add articles: which ones are current depends on all of them."""
    lock = upsert(connection.dialect.name, meta, "value")
    connection.execute(lock, {"name": "corpus", "value": ""})


def existing_ids(connection: Connection, ids: Iterable[str]) -> frozenset[str]:
    """Return those of `ids` that are stored, replaced or not."""
    found = (
        connection.scalars(select(articles_table.c.id).where(articles_table.c.id.in_(part)))
        for part in chunks(ids)
    )
    return frozenset(chain.from_iterable(found))


def load(
    connection: Connection, ids: Iterable[str], where: str, visible: ColumnElement[bool]
) -> Iterator[Article]:
    """Yield the stored articles of `ids` that are `visible`, in no order.

    Raises:
        StoreDamaged: one is no longer what was stored.
    """
    seen = select(*_COLUMNS).where(visible)
    for part in chunks(ids):
        for row in connection.execute(seen.where(articles_table.c.id.in_(part))):
            yield _article(row, where)


def read_all(connection: Connection, where: str) -> Iterator[tuple[int, Article | StoreDamaged]]:
    """Yield each stored article by its key, in order of that, or what is wrong with it."""
    last = 0
    while rows := read_page(connection, where, last, _PAGE):
        yield from rows
        last = rows[-1][0]


def read_page(
    connection: Connection, where: str, after: int, most: int, *conditions: ColumnElement[bool]
) -> list[tuple[int, Article | StoreDamaged]]:
    """Return the next `most` articles whose keys are greater than `after`, as `read_all` does."""
    page = select(articles_table.c.pk, *_COLUMNS).order_by(articles_table.c.pk).limit(most)
    rows = connection.execute(page.where(articles_table.c.pk > after, *conditions))
    return [(row.pk, _article_or_damage(row, where)) for row in rows]


def read_by_key(
    connection: Connection, where: str, keys: Iterable[int]
) -> Iterator[Article | StoreDamaged]:
    """Yield the stored articles of these keys, in order of the keys, as `read_all` does."""
    page = select(articles_table.c.pk, *_COLUMNS).order_by(articles_table.c.pk)
    for part in chunks(sorted(keys)):
        for row in connection.execute(page.where(articles_table.c.pk.in_(part))):
            yield _article_or_damage(row, where)


def _article_or_damage(row: Row[Any], where: str) -> Article | StoreDamaged:
    try:
        return _article(row, where)
    except StoreDamaged as damage:
        return damage


def index_words_of(article: Article) -> Sequence[str]:
    """Return the words by which an article is found: of its title and body, and of its title."""
    title = article.title or ""
    words = index_words(f"{title}\n{article.body}", article.language)
    return [*words, *in_title(index_words(title, article.language))]


def _article(row: Row[Any], where: str) -> Article:
    with report_damage(where, f"article {row.id!r}"):
        article = decode_article(row._asdict())
    if article.id != row.id:
        raise StoreDamaged(where, f"article {row.id!r} is not what was stored", RESTORE)
    return article
