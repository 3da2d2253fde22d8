"""Bring a database's tables up to date; refuse one that a newer program wrote."""

from sqlalchemy import Connection, inspect, text

from storage.database import Database
from storage.errors import SchemaTooNew, StoreUnavailable

HEAD = "0001"
"""The newest revision in `migrations/versions`: to know it without loading Alembic (0.3 s)."""


def bring_up_to_date(database: Database, *, create: bool) -> None:
    """Apply the migrations that the database lacks, all or none, one program at a time.

    Args:
        database: any, also an empty one.
        create: make the tables where there are none.

    Raises:
        SchemaTooNew: its revision is not known here.
        StoreUnavailable: there are no tables, and `create` is False.
    """
    with database.reading() as connection:
        found = revision(connection)
    if found == HEAD:
        return
    if found is None and not create:
        raise StoreUnavailable(
            database.where, "it is empty", "run `briefing-bot ingest` to fill it"
        )
    with database.writing() as connection:
        _upgrade(connection, database.where)


def revision(connection: Connection) -> str | None:
    """Return the revision that the database's tables have, or None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def _upgrade(connection: Connection, where: str) -> None:
    from alembic import command  # noqa: PLC0415 - 0.3 s that an up-to-date store need not spend
    from alembic.config import Config  # noqa: PLC0415 - the same
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - the same

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    found = revision(connection)  # anew: another program may have been quicker
    if found is not None and found not in known:
        raise SchemaTooNew(where, found, HEAD)
    command.upgrade(config, "head")
