"""A channel's zone, quiet hours and who may change its digests; questions that wait for answers."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_SETTINGS = ("zone", "quiet", "managers")


def upgrade() -> None:
    """Add them, unset."""
    for name in _SETTINGS:
        op.add_column("channels", sa.Column(name, sa.Text))
    op.create_table(
        "questions",
        sa.Column("channel", sa.Text, primary_key=True),
        sa.Column("user", sa.Text, primary_key=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
    )


def downgrade() -> None:
    """Take them back."""
    op.drop_table("questions")
    for name in _SETTINGS:
        op.drop_column("channels", name)
