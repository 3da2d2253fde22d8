"""Articles are labelled as their publishers label them: opinion, satire, corrected, live."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what is there has no labels until it is read anew."""
    op.add_column("articles", sa.Column("labels", sa.Text))


def downgrade() -> None:
    """Take it back."""
    op.drop_column("articles", "labels")
