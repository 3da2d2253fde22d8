"""Of articles published at the same time the first one is found by the index, too."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the id to the index of dates."""
    _index(["published_at", "id"])


def downgrade() -> None:
    """Take it back."""
    _index(["published_at"])


def _index(columns: Sequence[str]) -> None:
    name = "ix_articles_published_at_current"
    op.drop_index(name, "articles")
    op.create_index(
        name,
        "articles",
        list(columns),
        sqlite_where=sa.text("current = 1"),
        postgresql_where=sa.text("current"),
    )
