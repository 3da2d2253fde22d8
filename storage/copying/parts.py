"""Files that get their names once they are whole: until then each is a part beside them."""

import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fcntl import LOCK_EX, LOCK_NB, flock
from pathlib import Path

from storage.engines.faults import map_system_errors
from storage.errors import StoreUnavailable

ANOTHER_PLACE = "make room there, or name another place"
_BESIDE = ("", "-wal", "-shm", "-journal")
"""What an SQLite file may have beside it."""


@contextmanager
def part_of(file: Path) -> Iterator[Path]:
    """Give a file to write what is to become `file`, and delete it afterwards if it is still there.

    What an earlier program left there when it was killed is deleted first.

    Raises:
        StoreUnavailable: another program writes one, or nothing can be written there.
    """
    part = file.with_name(f"{file.name}.part")
    with map_system_errors(str(file), ANOTHER_PLACE):
        descriptor = os.open(part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        try:
            flock(descriptor, LOCK_EX | LOCK_NB)  # SQLite's own locks are of another kind
        except BlockingIOError:
            reason = "another program is writing it"
            raise StoreUnavailable(str(file), reason, "wait until it has ended") from None
        os.truncate(descriptor, 0)
        _remove(part, _BESIDE[1:])
        try:
            with map_system_errors(str(file), ANOTHER_PLACE):
                yield part
        finally:
            _remove(part, _BESIDE)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder for files, where there is none.

    Raises:
        StoreUnavailable: it can't be made.
    """
    with map_system_errors(str(folder), ANOTHER_PLACE):
        folder.mkdir(parents=True, exist_ok=True)


def publish(part: Path, file: Path) -> None:
    """Give a finished part its name, which no file has yet, and see that both are on the disk.

    Raises:
        StoreUnavailable: there is such a file.
    """
    sync(part)
    try:
        os.link(part, file)  # unlike a rename, it takes nothing's place
    except FileExistsError:
        raise exists_already(file) from None
    except OSError:  # a file system without links
        if file.exists():
            raise exists_already(file) from None
        part.rename(file)
    sync(file.parent)


def replace(part: Path, file: Path, former: Path) -> bool:
    """Put a finished part in a file's place, at once; the file that was there becomes `former`.

    What lies beside the file goes with it: it is never taken for a log of the new one.

    Returns:
        Whether there was anything.
    """
    sync(part)
    there = False
    if file.exists():
        there = True
        _own_as(file, part)
        _link_or_copy(file, former)
    for end in _BESIDE[1:]:
        beside = Path(f"{file}{end}")
        if beside.exists():
            there = True
            beside.rename(f"{former}{end}")
    sync(file.parent)
    part.replace(file)
    sync(file.parent)
    return there


def remove_leftovers(file: Path) -> None:
    """Delete what a program has left that was killed while it put a part in a file's place."""
    if file.with_name(f"{file.name}.part").exists():
        with part_of(file):
            pass
    for former in file.parent.glob(f"{glob.escape(file.name)}.before-*"):
        if file.exists() and former.samefile(file):  # the part never came in its place
            former.unlink()


def sync(path: Path) -> None:
    """See that a file, or what a folder lists, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def exists_already(file: Path) -> StoreUnavailable:
    """Return the refusal to write over a file."""
    return StoreUnavailable(str(file), "it is there already", "name a file that is not")


def _own_as(file: Path, part: Path) -> None:
    """Give a part the owner and the rights of a file, so that the same program can use it."""
    found = file.stat()
    with suppress(PermissionError):
        os.chown(part, found.st_uid, found.st_gid)
    part.chmod(found.st_mode)


def _link_or_copy(file: Path, copy: Path) -> None:
    try:
        os.link(file, copy)
    except FileExistsError:
        raise exists_already(copy) from None
    except OSError:  # a file system without links
        from shutil import copyfile  # noqa: PLC0415 - hardly ever needed

        copyfile(file, copy)
        sync(copy)


def _remove(file: Path, ends: tuple[str, ...]) -> None:
    for end in ends:
        Path(f"{file}{end}").unlink(missing_ok=True)
