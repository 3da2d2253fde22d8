"""The tables of sources: as they are set up, how they go, their entries, what came through them."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
)


def add_gathering_tables(metadata: MetaData) -> tuple[Table, Table, Table, Table]:
    """Add those of sources, their health, their entries, and articles' sources to `metadata`."""
    sources = Table(
        "sources",
        metadata,
        Column("id", Text, primary_key=True),
        Column("kind", Text, nullable=False),
        Column("address", Text, nullable=False),
        Column("title", Text),
        Column("every", BigInteger),  # in microseconds
        Column("full_text", Boolean, nullable=False),
        Column("language", Text),
        Column("topics", Text, nullable=False),  # a JSON list
        Column("trust", Text),
        Column("licence", Text),
        Column("audience", Text),
    )
    return sources, _health(metadata), *_contents(metadata)


def _health(metadata: MetaData) -> Table:
    return Table(
        "source_health",
        metadata,
        _source(),
        Column("state", Text, nullable=False),
        Column("etag", Text),
        Column("last_modified", Text),
        Column("body", Text),
        Column("tried", BigInteger),
        Column("succeeded", BigInteger),
        Column("newest", BigInteger),
        Column("failing", BigInteger),
        Column("failures", Integer, nullable=False),
        Column("error", Text),
        Column("due", BigInteger, index=True),
        Column("pace", BigInteger),
        Column("told", Boolean, nullable=False),
        Column("claimed", BigInteger),  # until when one program has it for itself
    )


def _contents(metadata: MetaData) -> tuple[Table, Table]:
    entries = Table(
        "source_entries",
        metadata,
        _source(),
        Column("key", Text, primary_key=True),  # its digest, as it may be long
        Column("digest", Text, nullable=False),
        Column("article", Text, ForeignKey("articles.id"), index=True),
        Column("noted", BigInteger, nullable=False),  # when it was new, edited, or lost its article
    )
    article_sources = Table(
        "article_sources",
        metadata,
        Column("article", Text, ForeignKey("articles.id"), primary_key=True),
        _source(),
        Index("ix_article_sources_source", "source"),
    )
    return entries, article_sources


def _source() -> Column[str]:
    """Return a column whose rows a source takes along when it is removed."""
    return Column("source", Text, ForeignKey("sources.id", ondelete="CASCADE"), primary_key=True)
