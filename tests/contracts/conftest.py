"""Every database that a store may stand on: an SQLite file, and a real PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

import pytest

from storage.opening import open_store
from storage.sql import SqlStore
from tests.contracts.postgres import Postgres


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Iterator[Postgres]:
    """A PostgreSQL server, shared by all workers of the run."""
    worker = getattr(request.config, "workerinput", {"testrunuid": uuid4().hex, "workerid": "main"})
    # Not in pytest's own folder, which each start of pytest shuts to the server's user.
    folder = Path(gettempdir(), f"postgres-{worker['testrunuid']}")
    server = Postgres(folder, worker["workerid"])
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with nothing in it, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.empty()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new store, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.store()


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    """A new store, on each kind of database."""
    with closing(open_store(url)) as opened:
        yield opened
