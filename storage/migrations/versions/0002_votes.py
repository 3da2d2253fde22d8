"""Votes on sentences that led a point."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table; there are no votes yet."""
    op.create_table(
        "votes",
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("up", sa.Boolean, nullable=False),
        sa.Column("made", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("topic", "article", "start", "end", "channel", name="pk_votes"),
        sa.UniqueConstraint("made", name="uq_votes_made"),
        sa.ForeignKeyConstraint(
            ["topic"], ["topics.name"], name="fk_votes_topic", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_votes_article"),
    )


def downgrade() -> None:
    """Forget the votes; all else stays as it is."""
    op.drop_table("votes")
