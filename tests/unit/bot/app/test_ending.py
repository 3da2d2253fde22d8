"""The end of the bot, whatever its threads still wait for."""

import subprocess
import sys

import pytest

from tests.processes import ROOT

_SCRIPT = """
import asyncio, threading
from bot.app.talking import run_to_the_end

async def work():
    asyncio.get_running_loop().run_in_executor(None, {wait})
    await asyncio.sleep(0.1)
    {last}

run_to_the_end(work(), patience=0.5)
print("ended by itself")
"""


def _run(wait: str, last: str = "") -> tuple[int, str, str]:
    ended = subprocess.run(
        [sys.executable, "-c", _SCRIPT.format(wait=wait, last=last)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    return ended.returncode, ended.stdout.strip(), ended.stderr


@pytest.mark.parametrize(("last", "code"), [("", 0), ("raise OSError()", 1)])
def test_a_thread_that_waits_for_ever_does_not_keep_the_bot_from_ending(
    last: str, code: int
) -> None:
    """Such as one that asked a server which hangs; the exit code says how the work ended."""
    ended, _, said = _run("threading.Event().wait", last)

    assert code == ended
    assert "ended without waiting for the database" in said


def test_what_ends_in_time_is_waited_for() -> None:
    """A commit under way, say."""
    assert (0, "ended by itself", "") == _run("lambda: __import__('time').sleep(0.2)")


def test_threads_take_short_turns() -> None:
    """So that an answer that is ready doesn't wait for what is computed beside it."""
    assert (0, "0.001 ended by itself", "") == _run(
        "lambda: print(__import__('sys').getswitchinterval(), end=' ')"
    )
