"""Everything stored is in the schema: Slack's installations, too; numbers come from sequences.

slack_sdk has made its three tables where Slack's OAuth was in use: those are taken over as they
are. The search index gets a version (none yet: it is built anew as the store is opened).
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_NUMBERED = ("briefs", "votes")


def upgrade() -> None:
    """Make what is missing."""
    op.create_table(
        "meta",
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("value", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_meta"),
    )
    there = set(sa.inspect(op.get_bind()).get_table_names())
    if "slack_bots" not in there:
        _create_bots()
    if "slack_installations" not in there:
        _create_installations()
    if "slack_oauth_states" not in there:
        op.create_table(
            "slack_oauth_states",
            sa.Column("id", sa.Integer, nullable=False),
            sa.Column("state", sa.String(200), nullable=False),
            sa.Column("expire_at", sa.DateTime, nullable=False),
            sa.PrimaryKeyConstraint("id", name="pk_slack_oauth_states"),
        )
    if op.get_context().dialect.name == "postgresql":
        for table in _NUMBERED:
            op.execute(f"CREATE SEQUENCE {table}_made_seq OWNED BY {table}.made")
            greatest: sa.Select[Any] = sa.select(sa.func.max(sa.column("made"))).select_from(
                sa.table(table)
            )
            last = op.get_bind().scalar(greatest)
            op.execute(f"ALTER SEQUENCE {table}_made_seq RESTART WITH {(last or 0) + 1}")


def downgrade() -> None:
    """Take it back, but for installations: the programs before know them."""
    if op.get_context().dialect.name == "postgresql":
        for table in _NUMBERED:
            op.execute(f"DROP SEQUENCE {table}_made_seq")
    for name in ("slack_bots", "slack_installations", "slack_oauth_states"):
        if not op.get_bind().scalar(sa.select(sa.func.count()).select_from(sa.table(name))):
            op.drop_table(name)
    op.drop_table("meta")


def _create_bots() -> None:
    op.create_table(
        "slack_bots",
        *_columns_of_bots(),
        sa.PrimaryKeyConstraint("id", name="pk_slack_bots"),
    )
    columns = ["client_id", "enterprise_id", "team_id", "installed_at"]
    op.create_index("slack_bots_idx", "slack_bots", columns)


def _create_installations() -> None:
    texts = (
        *("enterprise_url", "user_token", "user_scopes", "user_refresh_token", "token_type"),
        *("incoming_webhook_url", "incoming_webhook_channel", "incoming_webhook_channel_id"),
        "incoming_webhook_configuration_url",
    )
    op.create_table(
        "slack_installations",
        *_columns_of_bots(),
        sa.Column("user_id", sa.Text, nullable=False),
        sa.Column("user_token_expires_at", sa.DateTime),
        *(sa.Column(name, sa.Text) for name in texts),
        sa.PrimaryKeyConstraint("id", name="pk_slack_installations"),
    )
    columns = ["client_id", "enterprise_id", "team_id", "user_id", "installed_at"]
    op.create_index("slack_installations_idx", "slack_installations", columns)


def _columns_of_bots() -> list[sa.Column[Any]]:
    texts = (
        *("enterprise_id", "enterprise_name", "team_id", "team_name"),
        *("bot_token", "bot_id", "bot_user_id", "bot_scopes", "bot_refresh_token"),
    )
    return [
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("client_id", sa.Text, nullable=False),
        sa.Column("app_id", sa.Text, nullable=False),
        *(sa.Column(name, sa.Text) for name in texts),
        sa.Column("bot_token_expires_at", sa.DateTime),
        sa.Column("is_enterprise_install", sa.Boolean, nullable=False),
        sa.Column("installed_at", sa.DateTime, nullable=False),
    ]
