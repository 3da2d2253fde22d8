"""Channels that can't be reached are probed, and come back; who subscribed them is told."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_INDEX = "ix_channels_gone_since"


def upgrade() -> None:
    """Add the columns; what can't be reached is probed at once."""
    op.add_column("channels", sa.Column("back_at", sa.BigInteger))
    op.add_column("channels", sa.Column("probed_at", sa.BigInteger))
    op.add_column("channels", sa.Column("notice", sa.Text))
    gone = sa.text("gone_since IS NOT NULL")
    op.create_index(_INDEX, "channels", ["gone_since"], sqlite_where=gone, postgresql_where=gone)


def downgrade() -> None:
    """Take them back; what is back is not gone."""
    back = "UPDATE channels SET gone_since = NULL, gone_reason = NULL WHERE back_at IS NOT NULL"
    op.execute(back)
    op.drop_index(_INDEX, "channels")
    for name in ("notice", "probed_at", "back_at"):
        op.drop_column("channels", name)
