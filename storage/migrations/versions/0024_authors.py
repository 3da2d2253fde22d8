"""Articles have authors, and say when they were edited last."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the columns; what is there has neither until it is read anew."""
    op.add_column("articles", sa.Column("authors", sa.Text))
    op.add_column("articles", sa.Column("updated", sa.Text))


def downgrade() -> None:
    """Take them back."""
    op.drop_column("articles", "updated")
    op.drop_column("articles", "authors")
