"""A restore that is killed, or that finds no room: the former store or the new one, whole."""

import resource
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot.app.recovery import restore
from storage.backup import back_up, clean_up
from storage.errors import StorageError
from storage.opening import open_store
from tests.builders import AT
from tests.contracts.postgres import Postgres
from tests.harm import cut_off
from tests.restoring import BACKUP, FORMER, count_places, killed_at, make_store, name_of

PLACES = 12


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """A backup of another store."""
    url = f"sqlite:///{tmp_path}/source/store.db"
    make_store(url, BACKUP)
    back_up(url, tmp_path / "backup.db", AT)
    return tmp_path / "backup.db"


@contextmanager
def _room(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a full disk."""
    former = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, former[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, former)


def test_a_restore_killed_anywhere_leaves_the_former_store_or_the_new_one(
    backup: Path, tmp_path: Path
) -> None:
    """At places spread over all of it, the last ones among them; the next restore cleans up."""
    made = tmp_path / "made"
    make_store(f"sqlite:///{made}/store.db", FORMER)
    shutil.copytree(made, tmp_path / "counted")
    every = count_places(backup, f"sqlite:///{tmp_path}/counted/store.db")
    chosen = {every * number // PLACES for number in range(PLACES)} | set(
        range(every - 36, every, 3)
    )
    found = []
    for place in sorted(chosen):
        folder = tmp_path / f"{place}"
        shutil.copytree(made, folder)
        url = f"sqlite:///{folder}/store.db"
        if killed_at(place, backup, url):
            found.append(name_of(url))
            clean_up(url)
            formers = [FORMER] if found[-1] == BACKUP else []
            assert [] == list(folder.glob("*.part*"))
            assert formers == [name_of(str(file)) for file in folder.glob("*.before-*T060000")]
        shutil.rmtree(folder)

    assert len(found) >= 20
    assert {FORMER, BACKUP} == set(found)
    assert sorted(found, key=[FORMER, BACKUP].index) == found


def test_a_restore_into_a_server_is_all_or_nothing(postgres: Postgres, backup: Path) -> None:
    """Killed anywhere, the database is empty, and can be restored into, or it has everything."""
    url = postgres.empty()
    every = count_places(backup, url)
    found = []
    for number in range(3):
        url = postgres.empty()
        if killed_at(every * (number + 1) // 4, backup, url):
            with closing(open_store(url)) as store:
                found.append(len(list(store.articles())))
            if not found[-1]:
                restore(backup, url, AT, lambda _: None)
            assert BACKUP == name_of(url)

    assert {0, 20} >= set(found)
    assert 0 in found


@pytest.mark.parametrize("share", [0.0, 0.3, 0.7, 0.95])
def test_a_full_disk_leaves_what_there_was(backup: Path, tmp_path: Path, share: float) -> None:
    """Neither a backup nor a restore leaves a file that is not whole, and both say why."""
    url = f"sqlite:///{tmp_path}/data/store.db"
    make_store(url, FORMER)
    before = set((tmp_path / "data").iterdir())
    with _room(round(backup.stat().st_size * share)):
        with pytest.raises(StorageError, match=" — "):
            restore(backup, url, AT, lambda _: None)
        with pytest.raises(StorageError, match=" — "):
            back_up(str(backup), tmp_path / "data" / "copy.db", AT)

    assert before == set((tmp_path / "data").iterdir())
    assert FORMER == name_of(url)


def test_a_damaged_store_is_replaced_and_kept_with_its_log(backup: Path, tmp_path: Path) -> None:
    """Which is never taken for the log of the new one."""
    file = tmp_path / "data" / "store.db"
    make_store(str(file), FORMER)
    log = Path(f"{file}-wal")
    log.write_bytes(b"torn")
    cut_off(file, file)
    moved: list[Path] = []
    restore(backup, str(file), AT, moved.append)

    assert BACKUP == name_of(str(file))
    assert [f"{file.name}.before-20250510T060000"] == [each.name for each in moved]


@pytest.mark.parametrize("gone", ["file", "all but the log", "nothing"])
def test_a_store_that_is_gone_is_restored(backup: Path, tmp_path: Path, gone: str) -> None:
    """Though it is remembered that there was another one."""
    file = tmp_path / "data" / "store.db"
    make_store(str(file), FORMER)
    if gone != "nothing":
        file.unlink()
    if gone == "all but the log":
        Path(f"{file}-wal").write_bytes(b"of another one")
    restore(backup, str(file), AT, lambda _: None)

    assert BACKUP == name_of(str(file))
    assert (tmp_path / "data" / ".store.db.identity").exists()


def test_a_backup_that_is_only_copied_into_place_is_refused(backup: Path, tmp_path: Path) -> None:
    """It would send again what was due, also where it was restored before."""
    file = tmp_path / "data" / "store.db"
    restore(backup, str(file), AT, lambda _: None)
    shutil.copy(backup, file)

    with pytest.raises(StorageError, match="not the database that was here"):
        open_store(str(file))


def test_a_restore_follows_a_link(backup: Path, tmp_path: Path) -> None:
    """The file that it leads to is replaced, and the link stays."""
    (tmp_path / "disk").mkdir()
    make_store(f"{tmp_path}/disk/store.db", FORMER)
    link = tmp_path / "store.db"
    link.symlink_to(tmp_path / "disk" / "store.db")
    restore(backup, str(link), AT, lambda _: None)

    assert link.is_symlink()
    assert BACKUP == name_of(str(link)) == name_of(f"{tmp_path}/disk/store.db")


def test_a_backup_stays_as_it_is(backup: Path, tmp_path: Path) -> None:
    """It may be the only one, on a disk that can only be read."""
    before = backup.read_bytes(), sorted(backup.parent.iterdir())
    backup.chmod(0o444)
    restore(backup, f"sqlite:///{tmp_path}/store/new.db", AT, lambda _: None)

    assert before[0] == backup.read_bytes()
    assert before[1] == sorted(set(backup.parent.iterdir()) - {tmp_path / "store"})


def _anothers() -> bytes:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE notes (text)")
        return bytes(connection.serialize())


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "it is no backup — name a file that `briefing-bot backup` has made"),
        (_anothers(), "it is no backup — name a file that `briefing-bot backup` has made"),
        (b"no database at all. " * 300, "file is not a database — restore a backup"),
        (_anothers()[:4096], "database disk image is malformed — restore a backup"),
    ],
)
def test_what_is_no_backup_is_not_restored(tmp_path: Path, content: bytes, said: str) -> None:
    """It is named, and what there was stays."""
    file, url = tmp_path / "notes.txt", f"sqlite:///{tmp_path}/store.db"
    file.write_bytes(content)
    make_store(url, FORMER)
    with pytest.raises(StorageError, match=rf"notes\.txt: {said}"):
        restore(file, url, AT, lambda _: None)

    assert FORMER == name_of(url)
