"""An index for what each digest asks: how many articles came since the last one."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add it."""
    op.create_index(
        "ix_articles_retrieved_at_current",
        "articles",
        ["retrieved_at", "source_title"],
        sqlite_where=sa.text("current = 1"),
        postgresql_where=sa.text("current"),
    )


def downgrade() -> None:
    """Take it back."""
    op.drop_index("ix_articles_retrieved_at_current", "articles")
