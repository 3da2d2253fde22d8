"""The operators' pages: their commands run, in the order in which a reader gives them."""

import re
import shlex
from pathlib import Path

import pytest

from tests.forking import run_bot

PAGES = Path(__file__).parents[2] / "docs" / "operations"
_BLOCK = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
_SET = re.compile(r"[A-Z_]+=\S+")


def _commands(page: str) -> list[list[str]]:
    """Return what a page has its reader type at the bot's own command line."""
    text = (PAGES / page).read_text("utf-8")
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    words = [shlex.split(line) for line in lines]
    return [each for each in words if "briefing-bot" in each[:2]]


@pytest.mark.parametrize("page", ["backup.md", "runbook.md"])
def test_every_command_of_a_page_works(page: str, tmp_path: Path) -> None:
    """On a database with the bundled articles."""
    assert 0 == run_bot(["run"], tmp_path, {}, "/trade\n").returncode
    commands = _commands(page)

    assert commands
    for words in commands:
        settings = dict(word.split("=", 1) for word in words if _SET.fullmatch(word))
        arguments = words[words.index("briefing-bot") + 1 :]
        done = run_bot(arguments, tmp_path, settings, "")
        assert (words, 0) == (words, done.returncode), done.stderr
