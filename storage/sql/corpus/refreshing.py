"""The search index follows the stemmer: one built with other index words is built anew."""

import logging
from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, func, select

from briefings.language.terms import INDEX_VERSION
from storage.engines.database import Database
from storage.engines.upsert import upsert
from storage.errors import StoreDamaged
from storage.sql.corpus.rows import index_words_of, lock_corpus, read_all
from storage.sql.corpus.search import forget_words, put_words
from storage.sql.tables import articles, meta

_NAME = "search index"
_VERSION = select(meta.c.value).where(meta.c.name == _NAME)
_STEP = 5000
"""Articles from one line of the log to the next: a few seconds."""

_log = logging.getLogger(__name__)


def refresh_search(database: Database) -> None:
    """Build the search index anew where it isn't of this program's version, one at a time.

    Takes about a second for 3,000 articles; other programs go on reading meanwhile.
    """
    with database.reading() as connection:
        if connection.scalar(_VERSION) == INDEX_VERSION:
            return
    with database.exclusive() as connection:
        lock_corpus(connection)
        if connection.scalar(_VERSION) == INDEX_VERSION:
            return  # another program was quicker
        build_search(connection, database.where)


def build_search(connection: Connection, where: str) -> None:
    """Build the search index anew from the articles that are there.

    Args:
        connection: one that is writing.
        where: the database, as a person may read it.
    """
    forget_words(connection)
    put_words(connection, _all_words(connection, where))
    row = {"name": _NAME, "value": INDEX_VERSION}
    connection.execute(upsert(connection.dialect.name, meta, "value"), row)


def _all_words(connection: Connection, where: str) -> Iterator[tuple[int, Sequence[str]]]:
    total = connection.scalar(select(func.count()).select_from(articles))
    for number, (key, article) in enumerate(read_all(connection, where), start=1):
        if number % _STEP == 0:
            _log.info("rebuilding the search index: %d of %d articles", number, total)
        if isinstance(article, StoreDamaged):
            _log.error("can't be found any more: %s", article)
        else:
            yield key, index_words_of(article)
