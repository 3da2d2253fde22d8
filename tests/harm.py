"""What may happen to a database's file behind the bot's back."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from storage.engines.sqlite_driver import driver
from storage.opening import open_store
from tests.builders import a_topic, an_article

_NOBODY = 65534


def fill(path: Path) -> None:
    """Make a store with something in it."""
    with closing(open_store(str(path))) as store:
        store.add_articles([an_article(f"Article number {number}.") for number in range(40)])
        store.save_topic(a_topic("before"))


def delete(file: Path, _: Path) -> None:
    """Delete the file."""
    file.unlink()


def move(file: Path, _: Path) -> None:
    """Give it another name."""
    file.rename(file.with_name("moved.db"))


def replace(file: Path, other: Path) -> None:
    """Put another one in its place, as programs do it."""
    shutil.copy(other, f"{file}.new")
    os.replace(f"{file}.new", file)  # noqa: PTH105 - as above


def write_over(file: Path, other: Path) -> None:
    """Write another one into it."""
    shutil.copy(other, file)


def write_nothing_over(file: Path, other: Path) -> None:
    """Write a database without tables into it."""
    with closing(driver.connect(other.with_name("nothing.db"))) as nothing:
        nothing.execute("PRAGMA user_version=1000")
    shutil.copy(other.with_name("nothing.db"), file)


def empty(file: Path, _: Path) -> None:
    """Cut it off at its beginning."""
    os.truncate(file, 0)


def cut_off(file: Path, _: Path) -> None:
    """Cut it off in its middle."""
    os.truncate(file, file.stat().st_size // 2)


def move_folder(file: Path, other: Path) -> None:
    """Replace its folder by one with another file of its name."""
    file.parent.rename(other.with_name("old"))
    file.parent.mkdir()
    shutil.copy(other, file)


def delete_log(file: Path, _: Path) -> None:
    """Delete the log beside it."""
    Path(f"{file}-wal").unlink()


@contextmanager
def without_roots_rights() -> Iterator[None]:
    """Give up, for a while, the right to write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)
