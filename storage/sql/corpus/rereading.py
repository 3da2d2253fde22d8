"""How far today's readers have come with the articles that an older program has read."""

import logging
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, exists, func, select

from briefings.model import Article
from briefings.reading.ingest import READER_VERSION
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.upsert import upsert
from storage.errors import StoreDamaged
from storage.ports.audiences import OPERATOR, Viewer
from storage.ports.rereading import OutdatedArticles
from storage.sql.corpus.audiences import is_current
from storage.sql.corpus.rows import read_page
from storage.sql.tables import articles as articles_table
from storage.sql.tables import meta

_NAME: Final = "reader"
_STATE: Final = select(meta.c.value).where(meta.c.name == _NAME)

_log = logging.getLogger(__name__)


class Rereading:
    """A `storage.ports.rereading.RereadingStore`, but for what changes articles."""

    _database: Database
    viewer: Viewer

    def count_outdated(self) -> int:
        """Return how many current articles only an older reader has read."""
        counted = select(func.count()).select_from(articles_table)
        with self._database.reading() as connection:
            begin, end = _progress(connection)
            return connection.scalar(counted.where(*_between(begin, end))) or 0

    def outdated_articles(self, most: int) -> OutdatedArticles:
        """Return the next of them, `most` at most."""
        with self._database.reading() as connection:
            begin, end = _progress(connection)
            outdated = _between(begin, end)
            page = read_page(connection, self._database.where, begin, most, *outdated)
        for _, article in page:
            if isinstance(article, StoreDamaged):
                _log.error("can't be read anew: %s", article)
        return OutdatedArticles(
            articles=tuple(article for _, article in page if isinstance(article, Article)),
            upto=(page[-1][0], end) if page else None,
        )

    def mark_reread(self, upto: tuple[int, int] | None) -> None:
        """Remember that these are read; None: that all are."""
        with self._database.writing() as connection:
            _save_progress(connection, upto)

    def successors(self, ids: Collection[str]) -> Mapping[str, frozenset[str]]:
        """Return, for each of `ids`, the current articles that came in its place, step by step."""
        found: dict[str, set[str]] = defaultdict(set)
        reached = {article: {article} for article in ids}  # by the texts that lead there
        step: Mapping[str, set[str]] = reached
        with self._database.reading() as connection:
            while step:
                further: dict[str, set[str]] = defaultdict(set)
                for article, replaced, current in _replacing(connection, step, self.viewer):
                    if current:
                        for first in step[replaced]:
                            found[first].add(article)
                    elif new := step[replaced] - reached.setdefault(article, set()):
                        reached[article] |= new
                        further[article] |= new
                step = further
        return {first: frozenset(articles) for first, articles in found.items()}


def start_rereading(database: Database) -> None:
    """Have nothing read anew in a store that has no articles yet."""
    with database.reading() as connection:
        if connection.scalar(_STATE) or connection.scalar(select(exists(articles_table.select()))):
            return
    with database.writing() as connection:
        _save_progress(connection, None)


def _progress(connection: Connection) -> tuple[int, int]:
    """Return the key up to which articles are read anew, and the last that has to be."""
    version, *keys = (connection.scalar(_STATE) or "0").split()
    if version != str(READER_VERSION):
        return 0, connection.scalar(select(func.max(articles_table.c.pk))) or 0
    begin, end = map(int, keys)
    return begin, end


def _between(begin: int, end: int) -> tuple[ColumnElement[bool], ...]:
    key = articles_table.c.pk
    return key > begin, key <= end, is_current(OPERATOR)


def _save_progress(connection: Connection, upto: tuple[int, int] | None) -> None:
    begin, end = upto or (0, 0)
    row = {"name": _NAME, "value": f"{READER_VERSION} {begin} {end}"}
    connection.execute(upsert(connection.dialect.name, meta, "value"), row)


def _replacing(
    connection: Connection, ids: Collection[str], viewer: Viewer
) -> Sequence[tuple[str, str, bool]]:
    """Return what replaces one of `ids`, which one, and whether `viewer` reads it now."""
    columns = (articles_table.c.id, articles_table.c.replaces, is_current(viewer))
    return [
        (article, replaced, current)
        for part in chunks(ids)
        for article, replaced, current in connection.execute(
            select(*columns).where(articles_table.c.replaces.in_(part))
        )
    ]
