"""Who may see an article: everyone, or only the channels that brought it."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add what is private; nothing is so far."""
    private = sa.Column("private", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("articles", private)
    op.create_index(
        "ix_articles_private",
        "articles",
        ["pk"],
        sqlite_where=sa.text("private = 1"),
        postgresql_where=sa.text("private"),
    )
    op.create_table(
        "audiences",
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("current", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(
            ["article"], ["articles.id"], name="fk_audiences_article", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("article", "channel", name="pk_audiences"),
    )
    op.create_index("ix_audiences_channel", "audiences", ["channel"])


def downgrade() -> None:
    """Take it away, and with it what is private: nobody is to see it by that."""
    op.drop_table("audiences")
    op.drop_index("ix_articles_private", "articles")
    op.drop_column("articles", "private")
