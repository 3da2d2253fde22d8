"""Requests that are answered once, and what is remembered of channels."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make the tables; nothing was asked yet."""
    _make_requests()
    op.create_table(
        "channels",
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("workspace", sa.Text),
        sa.Column("language", sa.Text),
        sa.Column("gone_since", sa.BigInteger),
        sa.Column("gone_reason", sa.Text),
        sa.PrimaryKeyConstraint("channel", name="pk_channels"),
    )
    op.create_table(
        "mutes",
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("until", sa.BigInteger),
        sa.PrimaryKeyConstraint("channel", "topic", name="pk_mutes"),
        sa.ForeignKeyConstraint(
            ["topic"], ["topics.name"], name="fk_mutes_topic", ondelete="CASCADE"
        ),
    )
    op.create_table(
        "feedback",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("at", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_feedback"),
    )


def _make_requests() -> None:
    op.create_table(
        "inbox",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("written", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("noted", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("number", name="pk_inbox"),
        sa.UniqueConstraint("key", name="uq_inbox_key"),
    )
    left = sa.text("state <> 'settled'")
    op.create_index(
        "ix_inbox_platform_left",
        "inbox",
        ["platform", "number"],
        sqlite_where=left,
        postgresql_where=left,
    )
    op.create_table(
        "asks",
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("written", sa.Text, nullable=False),
        sa.Column("noted", sa.BigInteger, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_asks"),
    )


def downgrade() -> None:
    """Forget requests, channels and feedback; all else stays as it is."""
    for name in ("feedback", "mutes", "channels", "asks", "inbox"):
        op.drop_table(name)
