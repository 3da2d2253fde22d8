"""A brief keeps the days that it covers."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; earlier briefs looked at all times."""
    op.add_column("briefs", sa.Column("covered", sa.Text))


def downgrade() -> None:
    """Take it back, and the briefs that have one: their ids can't be made without it."""
    briefs = sa.table("briefs", sa.column("id"), sa.column("covered"))
    windowed = sa.select(briefs.c.id).where(briefs.c.covered.is_not(None))
    for name in ("shown", "brief_articles"):
        of = sa.table(name, sa.column("brief"))
        op.execute(of.delete().where(of.c.brief.in_(windowed)))
    op.execute(briefs.delete().where(briefs.c.covered.is_not(None)))
    op.drop_column("briefs", "covered")
