"""Processes forked from one that has imported the bot: they start in a fifth of the time.

Each is a process of its own, with its own settings, folder, streams and death, and goes through the
same `main`. What it does not show is that the imports work: see the tests that start `-m bot`.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path
from subprocess import CompletedProcess, TimeoutExpired, run
from tempfile import TemporaryDirectory

from bot.__main__ import PROGRAM, main
from tests import crashing_bot

ROOT = Path(__file__).parents[1]
_ENDS_WITHIN = 120
PRELOADED = (
    "anyio._backends._asyncio",
    "anyio.streams.tls",
    "apscheduler.executors.asyncio",
    "apscheduler.triggers.interval",
    "babel.dates",
    "babel.messages.mofile",
    "babel.messages.pofile",
    "bot.app.assembly",
    "bot.app.run",
    "bot.cli.main",
    "bot.platforms.slack.adapter",
    "bot.platforms.telegram.adapter",
    "httpcore",
    "storage.engines.postgresql",
    "tests.forking",
)
"""What a bot imports sooner or later."""
BY_IMPORTS = ("PTB_TIMEDELTA",)
"""What is put into the environment by importing: it stays there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """What a process is to run: `briefing-bot ARGUMENTS`, or a bot that kills itself.

    Attributes:
        arguments: of the command line.
        dies_at: an event at which `run` kills itself (`tests/crashing_bot.py`); empty: at none.
        folder: where it works.
        settings: its environment.
        stdin: the file that it reads.
        stdout: the file that it writes to, at its end.
        stderr: the same for errors.
    """

    arguments: Sequence[str]
    dies_at: str = ""
    folder: Path
    settings: Mapping[str, str]
    stdin: Path = Path(os.devnull)
    stdout: Path
    stderr: Path


class Forked:
    """A forked process, with the part of `subprocess.Popen` that our tests use."""

    def __init__(self, program: Program) -> None:
        """Start it."""
        self._process = _context().Process(target=_run, args=(program,))
        self._process.start()
        self.pid: int = self._process.pid or 0

    def poll(self) -> int | None:
        """Return its exit code, or minus the signal that ended it; None while it runs."""
        return self._process.exitcode

    def wait(self, timeout: float) -> int:
        """Wait for its end; return its exit code.

        Raises:
            TimeoutExpired: it still runs after so many seconds.
        """
        self._process.join(timeout)
        code = self.poll()
        if code is None:
            raise TimeoutExpired(PROGRAM, timeout)
        return code

    def send_signal(self, number: int) -> None:
        """Send it a signal, unless it has ended."""
        if self.poll() is None:
            os.kill(self.pid, number)

    def kill(self) -> None:
        """End it as a power cut would."""
        self.send_signal(signal.SIGKILL)


def run_bot(
    arguments: Sequence[str], folder: Path, settings: Mapping[str, str], stdin: str = ""
) -> "CompletedProcess[str]":
    """Run `briefing-bot ARGUMENTS` to its end; return its exit code and what it wrote.

    It is forked, unless there are settings for Python: those only a new interpreter reads.

    Raises:
        TimeoutExpired: it still runs after two minutes; it is ended then.
    """
    if any(name.startswith("PYTHON") for name in settings):
        return _run_anew(arguments, folder, settings, stdin)
    with TemporaryDirectory() as streams:
        given, out, err = (Path(streams, name) for name in ("in", "out", "err"))
        given.write_text(stdin, "utf-8")
        process = Forked(
            Program(
                arguments=arguments,
                folder=folder,
                settings=settings,
                stdin=given,
                stdout=out,
                stderr=err,
            )
        )
        try:
            code = process.wait(_ENDS_WITHIN)
        finally:
            process.kill()
        return CompletedProcess(
            [PROGRAM, *arguments], code, out.read_text("utf-8"), err.read_text("utf-8")
        )


def _run_anew(
    arguments: Sequence[str], folder: Path, settings: Mapping[str, str], stdin: str
) -> "CompletedProcess[str]":
    return run(
        [sys.executable, "-m", "bot", *arguments],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), **settings},
        input=stdin,
        capture_output=True,
        encoding="utf-8",
        timeout=_ENDS_WITHIN,
        check=False,
    )


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(list(PRELOADED))
    return context


def _run(program: Program) -> None:
    """Be the process."""
    os.chdir(program.folder)
    inherited = {name: value for name in BY_IMPORTS if (value := os.environ.get(name))}  # noqa: TID251 - a process's own
    os.environ.clear()  # noqa: TID251 - the same
    os.environ.update(inherited | dict(program.settings))  # noqa: TID251 - the same
    append = os.O_WRONLY | os.O_APPEND | os.O_CREAT
    for stream, (path, flags) in enumerate(
        ((program.stdin, os.O_RDONLY), (program.stdout, append), (program.stderr, append))
    ):
        file = os.open(path, flags)
        os.dup2(file, stream)
        os.close(file)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - for as long as it lives
    sys.argv = [PROGRAM, *program.arguments]
    if program.dies_at:
        crashing_bot.main(program.dies_at)
    else:
        main()
