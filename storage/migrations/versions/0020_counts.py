"""How many articles each source has is kept, and its newest is found by an index."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

_INDEX = "ix_articles_source_title_current"


def upgrade() -> None:
    """Count once."""
    op.create_table(
        "source_counts",
        sa.Column("title", sa.Text, primary_key=True),
        sa.Column("articles", sa.Integer, nullable=False),
        sa.Column("stored", sa.Integer, nullable=False),
    )
    op.execute(
        "INSERT INTO source_counts (title, articles, stored) "
        "SELECT coalesce(source_title, ''), sum(CASE WHEN current THEN 1 ELSE 0 END), count(*) "
        "FROM articles GROUP BY coalesce(source_title, '')"
    )
    op.create_index(
        _INDEX,
        "articles",
        ["source_title", "published_at", "id"],
        sqlite_where=sa.text("current = 1"),
        postgresql_where=sa.text("current"),
    )


def downgrade() -> None:
    """Take both back."""
    op.drop_index(_INDEX, "articles")
    op.drop_table("source_counts")
