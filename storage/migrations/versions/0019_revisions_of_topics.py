"""Each topic has a revision of its own, and one ranked list that all lengths are cut of."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add both; what is ready holds until its topic is touched, as all are at first."""
    touched = sa.Column("touched", sa.BigInteger, nullable=False, server_default="0")
    op.add_column("topics", touched)
    op.create_table(
        "ranked_lists",
        sa.Column("series", sa.Text, primary_key=True),
        sa.Column(
            "topic_name",
            sa.Text,
            sa.ForeignKey("topics.name", ondelete="CASCADE"),
            nullable=False,
            index=True,
        ),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("method", sa.Text, nullable=False),
        sa.Column("as_of", sa.Text),
        sa.Column("considered", sa.Integer, nullable=False),
        sa.Column("matched", sa.Integer, nullable=False),
        sa.Column("found", sa.Text, nullable=False, server_default="topic"),
        sa.Column("points", sa.Text, nullable=False),
        sa.Column("covered", sa.Text),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
    )


def downgrade() -> None:
    """Take them back."""
    op.drop_table("ranked_lists")
    op.drop_column("topics", "touched")
