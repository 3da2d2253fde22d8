"""Sources: where articles are gathered from, how that goes, and what came through which."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    op.create_table(
        "sources",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("every", sa.BigInteger),
        sa.Column("full_text", sa.Boolean, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("topics", sa.Text, nullable=False),
        sa.Column("trust", sa.Text),
        sa.Column("licence", sa.Text),
        sa.Column("audience", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_sources"),
    )
    op.create_table(
        "source_health",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("etag", sa.Text),
        sa.Column("last_modified", sa.Text),
        sa.Column("body", sa.Text),
        sa.Column("tried", sa.BigInteger),
        sa.Column("succeeded", sa.BigInteger),
        sa.Column("newest", sa.BigInteger),
        sa.Column("failing", sa.BigInteger),
        sa.Column("failures", sa.Integer, nullable=False),
        sa.Column("error", sa.Text),
        sa.Column("due", sa.BigInteger),
        sa.Column("pace", sa.BigInteger),
        sa.Column("told", sa.Boolean, nullable=False),
        sa.Column("claimed", sa.BigInteger),
        _of_source("source_health"),
        sa.PrimaryKeyConstraint("source", name="pk_source_health"),
    )
    op.create_index("ix_source_health_due", "source_health", ["due"])
    _add_contents()


def _add_contents() -> None:
    op.create_table(
        "source_entries",
        sa.Column("source", sa.Text, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("article", sa.Text),
        sa.Column("noted", sa.BigInteger, nullable=False),
        _of_source("source_entries"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_source_entries_article"),
        sa.PrimaryKeyConstraint("source", "key", name="pk_source_entries"),
    )
    op.create_index("ix_source_entries_article", "source_entries", ["article"])
    op.create_table(
        "article_sources",
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("source", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_article_sources_article"),
        _of_source("article_sources"),
        sa.PrimaryKeyConstraint("article", "source", name="pk_article_sources"),
    )
    op.create_index("ix_article_sources_source", "article_sources", ["source"])


def _of_source(table: str) -> sa.ForeignKeyConstraint:
    name = f"fk_{table}_source"
    return sa.ForeignKeyConstraint(["source"], ["sources.id"], name=name, ondelete="CASCADE")


def downgrade() -> None:
    """Take them away."""
    for table in ("article_sources", "source_entries", "source_health", "sources"):
        op.drop_table(table)
