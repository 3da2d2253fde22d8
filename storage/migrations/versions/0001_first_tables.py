"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "articles",
        sa.Column("pk", sa.BigInteger().with_variant(sa.Integer, "sqlite"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("source_name", sa.Text),
        sa.Column("source_title", sa.Text),
        sa.Column("source_home", sa.Text),
        sa.Column("source_feed", sa.Text),
        sa.Column("title", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_at", sa.BigInteger, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("marks", sa.Text, nullable=False),
        sa.Column("file", sa.Text),
        sa.Column("origin", sa.Text),
        sa.Column("origin_key", sa.Text),
        sa.Column("retrieved_at", sa.Text),
        sa.Column("replaces", sa.Text),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.Column("placed", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("pk", name="pk_articles"),
        sa.UniqueConstraint("id", name="uq_articles_id"),
    )
    for name, column, unique in (
        ("uq_articles_origin_key_current", "origin_key", True),
        ("ix_articles_published_at_current", "published_at", False),
    ):
        op.create_index(
            name,
            "articles",
            [column],
            unique=unique,
            sqlite_where=sa.text("current = 1"),
            postgresql_where=sa.text("current"),
        )
    op.create_index("ix_articles_placed", "articles", ["placed"])
    _create_article_words()
    _create_topics_and_briefs()


def _create_article_words() -> None:
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            "CREATE TABLE article_words ("
            "article bigint NOT NULL REFERENCES articles (pk), words tsvector NOT NULL)",
        )
        op.execute("CREATE INDEX ix_article_words_words ON article_words USING gin (words)")
        return
    # Contentless, and without what only ranking and phrases need. Every character but a space is
    # part of a word: the words come ready made.
    signs = "!\"#$%&''()*+,-./:;<=>?@[\\]^_`{|}~".replace('"', '""')
    op.execute(
        "CREATE VIRTUAL TABLE article_words USING fts5 ("
        "words, content='', detail=none, columnsize=0, "
        f"tokenize=\"ascii tokenchars '{signs}'\")",
    )
    # so that a batch is written out once
    op.execute("INSERT INTO article_words (article_words, rank) VALUES ('hashsize', 16000000)")


def _create_topics_and_briefs() -> None:
    op.create_table(
        "topics",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("written", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_topics"),
    )
    op.create_table(
        "briefs",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.Column("series", sa.Text, nullable=False),
        sa.Column("topic_name", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("as_of", sa.Text),
        sa.Column("considered", sa.Integer, nullable=False),
        sa.Column("matched", sa.Integer, nullable=False),
        sa.Column("points", sa.Text, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_briefs"),
        sa.UniqueConstraint("made", name="uq_briefs_made"),
    )
    op.create_index("ix_briefs_series", "briefs", ["series", "made"])
    op.create_table(
        "brief_articles",
        sa.Column("brief", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("brief", "article", name="pk_brief_articles"),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_brief_articles_brief"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_brief_articles_article"),
    )
    op.create_table(
        "shown",
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("brief", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("channel", name="pk_shown"),
        sa.ForeignKeyConstraint(["brief"], ["briefs.id"], name="fk_shown_brief"),
    )


def downgrade() -> None:
    """Leave nothing: there was nothing before."""
    for table in ("shown", "brief_articles", "briefs", "topics", "article_words", "articles"):
        op.drop_table(table)
