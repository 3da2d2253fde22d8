"""Every database that a store may stand on: an SQLite file, and a real PostgreSQL."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.opening import open_store
from storage.sql.store import SqlStore
from tests.contracts.postgres import Postgres


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a database with nothing in it, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.empty()


@pytest.fixture
def store(url: str) -> Iterator[SqlStore]:
    """A new store, on each kind of database."""
    with closing(open_store(url)) as opened:
        yield opened
