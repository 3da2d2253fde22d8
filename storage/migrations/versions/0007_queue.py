"""The inbox becomes a queue: jobs with a kind, a version, attempts and errors; buttons do actions.

A subscription that can't be read is set aside with its error, too.
"""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_NUMBER = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make jobs of requests and actions of asks; what is left stays left, and what is sent sent."""
    op.create_table(
        "jobs",
        sa.Column("number", _NUMBER, nullable=False),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("platform", sa.Text, nullable=False),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("errors", sa.Text, nullable=False),
        sa.Column("lease", sa.BigInteger, nullable=False),
        sa.Column("set_aside", sa.BigInteger),
        sa.Column("created", sa.BigInteger, nullable=False),
        sa.Column("noted", sa.BigInteger, nullable=False),
        sa.Column("ended", sa.BigInteger),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_jobs")),
        sa.UniqueConstraint("key", name=op.f("uq_jobs_key")),
    )
    op.create_index("ix_jobs_ended", "jobs", ["ended"])
    for column in ("platform", "channel"):
        _partial_index(f"ix_jobs_{column}_left", "jobs", column, "ended IS NULL")
    op.execute(_TO_JOBS)
    _continue_numbers("jobs")
    op.drop_table("inbox")
    op.rename_table("asks", "actions")
    op.alter_column("actions", "written", new_column_name="encoded")
    op.add_column("subscriptions", sa.Column("error", sa.Text))


def downgrade() -> None:
    """Make requests of jobs again, as the program before wrote them."""
    op.drop_column("subscriptions", "error")
    op.alter_column("actions", "encoded", new_column_name="written")
    op.rename_table("actions", "asks")
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
        sa.PrimaryKeyConstraint("number", name=op.f("pk_inbox")),
        sa.UniqueConstraint("key", name=op.f("uq_inbox_key")),
    )
    _partial_index("ix_inbox_platform_left", "inbox", "platform", "state <> 'settled'")
    op.execute(_TO_INBOX)
    _write_as_before(op.get_bind())
    _continue_numbers("inbox")
    op.drop_table("jobs")


_TO_JOBS = """
INSERT INTO jobs (number, key, kind, platform, channel, payload, version, state, attempts, errors,
                  lease, created, noted, ended)
SELECT number, key,
       CASE WHEN key LIKE 'slot:%' THEN 'digest'
            WHEN written LIKE '%"press": "%' THEN 'action' ELSE 'command' END,
       platform, channel, written, 1,
       CASE state WHEN 'received' THEN 'waiting' WHEN 'settled' THEN 'done' ELSE state END,
       tries, '', tries, noted, noted, CASE state WHEN 'settled' THEN noted END
FROM inbox
"""
_TO_INBOX = """
INSERT INTO inbox (number, key, platform, channel, written, state, tries, noted)
SELECT number, key, platform, channel, payload,
       CASE WHEN ended IS NOT NULL THEN 'settled' WHEN state = 'waiting' THEN 'received'
            ELSE state END,
       attempts, coalesce(ended, noted)
FROM jobs
"""


def _partial_index(name: str, table: str, column: str, where: str) -> None:
    condition = sa.text(where)
    op.create_index(
        name, table, [column, "number"], sqlite_where=condition, postgresql_where=condition
    )


def _continue_numbers(table: str) -> None:
    """See that a number that a row has is not given again."""
    if op.get_bind().dialect.name == "postgresql":
        last = f"(SELECT max(number) FROM {table})"  # noqa: S608 - one of two names
        op.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'number'), {last})")


def _write_as_before(connection: sa.Connection) -> None:
    """Write what is left as version 1 has it: there a digest is a text, and who asks an asker."""
    left = sa.text("SELECT number, payload, version FROM jobs WHERE ended IS NULL AND version > 1")
    put = sa.text("UPDATE inbox SET written = :written WHERE number = :number")
    for row in connection.execute(left).all():
        if row.version == 2:  # noqa: PLR2004 - what follows version 1; others were never read here
            written = json.dumps(_version_1(json.loads(row.payload)), ensure_ascii=False)
            connection.execute(put, {"number": row.number, "written": written})


def _version_1(payload: dict[str, Any]) -> dict[str, Any]:
    digest = payload.pop("digest")
    if digest:
        payload["text"] = f"/digest {digest['subscription']} {digest['slot']}"
    names = {"user": "asker"}
    return {names.get(name, name): value for name, value in payload.items()}
