"""Briefs that were told as digests, so that they can be forgotten in time."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of what was told so far all is kept for good."""
    op.add_column("briefs", sa.Column("told", sa.BigInteger))


def downgrade() -> None:
    """Take it back; all else stays as it is."""
    op.drop_column("briefs", "told")
