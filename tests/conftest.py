"""What all tests share."""

import shutil
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path
from tempfile import gettempdir
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, settings

from storage.opening import open_store
from tests.contracts.postgres import Postgres

# The first example of a law may import a ranking engine, so examples have no deadline.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Run on half as many workers again as there are cores: a third of the time they wait."""
    cores = yield
    return cores + (cores + 1) // 2


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what waits longest, so that nobody waits for it in the end."""
    items.sort(key=lambda item: item.path.name != "test_outages.py")


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Iterator[Postgres]:
    """A PostgreSQL server, shared by all workers of the run."""
    worker = getattr(request.config, "workerinput", {"testrunuid": uuid4().hex, "workerid": "main"})
    # Not in pytest's own folder, which each start of pytest shuts to the server's user.
    folder = Path(gettempdir(), f"postgres-{worker['testrunuid']}")
    server = Postgres(folder, worker["workerid"])
    yield server
    server.stop()


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an SQLite store with nothing in it: copying it is twenty times faster."""
    file = tmp_path_factory.mktemp("empty") / "store.db"
    with closing(open_store(f"sqlite:///{file}")):
        return file


@pytest.fixture
def store_file(empty_store: Path, tmp_path: Path) -> Path:
    """The file of a new SQLite store of the test's own."""
    return Path(shutil.copy(empty_store, tmp_path / "store.db"))


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest) -> str:
    """The address of a new store, of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{request.getfixturevalue('store_file')}"
    postgres: Postgres = request.getfixturevalue("postgres")
    return postgres.store()
