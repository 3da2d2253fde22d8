"""The table of who alone may see articles that are private."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, MetaData, Table, Text, text


def add_audience_table(metadata: MetaData) -> Table:
    """Add it to `metadata`, with an index of what is private; return it."""
    Index(
        "ix_articles_private",
        metadata.tables["articles"].c.pk,
        sqlite_where=text("private = 1"),
        postgresql_where=text("private"),
    )
    return Table(
        "audiences",
        metadata,
        # an article takes its audience along when it is forgotten
        Column("article", Text, ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True),
        Column("channel", Text, primary_key=True, index=True),  # that brought it; no thread
        Column("current", Boolean, nullable=False),  # whether it is what that channel has now
    )
