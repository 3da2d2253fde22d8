"""What is forked is as if it were started anew."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bots import ROOT
from tests.forking import run_bot

TALK = "/trade\n/nonsense\n"


@pytest.mark.parametrize(
    ("arguments", "settings", "code"),
    [(["run"], {}, 0), (["topics"], {"POINTS": "many"}, 1), (["dance"], {}, 2)],
)
def test_a_fork_says_and_returns_what_a_new_process_does(
    tmp_path: Path, arguments: list[str], settings: dict[str, str], code: int
) -> None:
    """With its own settings, input, output, errors and exit code."""
    folders = [tmp_path / name for name in ("forked", "new")]
    for folder in folders:
        folder.mkdir()
    forked = run_bot(arguments, folders[0], settings, TALK)
    new = subprocess.run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folders[1],
        env={"PYTHONPATH": str(ROOT), **settings},
        input=TALK,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )

    assert code == forked.returncode
    assert (new.returncode, new.stdout, new.stderr) == (code, forked.stdout, forked.stderr)
