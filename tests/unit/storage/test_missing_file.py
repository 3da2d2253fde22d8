import os
import shutil
import signal
from collections.abc import Callable
from contextlib import closing
from multiprocessing import get_context
from pathlib import Path

import pytest

from storage.engines.sqlite_driver import driver
from storage.errors import StoreUnavailable
from storage.opening import open_store
from tests.builders import AT, a_topic
from tests.harm import (
    delete,
    empty,
    move,
    replace,
    write_nothing_over,
    write_over,
)


def _open_all(used: Path) -> None:
    """Open a store as each command does, which makes it if it is not there."""
    for create in (True, False):
        with pytest.raises(StoreUnavailable, match=r"restore FILE.*delete \.store\.db\.identity"):
            open_store(str(used), create=create)


@pytest.mark.parametrize("harm", [delete, move, replace, write_over, write_nothing_over, empty])
def test_what_happened_to_the_file_before_a_start_is_refused(
    used: Path, other: Path, harm: Callable[[Path, Path], None]
) -> None:
    """Nothing is made in its place, also if it is tried again."""
    harm(used, other)
    there = used.read_bytes() if used.exists() else None

    _open_all(used)

    assert there == (used.read_bytes() if used.exists() else None)


@pytest.mark.parametrize("harm", [delete, replace, empty])
def test_who_deletes_what_is_remembered_goes_on_with_what_is_there(
    used: Path, other: Path, harm: Callable[[Path, Path], None]
) -> None:
    """As the refusal says: deliberately, and only once."""
    harm(used, other)
    used.with_name(f".{used.name}.identity").unlink()
    for name in ("one", "two"):
        with closing(open_store(str(used))) as store:
            store.save_topic(a_topic(name))

    with closing(open_store(str(used))) as store:
        assert {"one", "two"} <= {topic.name for topic in store.topics()}


def test_an_older_copy_of_the_file_is_refused(used: Path) -> None:
    """It lacks what was written since, and would send again what was sent."""
    older = used.with_name("older.db")
    shutil.copy(used, older)
    with closing(open_store(str(used))) as store:
        store.save_topic(a_topic("later"))
    shutil.copy(older, used)

    with pytest.raises(StoreUnavailable, match="latest changes are missing"):
        open_store(str(used))


def _write_and_die(used: Path) -> None:
    open_store(str(used)).save_topic(a_topic("last"))
    os.kill(os.getpid(), signal.SIGKILL)


def _killed_while_open(used: Path) -> None:
    """Have a program write into the file, and die with its log beside it."""
    child = get_context("fork").Process(target=_write_and_die, args=(used,))
    child.start()
    child.join()


def test_a_file_parted_from_its_log_is_refused(used: Path) -> None:
    """After a kill, what was committed last is in the log alone."""
    _killed_while_open(used)
    log = Path(f"{used}-wal")
    kept = log.read_bytes()
    log.unlink()
    with pytest.raises(StoreUnavailable, match="latest changes are missing"):
        open_store(str(used))
    log.write_bytes(kept)

    with closing(open_store(str(used))) as store:
        assert "last" in {topic.name for topic in store.topics()}


@pytest.mark.parametrize("harm", [replace, write_over, empty])
def test_a_log_is_not_joined_with_another_file(
    used: Path, other: Path, harm: Callable[[Path, Path], None]
) -> None:
    """What is in it can still be saved, as SQLite has not touched it."""
    _killed_while_open(used)
    log = Path(f"{used}-wal")
    kept = log.read_bytes()
    harm(used, other)

    _open_all(used)

    assert kept == log.read_bytes()


def test_a_folder_that_is_copied_or_moved_is_used_as_it_is(used: Path, tmp_path: Path) -> None:
    """With all that is in it, after a kill, too."""
    _killed_while_open(used)
    shutil.copytree(used.parent, tmp_path / "copied")
    used.parent.rename(tmp_path / "moved")

    for name in ("copied", "moved"):
        with closing(open_store(str(tmp_path / name / "store.db"))) as store:
            assert "last" in {topic.name for topic in store.topics()}


@pytest.mark.parametrize("content", [b"", b"garbled", b"\xff\xfe"])
def test_what_can_not_be_remembered_any_more_stops_nobody(used: Path, content: bytes) -> None:
    """After a power loss, say: the database is there, and known again."""
    used.with_name(f".{used.name}.identity").write_bytes(content)
    open_store(str(used)).close()
    used.unlink()

    _open_all(used)


def test_a_store_without_a_memory_is_taken_as_it_is(used: Path, tmp_path: Path) -> None:
    """One file copied, or one of an earlier version of the program."""
    shutil.copy(used, tmp_path / "copy.db")
    with closing(open_store(str(tmp_path / "copy.db"))) as store:
        assert [] == store.take_up("telegram", AT)


def test_the_count_of_writes_begins_anew_after_the_greatest(used: Path) -> None:
    """Thirty-two bits are enough for ever."""
    with closing(driver.connect(used, isolation_level=None)) as other:
        other.execute(f"PRAGMA user_version={2**31 - 2}")
    used.with_name(f".{used.name}.identity").unlink()
    for name in ("one", "two", "three"):
        with closing(open_store(str(used))) as store:
            store.save_topic(a_topic(name))

    with closing(driver.connect(used)) as other:
        assert other.execute("PRAGMA user_version").fetchone()[0] < 10


def test_what_changes_nothing_is_not_counted(used: Path) -> None:
    """A transaction without a change costs no write to the disk."""
    with closing(open_store(str(used))) as store:
        size = Path(f"{used}-wal").stat().st_size
        for _ in range(3):
            store.take_up("telegram", AT)

        assert size == Path(f"{used}-wal").stat().st_size
