"""The prompt as a person has it: the bot on a terminal."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.forking import ROOT
from tests.screens import Screen, on_a_terminal


@contextmanager
def _chat(
    folder: Path, rows: int = 24, **settings: str
) -> Iterator[tuple[Screen, "subprocess.Popen[bytes]"]]:
    """Start `briefing-bot chat` with a home of its own."""
    base = {"TERM": "xterm", "PYTHONPATH": str(ROOT), "HOME": str(folder), "PAGER": ""}
    command = [sys.executable, "-m", "bot", "chat"]
    with on_a_terminal(command, folder, base | settings, rows) as (screen, process):
        screen.wait_for_line("›")
        yield screen, process


def test_tab_completes_a_topic_and_what_follows_a_command(tmp_path: Path) -> None:
    """By what the bot has; several are listed."""
    with _chat(tmp_path) as (screen, _):
        screen.press("/vic\t")
        screen.wait_for_line("› /victory-day")
        screen.press("\x03/mute tr\t")
        screen.wait_for_line("› /mute trade")
        screen.press("\r")
        screen.wait_for("/trade is muted here")
        screen.press("/s\t\t")
        screen.wait_for("/sanctions")
        screen.wait_for("/settings")


def test_what_was_typed_is_there_the_next_time(tmp_path: Path) -> None:
    """In a file of the person's own; the arrow key brings it back."""
    with _chat(tmp_path) as (screen, process):
        screen.press("/mute trade\r")
        screen.wait_for("/trade is muted here")
        screen.wait_for_line("›")
        screen.press("quit\r")
        assert 0 == process.wait(timeout=60)
    kept = tmp_path / ".local" / "state" / "briefing-bot" / "history"
    assert 0o600 == kept.stat().st_mode & 0o777

    with _chat(tmp_path) as (screen, _):
        screen.press("\x1b[A")
        screen.wait_for_line("› quit")
        screen.press("\x1b[A")
        screen.wait_for_line("› /mute trade")


def test_without_a_file_nothing_is_kept(tmp_path: Path) -> None:
    """Where the setting is empty, or the place can't be written."""
    for where in ("", "/proc/no/history"):
        with _chat(tmp_path, CHAT_HISTORY=where) as (screen, _):
            screen.press("/mute trade\r")
            screen.wait_for("/trade is muted here")
    assert not (tmp_path / ".local").exists()


def test_a_long_answer_is_shown_in_the_pager(tmp_path: Path) -> None:
    """One that fits on the screen is not; what was shown stays there."""
    with _chat(tmp_path, rows=12, PAGER="sed 's/^/paged: /'") as (screen, _):
        screen.press("/mute trade\r")
        screen.wait_for("\n/trade is muted here")
        screen.press("/trade\r")
        screen.wait_for("paged: ")
        screen.wait_for_line("›")


def test_colours_are_left_out_where_they_are_not_wanted(tmp_path: Path) -> None:
    """NO_COLOR leaves bold letters and links."""
    with _chat(tmp_path, NO_COLOR="1") as (screen, _):
        screen.press("/help\r")
        screen.wait_for("/status")
        screen.wait_for_line("›")

    assert not [code for code in range(30, 50) if f"\x1b[{code}m".encode() in screen.raw]


def test_a_pipe_gets_the_answers_alone(tmp_path: Path) -> None:
    """No prompt, no colour and no pager."""
    done = subprocess.run(
        [sys.executable, "-m", "bot", "chat"],
        cwd=tmp_path,
        env={"TERM": "xterm", "PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "PAGER": "false"},
        input=b"zebras\n/about\n",
        capture_output=True,
        check=False,
    )

    assert (0, b"") == (done.returncode, done.stderr)
    assert done.stdout.startswith(b"zebras\n\n")
    assert done.stdout.endswith(b"\n\n")
    assert b"\x1b" not in done.stdout
    assert "›".encode() not in done.stdout
    assert not (tmp_path / ".local").exists()
