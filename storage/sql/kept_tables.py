"""The tables of what is kept ready, so that nobody waits: ranked lists, and counts."""

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Table, Text


def add_kept_tables(metadata: MetaData) -> tuple[Table, Table]:
    """Add them to `metadata`; return the ranked lists, and the counts."""
    source_counts = Table(
        "source_counts",
        metadata,
        Column("title", Text, primary_key=True),  # empty: none is stated
        Column("articles", Integer, nullable=False),  # current ones
        Column("stored", Integer, nullable=False),
    )
    ranked_lists = Table(
        "ranked_lists",
        metadata,
        Column("series", Text, primary_key=True),  # as that of a brief: of topic name and method
        # a topic takes its lists along when it is removed
        Column(
            "topic_name",
            Text,
            ForeignKey("topics.name", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        Column("id", Text, nullable=False),  # of the list as a brief
        Column("topic", Text, nullable=False),
        Column("method", Text, nullable=False),
        Column("as_of", Text),
        Column("considered", Integer, nullable=False),
        Column("matched", Integer, nullable=False),
        Column("found", Text, nullable=False, server_default="topic"),
        Column("points", Text, nullable=False),
        Column("covered", Text),  # the days of its window
        Column("revision", BigInteger, nullable=False),  # of the corpus that it was made of
        Column("version", Integer, nullable=False, server_default="1"),  # of topic and points
    )
    return ranked_lists, source_counts
