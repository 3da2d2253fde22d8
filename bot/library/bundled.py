"""The bundled corpus: what a new store begins with."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from importlib.resources import as_file, files

from bot.library.topics_file import parse_topics
from briefings.errors import ReadingError
from briefings.model import Article, Topic


def bundled_topics() -> list[Topic]:
    """Return the topics of `seeds/topics.toml`."""
    return parse_topics((files("seeds") / "topics.toml").read_text("utf-8"))


def bundled_articles(at: datetime) -> Iterator[Article | ReadingError]:
    """Yield the articles of `seeds/articles`, each by the name its file has there.

    Args:
        at: when they are read.
    """
    from briefings.reading.folder import read  # noqa: PLC0415 - only an empty store needs it

    with as_file(files("seeds") / "articles") as folder:
        for path in sorted(folder.glob("*.txt")):
            for finding in read([str(path)], at=at):
                if isinstance(finding, Article):
                    yield replace(finding, file=f"seeds/articles/{path.name}")
                else:
                    yield finding
