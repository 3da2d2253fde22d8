"""One bot at a time on an SQLite file, by whatever path."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from storage.errors import StoreUnavailable
from storage.exclusive_lock import exclusive_lock
from storage.opening import open_store
from tests.harm import without_roots_rights


def _symlink(file: Path) -> Path:
    (link := file.with_name("link.db")).symlink_to(file)
    return link


def _linked_folder(file: Path) -> Path:
    (link := file.parent / "folder").symlink_to(file.parent)
    return link / file.name


def _hard_link(file: Path) -> Path:
    (elsewhere := file.parent / "elsewhere").mkdir()
    (link := elsewhere / "other.db").hardlink_to(file)
    return link


def _link_to_link(file: Path) -> Path:
    return _symlink(_symlink(file).rename(file.with_name("first.db")))


def _relative(file: Path) -> Path:
    return Path(os.path.relpath(file))


def _dotted(file: Path) -> Path:
    return file.parent / ".." / file.parent.name / file.name


def _without_lock_file(file: Path) -> Path:
    file.with_name(f"{file.name}.lock").unlink()
    return file


def _with_new_lock_file(file: Path) -> Path:
    lock = file.with_name(f"{file.name}.lock")
    lock.rename(lock.with_name("moved"))
    lock.touch()
    return file


def _renamed(file: Path) -> Path:
    return file.rename(file.with_name("renamed.db"))


def _with_lock_folder(file: Path) -> Path:
    return Path(f"{file.parent}//{file.name}")


@pytest.mark.parametrize(
    "way",
    [
        _symlink, _linked_folder, _hard_link, _link_to_link, _relative, _dotted,
        _without_lock_file, _with_new_lock_file, _renamed, _with_lock_folder,
    ],
    ids=lambda way: way.__name__,
)  # fmt: skip
def test_a_second_bot_is_refused_by_every_way_to_the_file(
    store_file: Path, way: Callable[[Path], Path]
) -> None:
    """And let in once the first has ended."""
    with exclusive_lock(f"sqlite:///{store_file}"):
        other = f"sqlite:///{way(store_file)}"
        with pytest.raises(StoreUnavailable, match="another bot is already using it"):
            exclusive_lock(other).__enter__()
    with exclusive_lock(other):
        pass


def test_a_file_that_is_made_later_is_held_once_it_is_there(tmp_path: Path) -> None:
    """Such as that of a bot which starts for the first time."""
    file = tmp_path / "new" / "store.db"
    with exclusive_lock(f"sqlite:///{file}") as lock:
        assert lock is not None
        open_store(f"sqlite:///{file}").close()
        lock.hold()
        with pytest.raises(StoreUnavailable), exclusive_lock(f"sqlite:///{_hard_link(file)}"):
            pass


def test_a_deleted_lock_file_is_made_anew(store_file: Path) -> None:
    """Also where the system has no other lock."""
    with exclusive_lock(f"sqlite:///{store_file}") as lock:
        assert lock is not None
        beside = store_file.with_name(f"{store_file.name}.lock")
        beside.unlink()
        for _ in range(2):
            lock.hold()
            assert beside.exists()


def test_others_are_not_kept_from_reading_and_writing(store_file: Path) -> None:
    """SQLite's own locks are others: commands work beside the bot, and the bot itself."""
    with (
        exclusive_lock(f"sqlite:///{store_file}") as lock,
        closing(sqlite3.connect(store_file, timeout=0)) as one,
        closing(sqlite3.connect(store_file, timeout=0)) as two,
    ):
        assert lock is not None
        one.execute("CREATE TABLE beside (x)")
        one.execute("BEGIN IMMEDIATE")
        lock.hold()
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            two.execute("BEGIN IMMEDIATE")
        one.execute("COMMIT")
        two.execute("BEGIN IMMEDIATE")


def _lock_folder(file: Path) -> Path:
    file.with_name(f"{file.name}.lock").mkdir()
    return file


def _folder_to_read(file: Path) -> Path:
    file.parent.chmod(0o555)
    return file


def _folder_to_nobody(file: Path) -> Path:
    file.parent.chmod(0)
    return file


def _circle(file: Path) -> Path:
    (link := file.with_name("circle")).symlink_to(link)
    return link


def _in_circle(file: Path) -> Path:
    return _circle(file) / "store.db"


@pytest.mark.parametrize(
    "harm",
    [_lock_folder, _folder_to_read, _folder_to_nobody, _in_circle],
    ids=lambda harm: harm.__name__,
)
def test_a_lock_that_can_not_be_made_is_refused_in_a_sentence(harm: Callable[[Path], Path]) -> None:
    """It names the file, and what to do."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        url = f"sqlite:///{harm(Path(name, 'store.db'))}"
        with (
            without_roots_rights(),
            pytest.raises(StoreUnavailable, match="— allow writing to it"),
            exclusive_lock(url),
        ):
            pass


@pytest.mark.parametrize("harm", [_folder_to_nobody, _circle, _in_circle])
def test_a_file_that_can_not_be_looked_at_is_refused_in_a_sentence(
    harm: Callable[[Path], Path],
) -> None:
    """By commands, which take no lock, too."""
    with TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        url = f"sqlite:///{harm(Path(name, 'store.db'))}"
        with without_roots_rights(), pytest.raises(StoreUnavailable, match="DATABASE_URL"):
            open_store(url)
