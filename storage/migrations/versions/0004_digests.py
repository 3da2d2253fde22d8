"""Subscriptions, their deliveries, and what channels were told."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables; nobody has subscribed yet."""
    op.create_table(
        "subscriptions",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("written", sa.Text, nullable=False),
        sa.Column("due", sa.BigInteger),
        sa.PrimaryKeyConstraint("number", name="pk_subscriptions"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_subscriptions_due", "subscriptions", ["due"])
    op.create_table(
        "deliveries",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("subscription", sa.BigInteger, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("slot", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_deliveries"),
    )
    op.create_index("ix_deliveries_at", "deliveries", ["at"])
    op.create_index("ix_deliveries_subscription", "deliveries", ["subscription", "at"])
    op.create_table(
        "told",
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("channel", "article", "start", "end", name="pk_told"),
        sa.ForeignKeyConstraint(["article"], ["articles.id"], name="fk_told_article"),
    )


def downgrade() -> None:
    """Forget subscriptions and what was delivered; all else stays as it is."""
    for name in ("told", "deliveries", "subscriptions"):
        op.drop_table(name)
