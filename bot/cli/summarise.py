"""`briefing-bot summarise`: condenses files or a batch, without a store, one result a line.

Scripts start it a thousand times, so it has a door of its own: argparse is there in a fifth of the
time that the command line's click takes, and each import waits until it is needed.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import IO, TYPE_CHECKING, NoReturn, cast

if TYPE_CHECKING:
    from briefings.composing.batch import Task
    from briefings.errors import ReadingError
    from briefings.meaning.port import Meaning
    from briefings.model import Article

PROGRAM = "briefing-bot summarise"
_WIDTH = 100
"""Of the help; to ask the terminal for its own takes a library more."""
READ_LINE = f"{__name__}:read_line"
_ABOUT = """\
Condense files, or each line of a batch, without storing anything.

A line is {"id", "about"?, "documents": [{"id"?, "title"?, "text", "source"?, "published"?}]}.
Each result is printed as soon as it is done: {"id", "text", "points", "answered"}. Lines
that can't be read are named on standard error; the others are still condensed.

  briefing-bot summarise news/ --about "tariffs on steel" --format text
  briefing-bot summarise --batch events.jsonl --words 100
  cat events.jsonl | briefing-bot summarise --batch - --points 5
"""


def summarise(arguments: Sequence[str]) -> int:
    """Do what the command line asks, and return its exit code: 1 where something was refused.

    Raises:
        SystemExit: it was called wrongly, which is said, or help was asked for.
    """
    options = _parser().parse_args(arguments)
    with ExitStack() as stack:
        batch = _batch(options.batch, stack) if options.batch else None
        return _summarise(options, batch)


class _Parser(argparse.ArgumentParser):
    """Says what is wrong in one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"{self.prog}: {message} — see `{self.prog} --help`\n")


def _parser() -> _Parser:
    parser = _Parser(
        prog=PROGRAM,
        description=_ABOUT,
        formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=_WIDTH),
        allow_abbrev=False,
    )
    parser.add_argument(
        "paths", nargs="*", metavar="PATH", help="Files, folders, globs, zips, or -."
    )
    parser.add_argument(
        "--batch",
        metavar="FILE.jsonl",
        help="Condense each line of a JSONL file (- for standard input).",
    )
    parser.add_argument("--about", metavar="WORDS", help="Words or a question to focus on.")
    parser.add_argument(
        "--words", type=_number, metavar="N", help="Maximum number of words; 240 by default."
    )
    parser.add_argument(
        "--points", type=_number, metavar="N", help="Maximum number of points, instead of words."
    )
    parser.add_argument(
        "--engine",
        metavar="NAME",
        help="How to choose: coverage (the default), lexrank, …",
    )
    parser.add_argument(
        "--meaning",
        action="store_true",
        help="Compare meanings, too; needs briefing-bot[meaning].",
    )
    parser.add_argument(
        "--format",
        choices=["json", "text"],
        default="json",
        help="One JSON object per line, or the sentences as text.",
    )
    return parser


def _number(written: str) -> int:
    number = int(written)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{written} is not 1 or more")
    return number


def _batch(name: str, stack: ExitStack) -> IO[str]:
    if name == "-":
        return sys.stdin
    try:
        return stack.enter_context(open(name, encoding="utf-8", errors="replace"))  # noqa: PTH123 - pathlib takes a tenth of the start
    except OSError as error:
        _parser().error(f"{name!r} can't be read: {error.strerror}")


def _summarise(options: argparse.Namespace, batch: IO[str] | None) -> int:
    """Print the result of each task."""
    from briefings.reading.workers.pool import start_worker

    wrong = _wrong(options)
    if wrong:
        _parser().error(wrong)
    start_worker()
    from dataclasses import replace

    from briefings.composing.batch import as_lines, budget_for, condense

    budget, refused = budget_for(options.words, options.points), False
    meaning = _meaning() if options.meaning else None
    for task in _tasks(options.paths, batch):
        if isinstance(task, Exception):
            refused = True
            _complain(task)
            continue
        asked = replace(task, about=task.about or options.about)
        result = condense(asked, budget, options.engine, meaning)
        if options.format == "json":
            from json import dumps

            _say(dumps(result, ensure_ascii=False))
        else:
            _say("\n".join(as_lines(result)))
    return 1 if refused else 0


def _wrong(options: argparse.Namespace) -> str | None:
    """Return what is wrong with the options, if anything."""
    if bool(options.paths) == bool(options.batch):
        return "give files, or --batch FILE.jsonl"
    if options.words and options.points:
        return "give --words or --points, not both"
    if options.engine is not None:
        from briefings.ranking.names import NAMES

        if options.engine not in NAMES:
            return f"--engine: {options.engine!r} is not one of {', '.join(NAMES)}"
    return None


def _meaning() -> "Meaning":
    """Return what compares meanings, if it is installed."""
    from briefings.errors import MeaningError
    from briefings.meaning.minilm import MiniLM

    model = MiniLM()
    try:
        model.check()
    except MeaningError as error:
        _parser().error(f"--meaning: {error}")
    return model


def _tasks(paths: Sequence[str], batch: IO[str] | None) -> Iterator["Task | ReadingError"]:
    if batch is None:
        yield from _task_of_files(paths)
        return
    for number, line in enumerate(batch, start=1):
        if line.strip():
            yield _task_of_line(line, f"line {number}")


def _task_of_line(line: str, where: str) -> "Task | ReadingError":
    """Return what a worker makes of a line, or why it can't."""
    from briefings.errors import ReadingError
    from briefings.reading.workers.failures import CallFailed
    from briefings.reading.workers.pool import call

    try:
        (found,) = call(READ_LINE, line, where)
    except CallFailed as failure:
        return ReadingError("batch", where, failure.reason, failure.remedy)
    return cast("Task | ReadingError", found)


def read_line(line: str, where: str) -> Iterator["Task | ReadingError"]:
    """Yield the task that a line of a batch states, or why it states none: in a worker."""
    from briefings.composing.batch import read_task
    from briefings.errors import ReadingError
    from briefings.reading.marks import marks_of

    try:
        yield read_task(line, where, marks_of)
    except ReadingError as error:
        yield error


def _task_of_files(paths: Sequence[str]) -> Iterator["Task | ReadingError"]:
    """Yield what was refused, then all articles of the files as one task."""
    from datetime import UTC, datetime

    from briefings.composing.batch import Task
    from briefings.errors import ReadingError
    from briefings.reading.folder import read

    stdin = sys.stdin.buffer if "-" in paths else None
    documents: list[tuple[str | int, Article]] = []
    # When an article was read is no part of a result.
    for found in read(paths, at=datetime.min.replace(tzinfo=UTC), stdin=stdin):
        if isinstance(found, ReadingError):
            yield found
        else:
            documents.append((found.file or str(len(documents)), found))
    yield Task(id=" ".join(paths), documents=tuple(documents))


def _complain(error: Exception) -> None:
    from bot.chat.visible import one_line

    sys.stderr.write(f"{one_line(str(error))}\n")


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
