"""Which database is at an address is remembered, on each kind of database."""

from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from threading import Event, Thread

import psycopg
import pytest

from storage.errors import StoreDamaged, StoreUnavailable
from storage.opening import open_store
from tests.builders import a_job, a_topic
from tests.contracts.postgres import Postgres


def _drop_schema(_: Postgres, url: str) -> None:
    _run(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")


def _drop_database(postgres: Postgres, url: str) -> None:
    name = url.partition("?")[0].rpartition("/")[2]
    postgres.admin.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())
    postgres.admin.execute(f"CREATE DATABASE {name}".encode())


def _drop_tables(_: Postgres, url: str) -> None:
    _run(url, "DROP TABLE jobs, meta CASCADE")


def _truncate(_: Postgres, url: str) -> None:
    _run(url, "TRUNCATE meta, jobs, topics CASCADE")


def _make_anew(postgres: Postgres, url: str) -> None:
    _drop_schema(postgres, url)
    open_store(url).close()  # as another program does that remembers nothing


_HARM = (_drop_schema, _drop_database, _drop_tables, _truncate, _make_anew)
_Harm = Callable[[Postgres, str], None]


def _run(url: str, *statements: str) -> None:
    with psycopg.connect(url) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@pytest.mark.parametrize("harm", _HARM)
def test_a_servers_database_that_is_emptied_in_use_takes_no_write(
    postgres: Postgres, harm: _Harm
) -> None:
    """Its tables are not made anew behind the back of whoever uses it."""
    url = postgres.empty()
    with closing(open_store(url)) as store:
        store.save_topic(a_topic())
        harm(postgres, url)

        for _ in range(2):
            with pytest.raises(StoreUnavailable, match="restore a backup"):
                store.record([a_job("telegram:1")])


def test_readers_of_a_servers_database_notice_that_it_was_emptied(postgres: Postgres) -> None:
    """Within a second, where a reader that has just looked reads on."""
    url = postgres.empty()
    with closing(open_store(url)) as store:
        store.save_topic(a_topic())
        store.database._recognised = 0.0
        _make_anew(postgres, url)

        with pytest.raises(StoreUnavailable, match="emptied or replaced while in use"):
            store.topics()


@pytest.mark.parametrize("harm", _HARM)
@pytest.mark.parametrize("create", [True, False])
def test_a_servers_database_that_was_emptied_is_refused_at_the_next_start(
    postgres: Postgres, tmp_path: Path, harm: _Harm, *, create: bool
) -> None:
    """Where it is remembered which one it was."""
    url = postgres.empty()
    open_store(url, folder=tmp_path).close()
    harm(postgres, url)

    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="restore"):
            open_store(url, folder=tmp_path, create=create)


def test_who_forgets_a_servers_database_begins_anew(postgres: Postgres, tmp_path: Path) -> None:
    """By deleting the file that the refusal names."""
    url = postgres.empty()
    open_store(url, folder=tmp_path).close()
    _drop_schema(postgres, url)
    with pytest.raises(StoreUnavailable) as refused:
        open_store(url, folder=tmp_path)
    [memory] = tmp_path.iterdir()
    assert memory.name in str(refused.value)
    memory.unlink()

    for _ in range(2):
        open_store(url, folder=tmp_path).close()


def test_no_password_changes_which_database_it_is(postgres: Postgres, tmp_path: Path) -> None:
    """Nor is any written down."""
    url = postgres.empty()
    open_store(url, folder=tmp_path).close()
    open_store(f"{url}&password=opensesame", folder=tmp_path).close()

    [memory] = tmp_path.iterdir()
    assert "sesame" not in f"{memory.name}{memory.read_text()}"


def test_where_nothing_can_be_remembered_the_store_opens(
    postgres: Postgres, tmp_path: Path
) -> None:
    """A folder that is a file: a server's database needs none."""
    (tmp_path / "data").touch()

    open_store(postgres.store(), folder=tmp_path / "data").close()


def test_a_store_in_use_is_opened_by_others_at_any_time(url: str, tmp_path: Path) -> None:
    """What is remembered is never ahead of what they read."""
    stop = Event()

    def write() -> None:
        with closing(open_store(url, folder=tmp_path)) as store:
            number = 0
            while not stop.is_set():
                number += 1
                store.record([a_job(f"telegram:{number}")])

    writer = Thread(target=write)
    writer.start()
    try:
        for _ in range(40):
            open_store(url, folder=tmp_path).close()
    finally:
        stop.set()
        writer.join()


@pytest.mark.parametrize(
    "setting", ["default_transaction_read_only = on", "search_path = elsewhere"]
)
def test_what_a_session_was_given_is_not_kept_beyond_a_fault(
    postgres: Postgres, setting: str
) -> None:
    """Once the server is right again, the same store works: nobody has to start the bot anew."""
    url = postgres.empty()
    name = url.partition("?")[0].rpartition("/")[2]
    with closing(open_store(url)) as store:
        postgres.admin.execute(f"ALTER DATABASE {name} SET {setting}".encode())
        postgres.disconnect(url)
        for _ in range(2):
            with pytest.raises(StoreUnavailable):
                store.record([a_job("telegram:1")])
        postgres.admin.execute(f"ALTER DATABASE {name} RESET ALL".encode())
        with suppress(StoreUnavailable):
            store.record([a_job("telegram:1")])

        assert ["telegram:2"] == list(store.record([a_job("telegram:2")]).new)


def test_a_store_that_lacks_a_table_is_refused(empty: str, tmp_path: Path) -> None:
    """At once, not with the first request that needs it."""
    with (
        closing(open_store(empty, folder=tmp_path)) as store,
        store.database.writing() as connection,
    ):
        connection.exec_driver_sql("DROP TABLE feedback")
    with pytest.raises(StoreDamaged, match="tables are missing: feedback — restore a backup"):
        open_store(empty, folder=tmp_path)
