"""`briefing-bot summarise`: condenses files or a batch, without a store, one result a line."""

import sys
from collections.abc import Iterator
from typing import IO, TYPE_CHECKING, Literal

import click

if TYPE_CHECKING:
    from briefings.choosing.batch import Task
    from briefings.errors import ReadingError
    from briefings.model import Article


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH…]")
@click.option(
    "--batch",
    type=click.File("r", encoding="utf-8", errors="replace"),
    metavar="FILE.jsonl",
    help="Condense each line of a JSONL file; - is standard input.",
)
@click.option("--about", metavar="WORDS", help="Words or a question that it should be about.")
@click.option("--words", type=click.IntRange(1), help="How many words at most; 240 by default.")
@click.option("--points", type=click.IntRange(1), help="How many points at most, instead.")
@click.option("--engine", metavar="NAME", help="What chooses: coverage (the default), lexrank, …")
@click.option(
    "--format",
    "form",
    type=click.Choice(["json", "text"]),
    default="json",
    help="One JSON object a line, or the sentences as text.",
)
@click.pass_context
def summarise(  # noqa: PLR0913, PLR0917 - one argument an option
    context: click.Context,
    paths: tuple[str, ...],
    batch: IO[str] | None,
    about: str | None,
    words: int | None,
    points: int | None,
    engine: str | None,
    form: Literal["json", "text"],
) -> None:
    """Condense files, or each line of a batch, without touching the store.

    A line is {"id", "about"?, "documents": [{"id"?, "title"?, "text", "source"?, "published"?}]}.
    Its result is printed as soon as it is done: {"id", "text", "points", "answered"}. A line
    that can't be read is named on standard error, and the rest goes on.

    \b
      briefing-bot summarise news/ --about "tariffs on steel" --format text
      briefing-bot summarise --batch events.jsonl --words 100
      cat events.jsonl | briefing-bot summarise --batch - --points 5
    """
    import json
    from dataclasses import replace

    from briefings.choosing.batch import condense, in_words, shortened

    _check(paths, batch, words, points)
    chosen, budget, refused = _engine(engine), shortened(words, points), False
    for task in _tasks(paths, batch):
        if isinstance(task, Exception):
            refused = True
            click.echo(_one_line(task), err=True)
            continue
        result = condense(replace(task, about=task.about or about), budget, chosen)
        if form == "json":
            click.echo(json.dumps(result, ensure_ascii=False))
        else:
            click.echo("\n".join(in_words(result)))
        sys.stdout.flush()
    context.exit(1 if refused else 0)


def _check(
    paths: tuple[str, ...], batch: IO[str] | None, words: int | None, points: int | None
) -> None:
    if bool(paths) == bool(batch):
        raise click.UsageError("Give files, or --batch FILE.jsonl")
    if words and points:
        raise click.UsageError("Give --words or --points, not both")


def _engine(name: str | None) -> str:
    from briefings.choosing.answering import DEFAULT
    from briefings.choosing.engines import NAMES

    if name is not None and name not in NAMES:
        known = ", ".join(NAMES)
        raise click.BadParameter(f"{name!r} is not one of {known}", param_hint="--engine")
    return name or DEFAULT


def _tasks(paths: tuple[str, ...], batch: IO[str] | None) -> Iterator["Task | ReadingError"]:
    if batch is None:
        yield from _task_of_files(paths)
        return
    from briefings.choosing.batch import read_task
    from briefings.errors import ReadingError
    from briefings.reading.marks import marks_of

    for number, line in enumerate(batch, start=1):
        if not line.strip():
            continue
        try:
            yield read_task(line, f"line {number}", marks_of)
        except ReadingError as error:
            yield error


def _task_of_files(paths: tuple[str, ...]) -> Iterator["Task | ReadingError"]:
    """Yield what was refused, then all articles of the files as one task."""
    from datetime import UTC, datetime

    from briefings.choosing.batch import Task
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


def _one_line(error: Exception) -> str:
    from bot.visible import one_line

    return one_line(str(error))
