"""Articles that an operator removed or withdrew, or that were missing, are known as such."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; of what is there nothing has ended so."""
    op.add_column("articles", sa.Column("ended", sa.Text))


def downgrade() -> None:
    """Take it back; what has ended stays so, without a reason."""
    op.drop_column("articles", "ended")
