"""What sources had, in the tables: their entries, and which articles came through which."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from sqlalchemy import Connection, select

from briefings.model import Article
from storage.engines.chunks import chunks
from storage.engines.database import Database
from storage.engines.upsert import insert_if_absent, upsert
from storage.ports.sources import Gathering, SeenEntry
from storage.sql.codec import encode_instant, index_key
from storage.sql.corpus.adding import prepare_articles, save_articles
from storage.sql.gathering.health import save_health
from storage.sql.gathering.rows import audience_of, has_source
from storage.sql.tables import article_sources, source_entries


class SourceEntries:
    """The part of a `storage.ports.sources.SourceStore` that keeps what was gathered."""

    _database: Database

    def seen_entries(self, source_id: str, keys: Collection[str]) -> Mapping[str, SeenEntry]:
        """Return those of the entries that were gathered from a source before, by key."""
        named = {index_key(key): key for key in sorted(keys)}
        table = source_entries.c
        found = select(table.key, table.digest, table.article).where(table.source == source_id)
        with self._database.reading() as connection:
            rows = [
                row
                for part in chunks(named)
                for row in connection.execute(found.where(table.key.in_(part)))
            ]
        return {
            named[row.key]: SeenEntry(key=named[row.key], digest=row.digest, article=row.article)
            for row in rows
        }

    def save_gathering(self, gathering: Gathering) -> None:
        """Store what a fetch brought: articles, entries and health, all or nothing."""
        prepared = prepare_articles(self._database, gathering.articles)  # this may take long
        with self._database.writing() as connection:
            if not has_source(connection, gathering.source):
                return
            if gathering.articles:
                save_articles(connection, prepared, audience_of(connection, gathering.source))
                _hand_on_sources(connection, gathering.articles)
            _save_entries(connection, gathering)
            save_health(connection, {gathering.source: gathering.health})

    def sources_of(self, articles: Collection[str]) -> Mapping[str, Sequence[str]]:
        """Return the ids of the sources that each of `articles` came through, in order."""
        came: dict[str, list[str]] = defaultdict(list)
        found = select(article_sources).order_by(article_sources.c.source)
        with self._database.reading() as connection:
            for part in chunks(sorted(articles)):
                for row in connection.execute(found.where(article_sources.c.article.in_(part))):
                    came[row.article].append(row.source)
        return dict(came)


def _hand_on_sources(connection: Connection, articles: Sequence[Article]) -> None:
    """Have what replaces an article come through the sources that this came through."""
    newer = {each.replaces: each.id for each in articles if each.replaces}
    absent = insert_if_absent(connection.dialect.name, article_sources)
    came = select(article_sources)
    for part in chunks(sorted(newer)):
        rows = connection.execute(came.where(article_sources.c.article.in_(part))).all()
        if rows:
            handed = [row._asdict() | {"article": newer[row.article]} for row in rows]
            connection.execute(absent, handed)


def _save_entries(connection: Connection, gathering: Gathering) -> None:
    if not gathering.entries:
        return
    noted = encode_instant(gathering.health.tried) if gathering.health.tried else 0
    its = {"source": gathering.source}
    rows = {
        index_key(each.key): its
        | {"key": index_key(each.key), "digest": each.digest, "article": each.article}
        | {"noted": noted}
        for each in gathering.entries
    }
    dialect = connection.dialect.name
    save = upsert(dialect, source_entries, "digest", "article", "noted")
    connection.execute(save, list(rows.values()))
    articles = sorted({each.article for each in gathering.entries if each.article})
    if articles:
        absent = insert_if_absent(dialect, article_sources)
        connection.execute(absent, [its | {"article": article} for article in articles])
