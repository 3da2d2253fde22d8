"""Topics and briefs hold JSON: each row says of what version it is."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_WITH_JSON = ("topics", "briefs")


def upgrade() -> None:
    """Add the columns; what is there is of the first version."""
    for table in _WITH_JSON:
        op.add_column(table, sa.Column("version", sa.Integer, nullable=False, server_default="1"))


def downgrade() -> None:
    """Take them back: there is no second version yet."""
    for table in _WITH_JSON:
        op.drop_column(table, "version")
