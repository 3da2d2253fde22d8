"""Stories: which articles report one event. They are grouped in the background."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the tables, empty."""
    op.create_table(
        "story_articles",
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("day", sa.BigInteger, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("read", sa.BigInteger, nullable=False),
        sa.Column("story", sa.Text),
        sa.Column("vector", sa.LargeBinary),
        sa.Column("links", sa.LargeBinary),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_story_articles_article"),
        sa.PrimaryKeyConstraint("article", name="pk_story_articles"),
    )
    op.create_index("ix_story_articles_day", "story_articles", ["day", "story"])
    op.create_index("ix_story_articles_story", "story_articles", ["story", "at"])
    op.create_index("ix_story_articles_read", "story_articles", ["read", "at"])
    op.create_index(
        "ix_story_articles_ungrouped",
        "story_articles",
        ["day"],
        sqlite_where=sa.text("story IS NULL"),
        postgresql_where=sa.text("story IS NULL"),
    )
    op.create_table(
        "stories",
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("thread", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("story", name="pk_stories"),
    )
    op.create_index("ix_stories_thread", "stories", ["thread"])
    op.create_table(
        "former_stories",
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("into", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("story", name="pk_former_stories"),
    )
    op.create_table(
        "story_days",
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("articles", sa.BigInteger, nullable=False),
        sa.Column("members", sa.Text),
        sa.Column("counts", sa.LargeBinary),
        sa.Column("inputs", sa.Text),
        sa.Column("outputs", sa.Text),
        sa.PrimaryKeyConstraint("day", name="pk_story_days"),
    )


def downgrade() -> None:
    """Take them away."""
    for table in ("story_days", "former_stories", "stories", "story_articles"):
        op.drop_table(table)
