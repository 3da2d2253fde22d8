"""Long texts in a pager."""

import os
import signal
from pathlib import Path

import pytest

from bot.platforms.terminal.pager import page


def test_a_text_goes_to_the_pager(tmp_path: Path) -> None:
    """With its arguments, as a shell would read them."""
    file = tmp_path / "a file"

    assert page("Zürich 您好\n" * 9, f"tee '{file}'")
    assert "Zürich 您好\n" * 9 == file.read_text("utf-8")


@pytest.mark.parametrize("pager", ["", "  ", "cat", "/no/such/pager", "less 'never closed", "/"])
def test_without_a_pager_the_text_is_for_the_caller(pager: str) -> None:
    """Where there is none, it can't be started, or it would only repeat the text."""
    assert not page("text", pager)


def test_a_pager_that_ends_early_is_no_error() -> None:
    """As by q."""
    assert page("word\n" * 100_000, "true")


def test_ctrl_c_is_the_pagers_own(tmp_path: Path) -> None:
    """It may mean something there; afterwards it is ours again."""
    before = signal.getsignal(signal.SIGINT)
    script = tmp_path / "pager"
    script.write_text(f"#!/bin/sh\ncat > /dev/null\nkill -INT {os.getpid()}\n", "utf-8")
    script.chmod(0o755)

    assert page("text", str(script))
    assert before is signal.getsignal(signal.SIGINT)
