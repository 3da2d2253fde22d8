import shutil
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from storage.engines.sqlite_driver import driver
from storage.errors import StorageError, StoreUnavailable
from storage.opening import open_store
from storage.sql.store import SqlStore
from tests.builders import a_job, a_topic
from tests.harm import (
    cut_off,
    delete,
    delete_log,
    empty,
    move,
    move_folder,
    replace,
    write_nothing_over,
    write_over,
)


@pytest.fixture
def store(used: Path) -> Iterator[SqlStore]:
    """The store, in use."""
    with closing(open_store(str(used))) as opened:
        opened.save_topic(a_topic("in use"))
        yield opened


_IN_USE = (
    delete,
    move,
    replace,
    write_over,
    write_nothing_over,
    empty,
    cut_off,
    move_folder,
    delete_log,
)


@pytest.mark.parametrize("harm", _IN_USE)
def test_what_happens_to_the_file_in_use_is_noticed_by_the_next_write(
    store: SqlStore, used: Path, other: Path, harm: Callable[[Path, Path], None]
) -> None:
    """No write succeeds, and the refusal says what to do."""
    harm(used, other)

    for _ in range(2):
        with pytest.raises(StorageError, match=r"while in use — |malformed|disk I/O") as refused:
            store.record([a_job("telegram:1")])
        assert " — " in str(refused.value)


@pytest.mark.parametrize("harm", [delete, move, replace, move_folder, empty])
def test_what_happens_to_the_file_in_use_is_noticed_by_the_next_reader(
    store: SqlStore, used: Path, other: Path, harm: Callable[[Path, Path], None]
) -> None:
    """Nothing is read from a file that is not there, nor from a new connection to another one."""
    harm(used, other)

    with pytest.raises(StorageError, match="while in use"):
        store.topics()


def test_a_file_that_is_deleted_during_a_write_gets_no_write_acknowledged(
    store: SqlStore, used: Path
) -> None:
    """Neither before the commit nor after it."""

    def write() -> None:
        with store.database.writing() as connection:
            connection.exec_driver_sql("DELETE FROM topics")
            used.unlink()

    with pytest.raises(StoreUnavailable, match="deleted"):
        write()


def test_a_link_that_leads_to_another_file_is_noticed(used: Path, other: Path) -> None:
    """The address is a symbolic link."""
    link = used.with_name("link.db")
    link.symlink_to(used)
    with closing(open_store(str(link))) as store:
        store.save_topic(a_topic("in use"))
        link.unlink()
        link.symlink_to(other)
        with pytest.raises(StoreUnavailable, match="replaced while in use"):
            store.save_topic(a_topic("later"))


def test_a_file_that_is_put_back_works_again(store: SqlStore, used: Path) -> None:
    """Moved away and back: the same file."""
    used.rename(used.with_name("moved.db"))
    with pytest.raises(StoreUnavailable):
        store.save_topic(a_topic("lost"))
    used.with_name("moved.db").rename(used)
    store.save_topic(a_topic("found"))

    assert {"before", "in use", "found"} <= {topic.name for topic in store.topics()}


def test_what_was_committed_to_a_log_that_is_deleted_is_in_the_file(
    store: SqlStore, used: Path
) -> None:
    """It is brought there as soon as that is noticed, so that a kill afterwards loses nothing."""
    store.save_topic(a_topic("in the log"))
    delete_log(used, used)
    with pytest.raises(StoreUnavailable, match="-wal file was deleted"):
        store.save_topic(a_topic("refused"))
    copy = used.with_name("copy.db")
    shutil.copy(used, copy)

    with closing(open_store(str(copy))) as again:
        assert {"before", "in use", "in the log"} <= {topic.name for topic in again.topics()}


def test_a_file_that_others_make_shorter_is_still_the_same(store: SqlStore, used: Path) -> None:
    """VACUUM in another program."""
    with store.database.writing() as connection:
        connection.exec_driver_sql("CREATE TABLE large AS SELECT zeroblob(1000000)")
        connection.exec_driver_sql("DROP TABLE large")
    with closing(driver.connect(used, isolation_level=None)) as another:
        another.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        before = used.stat().st_size
        another.execute("VACUUM")
        another.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    store.save_topic(a_topic("later"))

    assert used.stat().st_size < before
    assert "later" in {topic.name for topic in store.topics()}


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM meta",
        "UPDATE meta SET value = 'another' WHERE name = 'identity'",
        "DROP TABLE meta",
        "DROP TABLE jobs",
    ],
)
def test_a_file_that_is_emptied_by_another_program_takes_no_write(
    store: SqlStore, used: Path, statement: str
) -> None:
    """Though the file is the same, and what was done to it is still in the log."""
    with closing(driver.connect(used, isolation_level=None)) as another:
        another.execute(statement)

    for _ in range(2):
        with pytest.raises(StoreUnavailable, match="stop the bot, restore a backup"):
            store.record([a_job("telegram:1")])
