"""Files that commands write: whole, and in place of another one only where that is wanted."""

from pathlib import Path

import pytest

from bot.chat.errors import FileRefused
from bot.cli.files import write_file


def test_a_new_file_holds_the_text_and_nothing_is_beside_it(tmp_path: Path) -> None:
    """As UTF-8."""
    file = tmp_path / "new.toml"
    write_file(file, "Kyïv", force=False)

    assert "Kyïv".encode() == file.read_bytes()
    assert [file] == list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["file", "empty", "link", "dangling", "folder"])
def test_what_is_there_is_not_overwritten(tmp_path: Path, kind: str) -> None:
    """A file, also an empty one; a link, wherever it leads; a folder."""
    taken = tmp_path / "taken"
    other = tmp_path / "other"
    other.write_text("mine")
    {
        "file": lambda: taken.write_text("mine"),
        "empty": taken.touch,
        "link": lambda: taken.symlink_to(other),
        "dangling": lambda: taken.symlink_to(tmp_path / "nothing"),
        "folder": taken.mkdir,
    }[kind]()
    before = sorted(tmp_path.iterdir())

    with pytest.raises(FileRefused, match="it is there already — use --force"):
        write_file(taken, "new", force=False)

    assert "mine" == other.read_text()
    assert before == sorted(tmp_path.iterdir())


def test_a_link_is_followed_by_force(tmp_path: Path) -> None:
    """What it leads to is overwritten, and it stays a link."""
    other, link = tmp_path / "other", tmp_path / "link"
    other.write_text("mine")
    link.symlink_to(other)
    write_file(link, "new", force=True)

    assert (True, "new") == (link.is_symlink(), other.read_text())


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_that_is_missing_is_said_to_be_so(tmp_path: Path, *, force: bool) -> None:
    """With what to do."""
    with pytest.raises(FileRefused, match="can't be written: no such file or directory — name"):
        write_file(tmp_path / "nothing" / "new.toml", "new", force=force)


def test_a_folder_is_not_overwritten_by_force(tmp_path: Path) -> None:
    """It stays, and nothing is left beside it."""
    folder = tmp_path / "folder"
    folder.mkdir()
    with pytest.raises(FileRefused, match="can't be written: is a directory"):
        write_file(folder, "new", force=True)

    assert [folder] == list(tmp_path.iterdir())


def test_a_device_is_written_to() -> None:
    """Such as /dev/null or the end of a pipe."""
    write_file(Path("/dev/null"), "new", force=False)
