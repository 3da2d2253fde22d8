"""A backup before each upgrade: of the old tables, of which the last three are kept."""

import logging
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from time import monotonic

import pytest

from bot.app.recovery import restore
from storage.backup import back_up
from storage.copying.files import open_file
from storage.copying.rotation import kept_copies
from storage.engines.addresses import sqlite_file
from storage.errors import StorageError
from storage.migrations.upgrade import HEAD, revision
from storage.opening import PATIENCE, copies_of, open_store
from tests.builders import AT
from tests.contracts.old_database import REVISION, load_old_database, read_all, read_rows


def _copies(url: str, folder: Path) -> list[Path]:
    place = copies_of(url, folder)
    assert place is not None
    return kept_copies(place)


def test_an_upgrade_leaves_a_backup_of_the_old_tables(
    old: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """With every row, in one file that is named in the log, with its revision."""
    before = read_all(old)
    with caplog.at_level(logging.WARNING):
        open_store(old, folder=tmp_path / "data").close()
    [copy] = _copies(old, tmp_path / "data")
    with closing(open_file(copy)) as database, database.reading() as connection:
        found, after = revision(connection), read_rows(connection)

    assert REVISION == found
    assert f".backup-{REVISION}-" in copy.name
    assert f"its backup is {copy}" in caplog.text
    assert {name: len(rows) for name, rows in before.items()} == {
        name: len(rows) for name, rows in after.items()
    }
    assert before["articles"] == after["articles"]
    assert [] == [each for each in copy.parent.iterdir() if ".part" in each.name]


def test_a_backup_of_the_old_tables_is_restored_into_the_new_program(
    old: str, tmp_path: Path
) -> None:
    """It is upgraded on the way; the backup stays as it is."""
    articles = {row["id"] for row in read_all(old)["articles"] if row["current"]}
    open_store(old, folder=tmp_path / "data").close()
    [copy] = _copies(old, tmp_path / "data")
    before = copy.read_bytes()
    target = f"sqlite:///{tmp_path}/new/store.db"
    restore(copy, target, AT, lambda _: None)

    assert before == copy.read_bytes()
    with closing(open_store(target)) as store, store.database.reading() as connection:
        assert HEAD == revision(connection)
        assert articles == {article.id for article in store.articles()}
        assert store.find_articles(["minist"])


def test_only_the_last_three_are_kept(old: str, tmp_path: Path) -> None:
    """Those of other databases stay."""
    place = copies_of(old, tmp_path)
    assert place is not None
    others = [place.with_name(f"{place.name}.before-1"), place.with_name("other.backup-0001-1")]
    former = [place.with_name(f"{place.name}.backup-000{number}-x") for number in range(5)]
    for number, file in enumerate([*others, *former]):
        file.touch()
        os.utime(file, (number, number))
    open_store(old, folder=tmp_path).close()

    kept = _copies(old, tmp_path)
    assert former[:2:-1] == kept[1:]
    assert all(other.exists() for other in others)


@pytest.mark.parametrize("times", [1, 2])
def test_a_store_that_needs_no_upgrade_leaves_none(empty: str, tmp_path: Path, times: int) -> None:
    """A new one neither, so that it starts as quickly as before."""
    for _ in range(times):
        open_store(empty, folder=tmp_path / "data").close()

    assert [] == _copies(empty, tmp_path / "data")


def test_without_room_for_a_backup_there_is_no_upgrade(old: str, tmp_path: Path) -> None:
    """What is to be done is said, and the tables stay as they are."""
    before = read_all(old)
    file = sqlite_file(old)
    (tmp_path / "data").touch()  # no folder can be made there
    where = Path(f"{file}.backup-{REVISION}.part") if file else None
    if where:
        where.mkdir()
    with pytest.raises(StorageError, match=" — "):
        open_store(old, folder=tmp_path / "data")

    assert before == read_all(old)


def test_an_upgrade_does_not_wait_for_those_who_wait_for_it(empty: str, tmp_path: Path) -> None:
    """Programs that start together: one upgrades, and the others have the next turns."""
    load_old_database(empty)
    begun = monotonic()
    with ThreadPoolExecutor(4) as threads:
        opened = [threads.submit(open_store, empty, folder=tmp_path) for _ in range(4)]
        for each in opened:
            each.result().close()

    assert monotonic() - begun < PATIENCE
    assert 1 == len(_copies(empty, tmp_path))


def test_a_backup_of_the_old_tables_needs_no_upgrade(old: str, tmp_path: Path) -> None:
    """Nor a place to note it in."""
    copied = back_up(old, tmp_path / "b.db", AT)

    assert copied["articles"]
    assert (tmp_path / "b.db").exists()
