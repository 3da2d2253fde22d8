"""The tables of slack_sdk's stores, with its columns, but without limits of length.

slack_sdk names them and their columns (slack_sdk.oauth.installation_store.sqlalchemy); an encrypted
token is longer than it allows. Databases from before migration 0008 have them from slack_sdk.
"""

from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    DateTime,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    func,
)


def add_slack_tables(metadata: MetaData) -> tuple[Table, Table, Table]:
    """Add the tables of bots, installations and OAuth states to `metadata`."""
    bots = Table(
        "slack_bots",
        metadata,
        *_columns_of_bots(),
        Index("slack_bots_idx", "client_id", "enterprise_id", "team_id", "installed_at"),
    )
    installations = Table(
        "slack_installations",
        metadata,
        *_columns_of_bots(),
        Column("user_id", Text, nullable=False),
        Column("user_token_expires_at", DateTime),
        *_texts("enterprise_url", "user_token", "user_scopes", "user_refresh_token", "token_type"),
        *_texts("incoming_webhook_url", "incoming_webhook_channel"),
        *_texts("incoming_webhook_channel_id", "incoming_webhook_configuration_url"),
        Index(
            "slack_installations_idx",
            *("client_id", "enterprise_id", "team_id", "user_id", "installed_at"),
        ),
    )
    states = Table(
        "slack_oauth_states",
        metadata,
        Column("id", Integer, primary_key=True),
        Column("state", String(200), nullable=False),
        Column("expire_at", DateTime, nullable=False),
    )
    return bots, installations, states


def _columns_of_bots() -> list[Column[Any]]:
    return [
        Column("id", Integer, primary_key=True),
        Column("client_id", Text, nullable=False),
        Column("app_id", Text, nullable=False),
        *_texts("enterprise_id", "enterprise_name", "team_id", "team_name"),
        *_texts("bot_token", "bot_id", "bot_user_id", "bot_scopes", "bot_refresh_token"),
        Column("bot_token_expires_at", DateTime),
        Column("is_enterprise_install", Boolean, default=False, nullable=False),
        Column("installed_at", DateTime, nullable=False, default=func.now()),
    ]


def _texts(*names: str) -> list[Column[Any]]:
    return [Column(name, Text) for name in names]
