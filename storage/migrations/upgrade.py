"""Bring a database's tables up to date; refuse one that a newer program, or another one, wrote."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from storage.engines.database import Database
from storage.errors import SchemaTooNew, StoreUnavailable

if TYPE_CHECKING:
    from alembic.config import Config

HEAD = "0024"
"""The newest revision in `migrations/versions`: to know it without loading Alembic (0.3 s)."""


def bring_up_to_date(
    database: Database, before_upgrade: Callable[[str], None], *, create: bool
) -> None:
    """Apply the migrations that the database lacks, all or none, one program at a time.

    Args:
        database: any, also an empty one.
        before_upgrade: called with its revision before tables that there are get changed.
        create: make the tables where there are none.

    Raises:
        SchemaTooNew: its revision is not known here.
        StoreUnavailable: there are no tables, and `create` is False; or another program's.
    """
    with database.reading() as connection:
        found = revision(connection)
    if found == HEAD:
        return
    if found is None and not create:
        raise StoreUnavailable(
            database.where, "it is empty", "run `briefing-bot ingest` to fill it"
        )
    with database.exclusive() as connection:
        _upgrade(connection, database.where, before_upgrade)


def revision(connection: Connection) -> str | None:
    """Return the revision that the database's tables have, or None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found


def create_tables(connection: Connection, found: str) -> None:
    """Make the tables of revision `found` in an empty database.

    Raises:
        SchemaTooNew: it is not known here.
    """
    from alembic import command  # noqa: PLC0415 - an up-to-date store need not load it

    config = alembic_config(connection)
    if found not in _known(config):
        raise SchemaTooNew(connection.engine.dialect.name, found, HEAD)
    command.upgrade(config, found)


def alembic_config(connection: Connection) -> "Config":
    """Return what Alembic's commands need to work on `connection`, in its transaction."""
    from alembic.config import Config  # noqa: PLC0415 - an up-to-date store need not load it

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["connection"] = connection
    return config


def _upgrade(connection: Connection, where: str, before_upgrade: Callable[[str], None]) -> None:
    from alembic import command  # noqa: PLC0415 - as above

    config = alembic_config(connection)
    known = _known(config)
    found = revision(connection)  # anew: another program may have been quicker
    if found is None and _is_anothers(connection):
        raise StoreUnavailable(where, "it is another program's", "name another DATABASE_URL")
    if found is not None and found not in known:
        raise SchemaTooNew(where, found, HEAD)
    if found not in {None, HEAD}:
        before_upgrade(found)
    command.upgrade(config, "head")


def _known(config: "Config") -> set[str]:
    from alembic.script import ScriptDirectory  # noqa: PLC0415 - as above

    return {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}


def _is_anothers(connection: Connection) -> bool:
    """Whether another program's tables are in the file; a server's database may be shared."""
    tables = set(inspect(connection).get_table_names())
    return connection.dialect.name == "sqlite" and bool(tables - {"alembic_version"})
