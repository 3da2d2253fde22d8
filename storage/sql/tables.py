"""The tables as they are now: private to this package, made by `migrations/`.

The words of an article are in `article_words`, of which each kind of database has its own
form: `storage/sql/corpus/search.py` alone knows it.
"""

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
    false,
    text,
)

from storage.sql.kept_tables import add_kept_tables
from storage.sql.schema.audiences import add_audience_table
from storage.sql.schema.gathering import add_gathering_tables
from storage.sql.schema.slack import add_slack_tables
from storage.sql.schema.stories import add_story_tables

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
    },
)


def _version() -> Column[int]:
    """Return a column for the version of a row's JSON."""
    return Column("version", Integer, nullable=False, server_default="1")


meta = Table(
    "meta",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What the store knows of itself: of what version its search index is; and a row to lock."""

articles = Table(
    "articles",
    metadata,
    Column("pk", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("source_name", Text),
    Column("source_title", Text),
    Column("source_home", Text),
    Column("source_feed", Text),
    Column("title", Text),
    Column("url", Text),
    Column("published", Text),  # as stated: a day, or an instant with its own offset
    Column("published_at", BigInteger, nullable=False),  # microseconds since 1970, to order by
    Column("language", Text),
    Column("body", Text, nullable=False),
    Column("marks", Text, nullable=False),
    Column("labels", Text),
    Column("authors", Text),
    Column("updated", Text),  # as stated, as `published` is
    Column("file", Text),
    Column("origin", Text),
    Column("origin_key", Text),  # its digest: an origin may be longer than an index takes
    Column("retrieved_at", Text),
    Column("replaces", Text, index=True),  # what came in place of what, step by step
    Column("current", Boolean, nullable=False),  # and everyone's: never of one that is private
    Column("private", Boolean, nullable=False, server_default=false()),  # see `audiences`
    Column("ended", Text),  # why it is not current though nothing came in its place
    Column("placed", BigInteger, nullable=False, index=True),  # by which call of add(), the last
)
# SQLite uses a partial index only where the query has its condition, to the letter.
Index(
    "uq_articles_origin_key_current",
    articles.c.origin_key,
    unique=True,
    sqlite_where=text("current = 1"),
    postgresql_where=text("current"),
)
Index(
    "ix_articles_published_at_current",
    articles.c.published_at,
    articles.c.id,
    sqlite_where=text("current = 1"),
    postgresql_where=text("current"),
)
Index(  # holds all that is counted of current articles: their rows are long
    "ix_articles_retrieved_at_current",
    articles.c.retrieved_at,
    articles.c.source_title,
    sqlite_where=text("current = 1"),
    postgresql_where=text("current"),
)
Index(
    "ix_articles_source_title_current",
    articles.c.source_title,
    articles.c.published_at,
    articles.c.id,
    sqlite_where=text("current = 1"),
    postgresql_where=text("current"),
)
audiences = add_audience_table(metadata)

topics = Table(
    "topics",
    metadata,
    Column("name", Text, primary_key=True),
    Column("written", Text, nullable=False),
    _version(),
    Column("touched", BigInteger, nullable=False, server_default="0"),  # by which revision, last
)
ranked_lists, source_counts = add_kept_tables(metadata)

briefs = Table(
    "briefs",
    metadata,
    Column("id", Text, primary_key=True),
    Column("made", BigInteger, nullable=False, unique=True),  # the greater, the later
    Column("series", Text, nullable=False),  # digest of topic name and method, either may be long
    Column("topic_name", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("method", Text, nullable=False),
    Column("as_of", Text),
    Column("considered", Integer, nullable=False),
    Column("matched", Integer, nullable=False),
    Column("found", Text, nullable=False, server_default="topic"),  # its `match`
    Column("covered", Text),  # the days of its window
    Column("points", Text, nullable=False),
    Column("revision", BigInteger, nullable=False),  # the greatest articles.placed when saved
    _version(),  # of topic and points
    Column("told", BigInteger),  # when it was delivered as a digest
    Column("noticed", BigInteger),  # when it was first seen that it isn't a topic's ready one
    Index("ix_briefs_series", "series", "made"),
)

brief_articles = Table(
    "brief_articles",
    metadata,
    Column("brief", Text, ForeignKey("briefs.id"), primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
)

shown = Table(
    "shown",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("brief", Text, ForeignKey("briefs.id"), nullable=False, index=True),
    Column("noticed", BigInteger),  # when it was first seen that it is this brief
)

votes = Table(
    "votes",
    metadata,
    # a topic takes its votes along when it is removed
    Column("topic", Text, ForeignKey("topics.name", ondelete="CASCADE"), primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("channel", Text, primary_key=True),
    Column("up", Boolean, nullable=False),
    Column("made", BigInteger, nullable=False, unique=True),  # the greater, the later
)

_NUMBER = BigInteger().with_variant(Integer, "sqlite")

jobs = Table(
    "jobs",
    metadata,
    Column("number", _NUMBER, primary_key=True),  # the greater, the later
    Column("key", Text, nullable=False, unique=True),
    Column("kind", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("channel", Text, nullable=False),  # its lane
    Column("payload", Text, nullable=False),  # empty once it has ended
    Column("version", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("errors", Text, nullable=False),  # a line each
    Column("lease", BigInteger, nullable=False),  # by which it is held
    Column("set_aside", BigInteger),
    Column("created", BigInteger, nullable=False),
    Column("noted", BigInteger, nullable=False),  # the last time, in microseconds since 1970
    Column("ended", BigInteger, index=True),
)
for _column in ("platform", "channel"):
    Index(
        f"ix_jobs_{_column}_left",
        jobs.c[_column],
        jobs.c.number,
        sqlite_where=text("ended IS NULL"),
        postgresql_where=text("ended IS NULL"),
    )

actions = Table(
    "actions",
    metadata,
    Column("key", Text, primary_key=True),
    Column("encoded", Text, nullable=False),
    Column("noted", BigInteger, nullable=False),
)

channels = Table(
    "channels",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("platform", Text, nullable=False),
    Column("workspace", Text),
    Column("language", Text),
    Column("zone", Text),  # where its times are local, as its people chose; an IANA name
    Column("quiet", Text),  # hours without digests, such as 22:00-07:00
    Column("managers", Text),  # who may change its digests: members or admins
    Column("gone_since", BigInteger),
    Column("gone_reason", Text),
    Column("back_at", BigInteger),  # since when it can be reached again; its people don't know yet
    Column("probed_at", BigInteger),  # when the platform was asked last whether it can be reached
    Column("notice", Text),  # what became of telling its subscribers that it can't be reached
)
Index(
    "ix_channels_gone_since",
    channels.c.gone_since,
    sqlite_where=text("gone_since IS NOT NULL"),
    postgresql_where=text("gone_since IS NOT NULL"),
)

mutes = Table(
    "mutes",
    metadata,
    Column("channel", Text, primary_key=True),
    # a topic takes its mutes along when it is removed
    Column("topic", Text, ForeignKey("topics.name", ondelete="CASCADE"), primary_key=True),
    Column("until", BigInteger),
)

feedback = Table(
    "feedback",
    metadata,
    Column("number", _NUMBER, primary_key=True),  # the greater, the later
    Column("channel", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)

questions = Table(
    "questions",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("user", Text, primary_key=True),
    Column("question", Text, nullable=False),
    Column("at", BigInteger, nullable=False),
)
"""What someone is to answer by writing, such as which city they live in."""

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("number", _NUMBER, primary_key=True),
    Column("channel", Text, nullable=False),
    Column("written", Text, nullable=False),
    Column("due", BigInteger, index=True),
    Column("error", Text),  # why it is set aside
    sqlite_autoincrement=True,  # a number is never given twice: keys of deliveries hold it
)

deliveries = Table(
    "deliveries",
    metadata,
    Column("key", Text, primary_key=True),  # the subscription and its slot
    Column("subscription", BigInteger, nullable=False),
    Column("channel", Text, nullable=False),
    Column("slot", Text, nullable=False),
    Column("at", BigInteger, nullable=False, index=True),
    Column("state", Text, nullable=False),
    Index("ix_deliveries_subscription", "subscription", "at"),
)

delivered_quotes = Table(
    "told",
    metadata,
    Column("channel", Text, primary_key=True),
    Column("article", Text, ForeignKey("articles.id"), primary_key=True),
    Column("start", Integer, primary_key=True),
    Column("end", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("wording", Text, nullable=False, server_default=""),
    Index("ix_told_channel_wording", "channel", "wording"),
)

slack_bots, slack_installations, slack_oauth_states = add_slack_tables(metadata)

story_articles, stories, former_stories, story_days = add_story_tables(metadata)

sources, source_health, source_entries, article_sources = add_gathering_tables(metadata)
