"""The tables of stories; all in them but former stories can be made anew of the articles."""

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    text,
)


def add_story_tables(metadata: MetaData) -> tuple[Table, Table, Table, Table]:
    """Add the tables to `metadata`; return those of articles, stories, former ones and days."""
    stories = Table(
        "stories",
        metadata,
        Column("story", Text, primary_key=True),
        Column("thread", Text, nullable=False, index=True),  # the id of the thread's first story
    )
    former = Table(
        "former_stories",
        metadata,
        Column("story", Text, primary_key=True),
        Column("into", Text, nullable=False),  # the story that most of its articles went to
    )
    return _members(metadata), stories, former, _days(metadata)


def _members(metadata: MetaData) -> Table:
    return Table(
        "story_articles",
        metadata,
        Column("article", Text, ForeignKey("articles.id"), primary_key=True),
        Column("day", BigInteger, nullable=False),  # briefings.stories.grouping.days
        Column("at", BigInteger, nullable=False),  # when it was published, microseconds since 1970
        Column("read", BigInteger, nullable=False),  # the day of articles without a date read then
        Column("story", Text),  # the id of the story's first article; none yet
        Column("vector", LargeBinary),  # while it is open
        Column("links", LargeBinary),  # the same
        Index("ix_story_articles_day", "day", "story"),
        Index("ix_story_articles_story", "story", "at"),
        Index("ix_story_articles_read", "read", "at"),
        Index(
            "ix_story_articles_ungrouped",
            "day",
            sqlite_where=text("story IS NULL"),
            postgresql_where=text("story IS NULL"),
        ),
    )


def _days(metadata: MetaData) -> Table:
    return Table(
        "story_days",
        metadata,
        Column("day", Text, primary_key=True),
        Column("articles", BigInteger, nullable=False),
        Column("members", Text),  # a digest of them
        Column("counts", LargeBinary),  # how many have each feature
        Column("inputs", Text),  # a digest of all that its stories were made of
        Column("outputs", Text),  # a digest of them
    )
