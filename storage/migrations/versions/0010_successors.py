"""What came in place of an article is found from it, so that a quotation is followed."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_INDEX = "ix_articles_replaces"


def upgrade() -> None:
    """Make the index."""
    op.create_index(_INDEX, "articles", ["replaces"])


def downgrade() -> None:
    """Take it back."""
    op.drop_index(_INDEX, "articles")
