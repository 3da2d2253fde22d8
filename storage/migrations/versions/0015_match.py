"""A brief keeps how far it answers the words that were asked."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; what is on none of the topics answered free words."""
    op.add_column("briefs", sa.Column("found", sa.Text, nullable=False, server_default="topic"))
    op.execute(
        "UPDATE briefs SET found = 'about' "
        "WHERE topic_name <> 'digest' AND topic_name NOT IN (SELECT name FROM topics)"
    )


def downgrade() -> None:
    """Take it back, and what only came nearest: its id can't be made without it."""
    briefs = sa.table("briefs", sa.column("id"), sa.column("found"))
    nearest = briefs.c.found == "nearest"
    for name in ("shown", "brief_articles"):
        of = sa.table(name, sa.column("brief"))
        op.execute(of.delete().where(of.c.brief.in_(sa.select(briefs.c.id).where(nearest))))
    op.execute(briefs.delete().where(nearest))
    op.drop_column("briefs", "found")
