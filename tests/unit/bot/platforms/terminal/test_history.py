"""What is typed at the prompt is kept for the next time."""

from pathlib import Path
from stat import S_IMODE

import pytest

from bot.platforms.terminal.history import MOST, FileHistory


def _kept(file: Path) -> list[str]:
    return list(FileHistory(file).load_history_strings())


def test_lines_are_kept_the_newest_first(tmp_path: Path) -> None:
    """In a folder that need not be there yet."""
    file = tmp_path / "state" / "bot" / "history"
    first, second = FileHistory(file), FileHistory(file)
    first.append_string("/trade")
    second.append_string("Ölpreis مرحبا")
    first.append_string("two\nlines")

    assert ["two lines", "Ölpreis مرحبا", "/trade"] == _kept(file)


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    """Also where it was there before, readable for all."""
    file = tmp_path / "history"
    file.write_text("/trade\n", "utf-8")
    file.chmod(0o644)
    FileHistory(file).append_string("/today")

    assert (0o600, ["/today", "/trade"]) == (S_IMODE(file.stat().st_mode), _kept(file))


@pytest.mark.parametrize(
    "line",
    [
        " /trade",
        "token: 1234",
        "/feedback my password=hunter2",
        "xoxb-1234-abcd",
        "why is xapp-1-A23 refused",
        "123456789:AAExampleExampleExampleExample_12",
        "postgresql://me:s3cret@db/news",
        "API_KEY=abc",
    ],
)
def test_what_looks_like_a_secret_is_not_kept(tmp_path: Path, line: str) -> None:
    """Nor what begins with a space: that is how a shell is told."""
    FileHistory(tmp_path / "history").append_string(line)

    assert [] == _kept(tmp_path / "history")


@pytest.mark.parametrize("line", ["token economy", "secret talks", "https://a.org/b: c@d", "10:30"])
def test_what_only_sounds_like_one_is_kept(tmp_path: Path, line: str) -> None:
    """People ask about secrets, too."""
    FileHistory(tmp_path / "history").append_string(line)

    assert [line] == _kept(tmp_path / "history")


def test_only_so_many_lines_are_kept(tmp_path: Path) -> None:
    """The oldest go first, in the file as well."""
    file = tmp_path / "history"
    file.write_text("".join(f"{number}\n" for number in range(2 * MOST + 1)), "utf-8")

    assert [str(number) for number in range(2 * MOST, MOST, -1)] == _kept(file)
    assert MOST == len(file.read_text("utf-8").splitlines())
    assert (0o600, [file]) == (S_IMODE(file.stat().st_mode), list(tmp_path.iterdir()))


def test_a_place_that_can_not_be_used_is_no_error(tmp_path: Path) -> None:
    """What is typed is known until the end only."""
    (tmp_path / "file").write_text("", "utf-8")
    for file in (tmp_path, tmp_path / "file" / "history", Path("/proc/no/history")):
        history = FileHistory(file)
        history.append_string("/trade")
        assert ["/trade"] == history.get_strings()
        assert [] == _kept(file)
