"""How far articles are routed to topics, and by which revision each topic was touched last."""

import logging
from collections.abc import Collection, Iterable, Iterator

from sqlalchemy import Connection, select, update

from briefings.model import Article
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.upsert import upsert
from storage.errors import StoreDamaged
from storage.ports.routing import UnroutedArticles
from storage.sql.corpus.rows import NEWEST, read_by_key, revision
from storage.sql.tables import articles, meta, topics

_NAME = "routed"
_ROUTED = select(meta.c.value).where(meta.c.name == _NAME)

_log = logging.getLogger(__name__)


class Routing:
    """A `storage.ports.routing.RoutingStore`."""

    _database: Database

    def is_routed(self) -> bool:
        """Return whether all that was changed about articles is routed."""
        with self._database.reading() as connection:
            return routed(connection) >= revision(connection)

    def unrouted_articles(self) -> UnroutedArticles:
        """Return all that are to be routed, in the order in which they came."""
        came = select(articles.c.pk).order_by(articles.c.placed, articles.c.pk)
        with self._database.reading() as connection:
            upto = revision(connection)
            since = articles.c.placed.between(routed(connection) + 1, upto)
            keys = connection.scalars(came.where(since)).all()
        return UnroutedArticles(articles=self._read(keys), upto=upto)

    def mark_routed(self, upto: int, touched: Collection[str]) -> None:
        """Remember that they are routed up to that revision, and which topics were touched."""
        with self._database.writing() as connection:
            for part in chunks(sorted(touched)):
                marked = update(topics).where(topics.c.name.in_(part), topics.c.touched < upto)
                connection.execute(marked.values(touched=upto))
            row = {"name": _NAME, "value": str(max(upto, routed(connection)))}
            connection.execute(upsert(self._database.dialect, meta, "value"), row)

    def _read(self, keys: Iterable[int]) -> Iterator[Article]:
        for part in chunks(keys):
            with self._database.reading() as connection:
                found = list(read_by_key(connection, self._database.where, part))
            for article in found:
                if isinstance(article, StoreDamaged):
                    _log.error("is routed to no topic: %s", article)
                else:
                    yield article


def routed(connection: Connection) -> int:
    """Return the revision of the corpus up to which articles are routed."""
    return int(connection.scalar(_ROUTED) or 0)


def is_up_to_date(connection: Connection, topic_name: str, made_of: int) -> bool:
    """Return whether what was made of a topic at revision `made_of` of the corpus still holds.

    It does where no article came since, or all that came are routed and none touches the topic.
    """
    newest = connection.scalar(select(NEWEST)) or 0
    if made_of == newest:
        return True
    touched = connection.scalar(select(topics.c.touched).where(topics.c.name == topic_name))
    return touched is not None and touched <= made_of and routed(connection) >= newest
