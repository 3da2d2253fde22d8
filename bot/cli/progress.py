"""How reading is getting on: a live line on a terminal, plain lines elsewhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO, TypeAlias

from bot.chat.visible import one_line
from briefings.errors import ReadingError
from briefings.model import Article

Progress: TypeAlias = Callable[[Article | ReadingError], None]

_EVERY = 500
"""Articles between two plain lines."""


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
