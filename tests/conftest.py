"""What all tests share."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from tests.contracts.postgres import Postgres

# The first example of a law may import a ranking engine, so examples have no deadline.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


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
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new store, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/store.db"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.store()
