"""Which stored articles are no longer where they were read."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bot.library.selection import is_under
from briefings.errors import ReadingError
from briefings.model import Article
from briefings.reading.places.names import is_file, is_folder, named_path, split_part
from briefings.reading.places.stored import StoredArticle


class Pruning:
    """Watches what is read from some files and folders."""

    def __init__(self, paths: Sequence[str]) -> None:
        """Watch the reading of `paths`: files, folders or patterns."""
        self._paths = paths
        self._found: set[str] = set()
        self._refused: set[str] = set()

    def watch(self, findings: Iterable[Article | ReadingError]) -> Iterator[Article | ReadingError]:
        """Pass on what is found."""
        for finding in findings:
            if isinstance(finding, Article):
                self._found.add(finding.id)
            elif _is_there(named_path(file := split_part(finding.path)[0])):
                self._refused.add(file)
            yield finding

    def missing(self, stored: Iterable[StoredArticle]) -> list[StoredArticle]:
        """Return the articles that were read from the paths, and were not found there now.

        What came from a file that was refused now, or a part of it, is not taken for missing.
        """
        return [
            article
            for article in stored
            if article.id not in self._found
            and is_under(article, self._paths)
            and not (self._refused and is_under(article, self._refused))
        ]


def _is_there(path: Path) -> bool:
    """Whether it is a file, or in an archive, or a folder that can't be looked into."""
    if is_folder(path):
        return not os.access(path, os.R_OK | os.X_OK)
    return any(map(is_file, (path, *path.parents)))
