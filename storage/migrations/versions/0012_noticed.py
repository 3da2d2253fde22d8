"""Briefs and channels' last ones are forgotten in time: since when each is not current is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_INDEX = "ix_shown_brief"


def upgrade() -> None:
    """Add the columns, empty until the next housekeeping; and an index of what is shown."""
    for table in ("briefs", "shown"):
        op.add_column(table, sa.Column("noticed", sa.BigInteger))
    op.create_index(_INDEX, "shown", ["brief"])


def downgrade() -> None:
    """Take them back."""
    op.drop_index(_INDEX, "shown")
    for table in ("briefs", "shown"):
        op.drop_column(table, "noticed")
