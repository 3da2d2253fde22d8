"""How reading and gathering are getting on: a live line on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TextIO, TypeAlias

from bot.chat.visible import one_line
from briefings.errors import ReadingError
from briefings.model import Article

if TYPE_CHECKING:
    from bot.gathering.rounds.report import SourceReport

Progress: TypeAlias = Callable[[Article | ReadingError], None]
RoundProgress: TypeAlias = Callable[["SourceReport"], None]

_EVERY = 500
"""Articles between two plain lines."""
_MOST_LINES = 3
"""Entries of one source that are named where they can't be read."""


@contextmanager
def watch(sink: TextIO) -> Iterator[Progress]:
    """Give what is to be told of each finding; refusals and notes get their lines at once."""
    if sink.isatty():
        with _live(sink) as progress:
            yield progress
    else:
        yield _lines(sink)


@contextmanager
def _live(sink: TextIO) -> Iterator[Progress]:
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.progress import SpinnerColumn, TextColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} articles read"))
    with Bar(*columns, console=Console(file=sink), transient=True) as bar:
        task = bar.add_task("reading", total=None)

        def tell(finding: Article | ReadingError) -> None:
            if isinstance(finding, ReadingError):
                bar.console.print(one_line(str(finding)), markup=False, highlight=False)
            else:
                for note in _notes(finding):
                    bar.console.print(note, markup=False, highlight=False)
                bar.advance(task)

        yield tell


@contextmanager
def watch_round(sink: TextIO, sources: int) -> Iterator[RoundProgress]:
    """Give what is to be told of each source of a round; failures get their lines at once."""
    if not (sink.isatty() and sources):
        yield lambda report: sink.writelines(f"{line}\n" for line in _trouble(report))
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("sources, {task.fields[new]} new"))
    with Bar(*columns, console=Console(file=sink), transient=True) as bar:
        task = bar.add_task("gathering", total=sources, new=0)
        new = 0

        def tell(report: "SourceReport") -> None:
            nonlocal new
            for line in _trouble(report):
                bar.console.print(line, markup=False, highlight=False)
            new += report.new
            bar.update(task, advance=1, new=new)

        yield tell


def _trouble(report: "SourceReport") -> Iterator[str]:
    """Yield a line on why a source or an entry of it was not read."""
    if report.error:
        remedy = f" — {report.remedy}" if report.remedy else ""
        yield one_line(f"{report.state}: {report.address}: {report.error}{remedy}")
    yield from (one_line(str(refusal)) for refusal in report.refusals[:_MOST_LINES])
    if (more := len(report.refusals) - _MOST_LINES) > 0:
        yield one_line(f"{report.address}: {more} more of its entries can't be read")


def _lines(sink: TextIO) -> Progress:
    read = 0

    def tell(finding: Article | ReadingError) -> None:
        nonlocal read
        if isinstance(finding, ReadingError):
            sink.write(f"{one_line(str(finding))}\n")
            return
        sink.writelines(f"{note}\n" for note in _notes(finding))
        read += 1
        if read % _EVERY == 0:
            sink.write(f"{read} articles read\n")

    return tell


def _notes(article: Article) -> Iterator[str]:
    """Yield a line for each thing that the reader of an article could not make out."""
    for note in article.notes:
        yield one_line(f"note: {article.file}: {note}")
